// The lookups in tables/figure_words.txt. Tested by tests/cases/figures.
#include "rashomon/values/figure_words.h"

#include <algorithm>
#include <array>

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/values/calendar_words.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxModifierTokens = 6;

struct FigureWords {
  WordMap<std::string_view> before, elsewhere, after;
  WordMap<bool> designators, adjectives, not_one;
  std::array<WordMap<bool>, 4> topics;  // as in Topic
};

const FigureWords& tables() {
  static const FigureWords built = [] {
    FigureWords made;
    for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/figure_words.txt"))) {
      if (row.section == "before")
        made.before.add(row.key, row.value);
      else if (row.section == "before, other languages")
        made.elsewhere.add(row.key, row.value);
      else if (row.section == "after")
        made.after.add(row.key, row.value);
      else if (row.section == "designator")
        made.designators.add(row.key, true);
      else if (row.section == "not counted by one")
        made.not_one.add(row.key, true);
      else if (row.section == "heat")
        made.topics[0].add(row.key, true);
      else if (row.section == "money")
        made.topics[1].add(row.key, true);
      else if (row.section == "weight")
        made.topics[2].add(row.key, true);
      else if (row.section == "contest")
        made.topics[3].add(row.key, true);
      else
        made.adjectives.add(row.key, true);
    }
    return made;
  }();
  return built;
}

}  // namespace

Modifier find_modifier_before(const NumberContext& context, std::uint32_t first, std::uint32_t at) {
  const std::vector<Token>& tokens = *context.tokens;
  for (std::uint32_t size = std::min(kMaxModifierTokens, at - first); size > 0; --size) {
    const Span span = {tokens[at - size].span.begin, tokens[at - 1].span.end};
    if (tokens[at - size].kind != TokenKind::word || span.size() > 40) continue;
    const auto& names = context.is_english() ? tables().before : tables().elsewhere;
    if (const std::string_view* name = names.find(text_of(context.text, span))) return {*name, at - size};
  }
  return {};
}

Modifier find_modifier_after(const NumberContext& context, std::uint32_t at) {
  const std::vector<Token>& tokens = *context.tokens;
  for (std::uint32_t size = at < context.end ? std::min(4U, context.end - at) : 0; size > 0; --size) {
    const Span span = {tokens[at].span.begin, tokens[at + size - 1].span.end};
    if (tokens[at].kind != TokenKind::word || span.size() > 40) continue;
    if (const std::string_view* name = tables().after.find(text_of(context.text, span))) return {*name, at + size};
  }
  return {};
}

bool is_designator(std::string_view word) {
  return tables().designators.contains(word);
}
bool is_adjective_after_hyphen(std::string_view word) {
  return tables().adjectives.contains(word);
}

bool is_counted_by_one(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z' && !is_function_word(word) &&
         !tables().not_one.contains(word);
}

bool is_word_of(const NumberContext& context, std::uint32_t t, Topic topic) {
  return t < context.end &&
         tables().topics[static_cast<std::size_t>(topic)].contains(text_of(context.text, (*context.tokens)[t].span));
}

bool speaks_of(const NumberContext& context, std::uint32_t first, std::uint32_t at, Topic topic) {
  constexpr std::uint32_t kNear = 60;
  const std::uint32_t end = std::min(context.end, at + kNear);
  for (std::uint32_t t = at > first + kNear ? at - kNear : first; t < end; ++t)
    if (is_word_of(context, t, topic)) return true;
  return false;
}

int month_of(std::string_view word, std::string_view language) {
  const bool is_english = language.empty() || language == "en";
  const WordMap<CalendarWord>* words = calendar_words(is_english ? "en" : language);
  const CalendarWord* found = words != nullptr ? words->find(word) : nullptr;
  if (found == nullptr || (is_english && found->needs_capital && (word[0] < 'A' || word[0] > 'Z'))) return 0;
  return found->month;
}

}  // namespace rashomon
