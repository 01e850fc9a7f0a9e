#include "rashomon/reading/speakers/source_phrases.h"

#include <algorithm>

#include "rashomon/reading/speaker_nouns.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxBack = 60;  // tokens looked back at for a group

}  // namespace

bool is_acronym(std::string_view word) {
  std::size_t capitals = 0;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z') ++capitals;
    else if (c != '.' && c != '-' && c != '&') return false;
  }
  return capitals >= 2;
}

std::uint32_t SourcePhrases::first_name_from(std::uint32_t byte) const {
  return static_cast<std::uint32_t>(
      std::partition_point(analysis_.names.begin(), analysis_.names.end(),
                           [&](const Name& name) { return name.span.begin < byte; }) -
      analysis_.names.begin());
}

std::uint32_t SourcePhrases::token_at(std::uint32_t byte) const {
  return static_cast<std::uint32_t>(std::partition_point(analysis_.tokens.begin(), analysis_.tokens.end(),
                                                         [&](const Token& token) { return token.span.end <= byte; }) -
                                    analysis_.tokens.begin());
}

std::uint32_t SourcePhrases::sentence_of(std::uint32_t byte) const {
  return static_cast<std::uint32_t>(std::partition_point(analysis_.sentences.begin(), analysis_.sentences.end(),
                                                         [&](const Sentence& s) { return s.span.end <= byte; }) -
                                    analysis_.sentences.begin());
}

std::string SourcePhrases::word_at(std::uint32_t token) const {
  return folded_name_word(text_of(text_, analysis_.tokens[token].span));
}

Word SourcePhrases::grammar_at(std::uint32_t token) const {
  return is_acronym(text_of(text_, analysis_.tokens[token].span)) ? Word{} : classify_word(word_at(token));
}

bool SourcePhrases::is_sign(std::uint32_t token, std::string_view sign) const {
  return text_of(text_, analysis_.tokens[token].span) == sign;
}

bool SourcePhrases::in_quotation(std::uint32_t byte) const {
  auto quoted = std::partition_point(analysis_.quoted.begin(), analysis_.quoted.end(),
                                     [&](const Quoted& q) { return q.outer.begin <= byte; });
  return quoted != analysis_.quoted.begin() && contains((--quoted)->outer, byte);
}

Span SourcePhrases::without_relative_clause(Span source) const {
  const auto& tokens = analysis_.tokens;
  const std::uint32_t first = token_at(source.begin);
  for (std::uint32_t t = first + 1; t < tokens.size() && tokens[t].span.begin < source.end; ++t) {
    if (!grammar_at(t).is(kRelative)) continue;
    if (grammar_at(t - 1).is(kPreposition) && t + 1 < tokens.size() && tokens[t + 1].span.begin < source.end)
      return {tokens[t + 1].span.begin, source.end};
    while (t > first + 1 && tokens[t - 1].kind == TokenKind::punctuation) --t;
    return {source.begin, tokens[t - 1].span.end};
  }
  return source;
}

// "the Clinton | campaign": a noun behind the name is the head.
bool SourcePhrases::continues_phrase(std::uint32_t token) const {
  if (analysis_.tokens[token].kind != TokenKind::word) return false;
  return !grammar_at(token).is(kPreposition | kCoordinator | kTo | kRelative);
}

// "LONDON - The foreign secretary": where it was written, not who speaks.
bool SourcePhrases::is_dateline(const Name& name) const {
  const std::string_view text = text_of(text_, name.span);
  const bool capitals = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const std::uint32_t next = name.end_token;
  if (!capitals || next >= analysis_.tokens.size()) return false;
  return is_sign(next, "-") || is_sign(next, "\u2013") || is_sign(next, "\u2014") || is_sign(next, "--");
}

