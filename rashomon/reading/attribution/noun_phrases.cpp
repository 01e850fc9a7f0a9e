#include "rashomon/reading/attribution/noun_phrases.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxPhrase = 24;  // items; longer ones are cut
constexpr std::uint32_t kMaxAside = 40;

constexpr std::uint32_t kNeverNominal = kPreposition | kCoordinator | kSubordinator | kRelative | kQuestion | kBe | kHave |
                                        kDo | kModal | kNegation | kTo | kQuotation | kComma | kColon | kStop | kDash |
                                        kSemicolon | kOpenBracket | kCloseBracket | kContracted;

// "-ed" and "-ing" words inside a phrase ("the convicted man"): only right after a determiner or an adjective.
bool is_adjectival(const Narration& n, std::uint32_t floor, std::uint32_t i) {
  if (i <= floor) return false;
  const Item& before = n.items[i - 1];
  return before.word.is(kDeterminer | kPossessive | kGenitive | kNumber) || (before.word.is(kAdverb) && i > floor + 1);
}

bool starts_lower(const Item& item) { return !item.capitalised; }

// Can a preposition at i tie what follows it to a noun before it?
bool attaches(const Narration& n, std::uint32_t floor, std::uint32_t i) {
  if (i <= floor) return false;
  const Item& before = n.items[i - 1];
  if (before.name != kNone) return true;
  return is_nominal(before) && !before.word.is(kTime | kAdverb | kSubject | kObject) && !before.word.can_be(kPast | kIng);
}

bool is_list_and(const Narration& n, std::uint32_t floor, std::uint32_t i) {
  if (i <= floor || !n.items[i].word.is(kCoordinator) || i + 1 >= n.items.size()) return false;
  const Item &before = n.items[i - 1], &after = n.items[i + 1];
  if (before.name != kNone && after.name != kNone) return true;
  return before.word.classes == 0 && after.word.classes == 0 && before.word.forms == 0 && starts_lower(before) &&
         starts_lower(after);
}

}  // namespace

bool is_nominal(const Item& item) {
  if (item.name != kNone) return true;
  if (item.word.is(kNeverNominal)) return false;
  if (item.word.is(kAdverb) && !item.word.is(kDeterminer | kNumber)) return false;
  return true;
}

bool is_finite(const Item& item) {
  if (item.name != kNone) return false;
  return item.word.is(kBe | kHave | kDo | kModal | kContracted) || item.word.can_be(kPast | kPresent);
}

Range phrase_before(const Narration& n, std::uint32_t floor, std::uint32_t end) {
  std::uint32_t begin = end;
  const std::uint32_t limit = end > floor + kMaxPhrase ? end - kMaxPhrase : floor;
  while (begin > limit) {
    const std::uint32_t i = begin - 1;
    const Item& item = n.items[i];
    if (item.word.is(kCloseBracket) && begin == end) {
      const std::uint32_t open = aside_open(n, limit, i);
      if (open == kNone || open == limit) break;
      begin = open;
      continue;
    }
    const bool before_article = begin < end && n.items[begin].name == kNone &&
                                n.items[begin].word.is(kDeterminer | kPossessive) && !n.items[begin].word.is(kNumber | kSubject);
    if (item.name != kNone && !before_article) {
      begin = i;
      continue;
    }
    if (item.word.is(kSubject | kObject) && !item.word.is(kDeterminer | kPossessive | kNumber)) {
      if (begin == end) begin = i;
      break;
    }
    if (item.word.is(kPreposition | kTo) && begin < end && !item.word.is(kSubordinator | kAdverb) && attaches(n, limit, i)) {
      begin = i;
      continue;
    }
    if (begin < end && is_list_and(n, limit, i)) {
      begin = i;
      continue;
    }
    // Nothing but a preposition stands before an article: "in the morning | the fire service".
    if (before_article && !item.word.is(kDeterminer)) break;
    if (!is_nominal(item)) break;
    if (item.word.is(kTime) && !item.word.is(kGenitive | kDeterminer) && begin == end && !is_adjectival(n, limit, i)) break;
    if (item.word.can_be(kPast | kParticiple | kIng | kPresent) && !item.word.can_be(kBase) && item.word.noun_cue == 0 &&
        !(item.word.can_be(kPresent) && item.word.verb_cue == 0) && !item.capitalised && !is_adjectival(n, limit, i))
      break;
    begin = i;
  }
  while (begin < end && n.items[begin].word.is(kPreposition | kTo | kAdverb | kCoordinator) && n.items[begin].name == kNone &&
         !n.items[begin].word.is(kDeterminer))
    ++begin;
  return {begin, end};
}

