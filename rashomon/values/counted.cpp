// Tested by tests/cases/figures.
#include "rashomon/values/counted.h"

#include <algorithm>

#include "rashomon/language/word_lists.h"
#include "rashomon/values/figure_words.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxWords = 4;

bool looks_plural(std::string_view word) {
  for (const std::string_view irregular :
       {"people", "men", "women", "children", "police", "troops", "personnel", "staff", "fish", "sheep", "cattle",
        "aircraft", "spacecraft", "families", "teeth", "lives", "times"})
    if (word == irregular) return true;
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is") && !word.ends_with("'s") && !word.ends_with("\u2019s");
}

bool is_article(std::string_view word) {
  for (const std::string_view article :
       {"the", "all", "those", "these", "its", "their", "his", "her", "our", "your", "my"})
    if (word == article) return true;
  return false;
}

}  // namespace

Span find_counted(const NumberContext& context, TokenPlace after, bool inside_word, bool needs_of) {
  const std::vector<Token>& tokens = *context.tokens;
  const auto word = [&](std::uint32_t t) {
    return t < context.end ? text_of(context.text, tokens[t].span) : std::string_view{};
  };
  std::uint32_t t = after.token;
  if (inside_word && t < context.end && !needs_of) {
    std::uint32_t begin = after.byte;
    if (begin < tokens[t].span.begin) begin = tokens[t].span.begin;
    if (begin < tokens[t].span.end && context.text[begin] == '-') ++begin;
    return {begin, std::max(begin, tokens[t].span.end)};
  }
  const bool of = word(t) == "of";
  if (of) {
    ++t;
    while (is_article(word(t))) ++t;
  } else if (needs_of) {
    return {};
  }
  std::uint32_t end = t;
  while (end < context.end && end < t + kMaxWords) {
    const Token& token = tokens[end];
    if (token.kind != TokenKind::word || month_of(word(end)) != 0) break;
    const bool other = word(end) == "other" || word(end) == "more" || word(end) == "such";
    if (is_function_word(word(end)) && !other) break;
    if (end > t && token.span.begin > tokens[end - 1].span.end + 1) break;
    ++end;
    if (looks_plural(word(end - 1))) return {tokens[t].span.begin, token.span.end};
  }
  if (!of || end == t || word(t) == "other" || word(t) == "more") return {};
  const bool two = end > t + 1 && !word(t + 1).ends_with("ed") && !is_speech_verb(word(t + 1));  // crude oil
  return {tokens[t].span.begin, tokens[two ? t + 1 : t].span.end};
}

}  // namespace rashomon
