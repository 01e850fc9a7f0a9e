#include "rashomon/reading/attribution/subjects.h"

#include "rashomon/reading/attribution/noun_phrases.h"
#include "rashomon/reading/speaker_nouns.h"

namespace rashomon {
namespace {

// "The agency that runs | the dam", "Engineers who did not | work on the dam": the object of a relative clause.
Range before_relative_clause(const Narration& n, const Line& line, Range phrase) {
  constexpr std::uint32_t kReach = 8;
  if (phrase.empty() || phrase.begin < line.begin + 3) return {};
  const Item& verb = n.items[phrase.begin - 1];
  if (!is_finite(verb) && !verb.word.is(kNegation | kModal)) return {};
  for (std::uint32_t i = phrase.begin - 1; i-- > line.begin + 1 && i + kReach > phrase.begin;) {
    if (n.items[i].word.is(kComma | kQuotation)) return {};
    if (n.items[i].word.is(kRelative) && is_nominal(n.items[i - 1]) && !n.items[i - 1].word.is(kTime))
      return phrase_before(n, line.begin, i);
  }
  return {};
}

}  // namespace

Range name_behind(const Narration& n, const Line& line, Range phrase) {
  const std::uint32_t first = phrase.end + 1;
  if (first >= line.end || !n.items[phrase.end].word.is(kComma) || n.items[phrase.end - 1].name != kNone) return {};
  const std::uint32_t name = n.items[first].name;
  if (name == kNone || n.analysis->names[name].kind != NameKind::person) return {};
  std::uint32_t end = first;
  while (end < line.end && n.items[end].name == name) ++end;
  return {first, end};
}

// A name or a noun of those who speak.
bool is_source(const Narration& n, Range phrase) {
  for (std::uint32_t i = phrase.begin; i < phrase.end && i < phrase.begin + 5; ++i) {
    if (n.items[i].word.is(kPreposition)) break;
    if (n.items[i].name != kNone || noun_classes(folded_name_word(n.text_of_item(i))) != 0) return true;
  }
  return false;
}

// "Protesters | marching through the streets": the phrase at the end is not the subject.
Range without_reduced_clause(const Narration& n, const Line& line, Range phrase) {
  if (const Range head = before_relative_clause(n, line, phrase); !head.empty()) return head;
  if (phrase.begin < line.begin + 3 || phrase.empty() || !n.items[phrase.begin - 1].word.is(kPreposition | kTo)) return phrase;
  const Item& participle = n.items[phrase.begin - 2];
  if (!participle.word.can_be(kIng | kParticiple) || participle.word.can_be(kBase)) return phrase;
  const Range whole = phrase_before(n, line.begin, phrase.begin - 2);
  return whole.empty() ? phrase : whole;
}

// "Her rival, Paul Stern, |": an aside that is nothing but a person's name.
Range named_in_aside(const Narration& n, const Line& line, std::uint32_t open, std::uint32_t close) {
  const std::uint32_t name = n.items[open + 1].name;
  if (open + 1 >= close || name == kNone || n.items[close - 1].name != name || open == line.begin) return {};
  if (n.analysis->names[name].kind != NameKind::person || n.items[open - 1].name != kNone) return {};
  return {open + 1, close};
}

// "Ann Lee, a farmer, one of many |": what the asides are about.
Range before_asides(const Narration& n, const Line& line, std::uint32_t end) {
  Range phrase = phrase_before(n, line.begin, end);
  for (int more = 0; more < 3 && !phrase.empty(); ++more) {
    if (phrase.begin < line.begin + 2 || !n.items[phrase.begin - 1].word.is(kComma)) break;
    if (n.items[phrase.begin].name != kNone || n.items[phrase.begin].word.is(kSubject)) break;
    const Range earlier = phrase_before(n, line.begin, phrase.begin - 1);
    if (earlier.empty() || n.items[earlier.end - 1].name == kNone) break;
    phrase = earlier;
  }
  return phrase;
}

}  // namespace rashomon