Range phrase_after(const Narration& n, std::uint32_t begin, std::uint32_t ceiling) {
  std::uint32_t end = begin;
  const std::uint32_t limit = std::min(ceiling, begin + kMaxPhrase);
  while (end < limit) {
    const Item& item = n.items[end];
    if (item.name != kNone) {
      ++end;
      continue;
    }
    if (item.word.is(kSubject | kObject) && !item.word.is(kDeterminer | kPossessive | kNumber)) {
      if (end == begin) ++end;
      break;
    }
    if (item.word.is(kOpenBracket) && end > begin) {
      std::uint32_t close = end;
      while (close < limit && !n.items[close].word.is(kCloseBracket)) ++close;
      if (close == limit) break;
      end = close + 1;
      continue;
    }
    const bool more = end + 1 < limit && is_nominal(n.items[end + 1]) && !n.items[end + 1].word.is(kTime);
    if (item.word.is(kPreposition | kTo) && end > begin && more && !item.word.is(kSubordinator | kAdverb)) {
      ++end;
      continue;
    }
    if (end > begin && more && is_list_and(n, begin, end)) {
      ++end;
      continue;
    }
    if (!is_nominal(item) || (item.word.is(kTime) && !item.word.is(kGenitive | kDeterminer))) break;
    if (end > begin && item.word.can_be(kPresent) && n.items[end - 1].name != kNone && !n.items[end - 1].word.is(kGenitive) &&
        end + 1 < limit && n.items[end + 1].word.is(kTo | kDeterminer))
      break;  // "China | plans to"
    if (end > begin && item.word.can_be(kPast | kPresent | kParticiple | kIng) && item.word.noun_cue == 0 && !item.capitalised &&
        !is_adjectival(n, begin, end))
      break;
    ++end;
  }
  while (end > begin && n.items[end - 1].word.is(kPreposition | kTo | kCoordinator) && n.items[end - 1].name == kNone) --end;
  return {begin, end};
}

namespace {

// Is what stands between two commas an aside (", who left in July," ", a doctor," ", 48," ", speaking to reporters,") and
// not a clause of its own?
bool is_aside(const Narration& n, Range inside) {
  if (inside.empty()) return false;
  const Item& first = n.items[inside.begin];
  if (first.word.is(kRelative | kPreposition | kSubordinator | kAdverb | kNumber | kTo)) return true;
  if (first.name == kNone && first.word.can_be(kIng | kParticiple) && !first.word.can_be(kBase)) return true;
  for (std::uint32_t i = inside.begin; i < inside.end; ++i) {
    if (n.items[i].word.is(kRelative | kSubordinator)) return true;
    if (i > inside.begin && is_finite(n.items[i]) && !is_adjectival(n, inside.begin, i)) return false;
  }
  return !first.word.is(kSubject) || first.word.is(kDeterminer);
}

// ", England," or ", Jr.,": the second half of a longer aside or name.
bool is_tail(const Narration& n, Range inside) {
  if (inside.end - inside.begin > 4) return false;
  for (std::uint32_t i = inside.begin; i < inside.end; ++i)
    if (!n.items[i].capitalised && !n.items[i].word.is(kNumber | kStop)) return false;
  return true;
}

}  // namespace

std::uint32_t aside_open(const Narration& n, std::uint32_t floor, std::uint32_t close) {
  const std::uint32_t kind = n.items[close].word.is(kCloseBracket) ? kOpenBracket : n.items[close].word.is(kDash) ? kDash : kComma;
  const std::uint32_t limit = close > floor + kMaxAside ? close - kMaxAside : floor;
  std::uint32_t tail = kNone;
  for (std::uint32_t i = close; i-- > limit;) {
    if (!n.items[i].word.is(kind)) continue;
    if (kind != kComma) return i;
    const Range inside{i + 1, close};
    if (!is_aside(n, inside)) return tail;
    if (tail == kNone && is_tail(n, inside)) {
      tail = i;
      continue;
    }
    return i;
  }
  return tail;
}

}  // namespace rashomon
