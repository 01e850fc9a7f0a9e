// Tested by tests/cases/figures.
#include "rashomon/values/token_pieces.h"

namespace rashomon {
namespace {

// A token "-" at byte `end`, written between a number and a word: 23-year-old
bool is_joining_hyphen(const NumberContext& context, std::uint32_t t, std::uint32_t end) {
  const Token& hyphen = (*context.tokens)[t];
  const Token& next = (*context.tokens)[t + 1];
  return text_of(context.text, hyphen.span) == "-" && hyphen.span.begin == end && next.span.begin == hyphen.span.end &&
         next.kind == TokenKind::word;
}

}  // namespace

Span piece_at(const NumberContext& context, TokenPlace place) {
  if (place.token >= context.end) return {};
  const Span token = (*context.tokens)[place.token].span;
  const std::size_t hyphen = context.text.substr(0, token.end).find('-', place.byte);
  return {place.byte, hyphen == std::string_view::npos ? token.end : static_cast<std::uint32_t>(hyphen)};
}

TokenPlace place_after(const NumberContext& context, std::uint32_t token, std::uint32_t end) {
  const std::vector<Token>& tokens = *context.tokens;
  if (end < tokens[token].span.end) return {token, context.text[end] == '-' ? end + 1 : end};
  std::uint32_t next = token + 1;
  if (next + 1 < context.end && is_joining_hyphen(context, next, end)) ++next;
  const auto text_end = static_cast<std::uint32_t>(context.text.size());
  return {next, next < context.end ? tokens[next].span.begin : text_end};
}

}  // namespace rashomon