std::optional<std::uint32_t> SourcePhrases::head_name(Span source) const {
  const auto& tokens = analysis_.tokens;
  const std::uint32_t first = token_at(source.begin);
  bool within = false;  // behind a preposition: "a spokesman for | Mr Vane"
  for (std::uint32_t n = first_name_from(source.begin); n < analysis_.names.size(); ++n) {
    const Name& name = analysis_.names[n];
    if (name.span.end > source.end) break;
    std::uint32_t before = name.title.empty() ? name.first_token : std::max(first, token_at(name.title.begin));
    while (before > first && grammar_at(before - 1).is(kDeterminer | kPossessive)) --before;
    const bool apposed = before > first && is_sign(before - 1, ",");
    within = within || (before > first + 1 && grammar_at(before - 1).is(kPreposition | kTo));
    if (within && !apposed) continue;
    const std::uint32_t next = name.end_token;
    if (is_dateline(name)) continue;
    const bool last = next >= tokens.size() || tokens[next].span.begin >= source.end;
    if (last || !continues_phrase(next)) {
      // "a Democrat from Ohio, Mr Vane": what follows the comma may also be a place, "of Kent, Ohio".
      if (!within || name.kind == NameKind::person) return n;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> SourcePhrases::name_beside(Span source) const {
  if ((noun_classes(head_noun(source)) & kPersonNoun) == 0) return std::nullopt;
  const std::uint32_t first = token_at(source.begin), end = token_at(source.end - 1) + 1;
  const std::uint32_t behind = first_name_from(source.end);
  if (behind < analysis_.names.size() && end < analysis_.tokens.size() && is_sign(end, ",")) {
    const Name& name = analysis_.names[behind];
    const std::uint32_t begin = name.title.empty() ? name.first_token : token_at(name.title.begin);
    if (begin == end + 1 && name.kind == NameKind::person) return behind;
    // "Sestak's opponent, | Republican Pat Toomey |": a group's name just before the person's
    if (begin == end + 1 && name.kind == NameKind::group && behind + 1 < analysis_.names.size() &&
        analysis_.names[behind + 1].kind == NameKind::person && analysis_.names[behind + 1].first_token == name.end_token)
      return behind + 1;
  }
  if (first >= 2 && is_sign(first - 1, ",")) {
    const std::uint32_t n = first_name_from(source.begin);
    if (n > 0 && analysis_.names[n - 1].end_token == first - 1 && analysis_.names[n - 1].kind != NameKind::place &&
        analysis_.names[n - 1].kind != NameKind::organisation)
      return n - 1;
  }
  return std::nullopt;
}

std::string SourcePhrases::head_noun(Span source) const {
  std::string head;
  for (std::uint32_t t = token_at(source.begin); t < analysis_.tokens.size() && analysis_.tokens[t].span.begin < source.end;
       ++t) {
    const Token& token = analysis_.tokens[t];
    if (token.kind == TokenKind::punctuation && !head.empty()) break;
    if (token.kind != TokenKind::word) continue;
    const std::string word = word_at(t);
    const Word grammar = grammar_at(t);
    if (grammar.is(kPreposition | kTo | kRelative | kCoordinator) && !head.empty()) break;
    if (grammar.can_be(kPast) && noun_classes(word) == 0 && noun_classes(head) != 0) break;  // "a statement | issued by …"
    if (!grammar.is(kDeterminer | kPossessive | kPreposition | kAdverb) || noun_classes(word) != 0) head = word;
  }
  return head;
}

std::string SourcePhrases::owner_of(Span source) const {
  for (std::uint32_t t = token_at(source.begin); t < analysis_.tokens.size() && analysis_.tokens[t].span.begin < source.end;
       ++t) {
    const Token& token = analysis_.tokens[t];
    const std::string_view word = text_of(text_, token.span);
    if (token.capitalised && (word.ends_with("'s") || word.ends_with("\u2019s") || word.ends_with("s'") ||
                              word.ends_with("s\u2019")))
      return word_at(t);
  }
  return {};
}

std::optional<Span> SourcePhrases::group_before(std::uint32_t byte) const { return noun_before(byte, kGroupNoun, 0); }

std::optional<Span> SourcePhrases::person_before(std::uint32_t byte, std::uint8_t except) const {
  return noun_before(byte, kPersonNoun, except);
}

// Two persons of whom a name is the first.
std::optional<Span> SourcePhrases::two_behind(std::uint32_t n) const {
  if (n + 1 >= analysis_.names.size()) return std::nullopt;
  const Name &first = analysis_.names[n], &second = analysis_.names[n + 1];
  if (first.kind != NameKind::person || second.kind != NameKind::person) return std::nullopt;
  const std::uint32_t begin = second.title.empty() ? second.first_token : token_at(second.title.begin);
  if (begin != first.end_token + 1 || !is_sign(first.end_token, "and")) return std::nullopt;
  return Span{first.title.empty() ? first.span.begin : first.title.begin, second.span.end};
}

std::optional<Span> SourcePhrases::two_before(std::uint32_t byte) const {
  const std::uint32_t here = sentence_of(byte), from = first_name_from(byte);
  for (std::uint32_t n = from; n-- > 0 && sentence_of(analysis_.names[n].span.begin) + 1 >= here;) {
    const auto two = two_behind(n);
    if (two && two->end <= byte && !in_quotation(two->begin)) return two;
  }
  return std::nullopt;
}

bool SourcePhrases::are_two(Span source) const {
  const std::uint32_t n = first_name_from(source.begin);
  const auto two = two_behind(n);
  return two && two->begin <= source.begin + 4 && two->end == source.end;
}

std::optional<std::uint32_t> SourcePhrases::whose_words(Span source) const {
  if ((noun_classes(head_noun(source)) & kOwnWordsNoun) == 0) return std::nullopt;
  const std::uint32_t n = first_name_from(source.begin);
  if (n >= analysis_.names.size() || analysis_.names[n].kind != NameKind::person || analysis_.names[n].span.end >= source.end) return std::nullopt;
  const std::string_view last = text_of(text_, analysis_.tokens[analysis_.names[n].end_token - 1].span);
  return last.ends_with("'s") || last.ends_with("\u2019s") ? std::optional(n) : std::nullopt;
}

std::optional<Span> SourcePhrases::noun_before(std::uint32_t byte, std::uint8_t classes, std::uint8_t except) const {
  const std::uint32_t here = sentence_of(byte);
  if (here >= analysis_.sentences.size()) return std::nullopt;
  const std::uint32_t from = analysis_.sentences[here > 0 ? here - 1 : 0].first_token;
  const std::uint32_t start = token_at(byte);
  for (std::uint32_t t = start; t-- > from && start - t <= kMaxBack;) {
    const std::uint8_t of_word = noun_classes(word_at(t));
    if ((of_word & classes) == 0 || (of_word & except) != 0 || in_quotation(analysis_.tokens[t].span.begin)) continue;
    if (grammar_at(t).is(kSubject | kDeterminer)) continue;  // "many", "others"
    std::uint32_t first = t;
    while (first > from && t - first < 4 && analysis_.tokens[first - 1].kind == TokenKind::word &&
           !grammar_at(first - 1).is(kPreposition | kCoordinator | kSubordinator | kTo | kRelative | kBe | kHave | kModal) &&
           !grammar_at(first - 1).can_be(kPast | kPresent))
      --first;
    return Span{analysis_.tokens[first].span.begin, analysis_.tokens[t].span.end};
  }
  return std::nullopt;
}

std::uint32_t SourcePhrases::age_of(Span source) const {
  const std::string_view text = text_of(text_, source);
  const std::size_t at = text.find("-year-old");
  if (at == std::string_view::npos || at == 0) return 0;
  std::uint32_t age = 0;
  for (std::size_t i = at > 3 ? at - 3 : 0; i < at; ++i)
    if (text[i] >= '0' && text[i] <= '9') age = age * 10 + static_cast<std::uint32_t>(text[i] - '0');
  return age < 120 ? age : 0;
}

bool SourcePhrases::is_subject(const Name& name) const {
  std::uint32_t next = name.end_token;
  if (next + 1 < analysis_.tokens.size() && is_sign(next, ",")) ++next;
  if (next >= analysis_.tokens.size()) return false;
  const Word word = grammar_at(next);
  return word.can_be(kPast | kPresent) || word.is(kBe | kHave | kDo | kModal);
}

}  // namespace rashomon
