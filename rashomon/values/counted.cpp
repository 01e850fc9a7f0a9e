// Tested by tests/cases/figures.
#include "rashomon/values/counted.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "rashomon/base/letters.h"
#include "rashomon/base/one_of.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/values/figure_words.h"
#include "rashomon/values/number_words.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxWords = 5;

bool looks_plural(std::string_view word) {
  if (is_one_of(word, {"people", "men", "women", "children", "police", "troops", "personnel", "staff", "fish", "sheep", "cattle",
        "aircraft", "spacecraft", "families", "teeth", "lives", "times"}))
    return true;
  if (word.size() > 4 && word.ends_with("men")) return word != "regimen" && word != "specimen";  // fishermen
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is") && !word.ends_with("'s") && !word.ends_with("\u2019s");
}

bool is_article(std::string_view word) {
  return is_one_of(word, {"the", "all", "those", "these", "its", "their", "his", "her", "our", "your", "my"});
}

// Of an English plural; other words come back as they are.
std::string singular(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kIrregular = {{{"men", "man"},
                                                                                        {"women", "woman"},
                                                                                        {"children", "child"},
                                                                                        {"teeth", "tooth"},
                                                                                        {"lives", "life"},
                                                                                        {"wives", "wife"},
                                                                                        {"knives", "knife"},
                                                                                        {"wolves", "wolf"},
                                                                                        {"series", "series"},
                                                                                        {"species", "species"},
                                                                                        {"movies", "movie"}}};
  for (const auto& [plural, one] : kIrregular)
    if (word == plural) return std::string(one);
  if (!looks_plural(word) || word.ends_with("people") || word.ends_with("police")) return std::string(word);
  std::string one(word);
  if (one.ends_with("men")) return one.replace(one.size() - 2, 1, "a");
  if (!one.ends_with('s')) return one;  // troops end so, sheep do not
  one.pop_back();
  if (one.ends_with("ie") && one.size() > 3) return one.replace(one.size() - 2, 2, "y");
  for (const std::string_view sibilant : {"che", "she", "xe", "sse", "zze"})
    if (one.ends_with(sibilant)) return one.substr(0, one.size() - 1);
  return one;
}

// Whether the counted ends with a word; nothing where it cannot even go on with it.
std::optional<bool> ends_counted(const Token& token, std::string_view word, std::string_view language) {
  if (token.kind != TokenKind::word) return std::nullopt;
  if (language == "de") return token.capitalised;  // 40 verletzte Menschen: up to the noun
  if (language == "ru" || language == "uk") {
    for (const std::string_view adjective : {"ых", "их", "іх"})
      if (word.ends_with(adjective)) return false;
    const bool is_verb = word.ends_with("ли") || word.ends_with("ть");
    return word.size() > 6 && !is_verb && !token.capitalised ? std::optional(true) : std::nullopt;
  }
  if (token.capitalised || word.size() < 5 || !(word.ends_with('s') || word.ends_with('x'))) return std::nullopt;
  return is_one_of(word, {"dans", "sous", "après", "mais", "sans", "vers", "très", "tras", "antes", "menos", "depois"})
             ? std::nullopt
             : std::optional(true);
}

// 1.200 Menschen | 3,5 millions de personnes | 1200 мирных жителей: a noun in the plural, two adjectives before it.
Span find_counted_elsewhere(const NumberContext& context, std::uint32_t t) {
  const std::vector<Token>& tokens = *context.tokens;
  const auto word = [&](std::uint32_t at) { return text_of(context.text, tokens[at].span); };
  if (t < context.end && is_one_of(word(t), {"de", "di"})) ++t;
  for (std::uint32_t end = t; end < std::min(context.end, t + 3); ++end) {
    const std::optional<bool> ends = ends_counted(tokens[end], word(end), context.language);
    if (!ends || month_of(word(end), context.language) != 0) return {};
    if (*ends) return {tokens[t].span.begin, tokens[end].span.end};
  }
  return {};
}

}  // namespace

Span find_counted(const NumberContext& context, TokenPlace after, bool inside_word, bool needs_of) {
  const std::vector<Token>& tokens = *context.tokens;
  const auto word = [&](std::uint32_t t) {
    return t < context.end ? text_of(context.text, tokens[t].span) : std::string_view{};
  };
  if (!context.is_english()) return inside_word || needs_of ? Span{} : find_counted_elsewhere(context, after.token);
  std::uint32_t t = after.token;
  if (inside_word && t < context.end && !needs_of) {
    std::uint32_t begin = after.byte;
    if (begin < tokens[t].span.begin) begin = tokens[t].span.begin;
    if (begin < tokens[t].span.end && context.text[begin] == '-') ++begin;
    const bool strong = text_of(context.text, {begin, std::max(begin, tokens[t].span.end)}) == "strong";
    if (strong && t + 1 < context.end && tokens[t + 1].kind == TokenKind::word && !is_function_word(word(t + 1)))
      return tokens[t + 1].span;  // an 18,000-strong workforce
    return {begin, std::max(begin, tokens[t].span.end)};
  }
  const bool half = t > 0 && is_article(word(t)) && equal_no_case(text_of(context.text, tokens[t - 1].span), "half");
  const bool of = half || word(t) == "of";  // half the voters
  if (of) {
    if (!half) ++t;
    while (is_article(word(t))) ++t;
    if (t > after.token + 1 && t < context.end &&
        (tokens[t].kind == TokenKind::number || may_begin_numeral(word(t), context.language)))  // two of the five suspects
      if (const std::optional<Numeral> whole = read_numeral(context, t, false); whole && !whole->joined)
        t = whole->rest.token;
  } else if (needs_of) {
    return {};
  }
  std::uint32_t end = t;
  while (end < context.end && end < t + kMaxWords) {
    const Token& token = tokens[end];
    if (token.kind != TokenKind::word || month_of(word(end), context.language) != 0) break;
    if (end > t && word(end) == "and" && tokens[end - 1].capitalised && end + 1 < context.end &&
        tokens[end + 1].capitalised && end + 1 < t + kMaxWords) {  // Kia and Hyundai vehicles
      ++end;
      continue;
    }
    const bool other = word(end) == "other" || word(end) == "more" || word(end) == "such";
    if (is_function_word(word(end)) && !other && word(end) != "US") break;  // 10 US citizens
    if (end > t && token.span.begin > tokens[end - 1].span.end + 1) break;
    ++end;
    if (!looks_plural(word(end - 1))) continue;
    const bool goes_on = !word(end - 1).ends_with('s') && end < context.end && tokens[end].kind == TokenKind::word &&
                         !tokens[end].capitalised && word(end).ends_with('s') && looks_plural(word(end)) &&
                         !is_function_word(word(end));  // police officers, staff members
    return {tokens[t].span.begin, goes_on ? tokens[end].span.end : token.span.end};
  }
  if (!of || end == t || word(t) == "other" || word(t) == "more") return {};
  if (word(t - 1) == "those") return {tokens[t - 1].span.begin, tokens[t].span.end};  // half of those arrested
  const bool two = end > t + 1 && !word(t + 1).ends_with("ed") && !is_speech_verb(word(t + 1));  // crude oil
  return {tokens[t].span.begin, tokens[two ? t + 1 : t].span.end};
}

Span find_counted_by_one(const NumberContext& context, std::uint32_t t) {
  const std::vector<Token>& tokens = *context.tokens;
  const auto word = [&](std::uint32_t at) {
    return at < context.end ? text_of(context.text, tokens[at].span) : std::string_view{};
  };
  std::uint32_t end = t;
  while (end < t + kMaxWords && is_counted_by_one(word(end)) && !is_speech_verb(word(end))) ++end;
  while (end > t + 1 && word(end - 1).ends_with("ed")) --end;  // one person drowned
  return end > t ? Span{tokens[t].span.begin, tokens[end - 1].span.end} : Span{};
}

std::string unit_of_counted(std::string_view counted, std::string_view language) {
  std::string unit;
  for (std::size_t at = 0; at < counted.size();) {  // white space as one space
    const std::size_t end = std::min(counted.find_first_of(" \t\r\n", at), counted.size());
    if (end > at) unit.append(unit.empty() ? "" : " ").append(counted.substr(at, end - at));
    at = end + 1;
  }
  if (!language.empty() && language != "en") return unit;
  const std::size_t head = unit.rfind(' ') == std::string::npos ? 0 : unit.rfind(' ') + 1;
  unit = unit.substr(0, head) + singular(std::string_view(unit).substr(head));
  return unit;
}

}  // namespace rashomon
