// Asks in the order of trust: tables, heads, given names and initials, then what stands beside the name.
//
// Tested by tests/cases/language.
#include "rashomon/language/name_cues.h"

#include <algorithm>

#include "rashomon/language/name_words.h"
#include "rashomon/language/word_lists.h"

namespace rashomon {
namespace {

using namespace name_word;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789&") != std::string_view::npos;
}

}  // namespace

NameClass NameCues::classify(const Name& name) const {
  const std::uint32_t first = name.first_token, end = name.end_token;
  if (!name.title.empty()) return {NameKind::person, KindGround::cue};
  const NameClass by_words = classify_by_words(first, end);
  return by_words.ground == KindGround::open ? classify_by_company(first, end) : by_words;
}

// By the tables and the words of the name itself.
NameClass NameCues::classify_by_words(std::uint32_t first, std::uint32_t end) const {
  const std::uint32_t whole = in_.phrase_flags(first, end), begin = in_.flags(first), last = in_.flags(end - 1);
  if ((whole & kPlace) != 0) return {NameKind::place, KindGround::table};
  if ((whole & kOrganisation) != 0) return {NameKind::organisation, KindGround::table};
  if ((whole & kGroup) != 0) return {NameKind::group, KindGround::table};
  if ((whole & kThing) != 0) return {NameKind::other, KindGround::table};
  if (end - first == 1) return {};
  if ((last & kGroup) != 0 && (begin & kGivenName) == 0) return {NameKind::group, KindGround::table};
  if ((last & kThingHead) != 0 && (begin & kGivenName) == 0) return {NameKind::other, KindGround::table};
  const bool numbered = (last & kSuffix) != 0 && in_.raw(end - 1).find_first_not_of("IV") == std::string_view::npos;
  if ((last & kSuffix) != 0 && (!numbered || (begin & kGivenName) != 0)) return {NameKind::person, KindGround::cue};
  if ((last & kOrganisationHead) != 0) return {NameKind::organisation, KindGround::table};
  // Jane Hall is a person, Porthaven Hall a place.
  const bool named_so = (begin & kGivenName) != 0 && (begin & kPlace) == 0;
  if ((last & kPlaceHead) != 0 && !(named_so && end - first == 2)) return {NameKind::place, KindGround::table};
  if (in_.joins_with_of(first, end))
    return {(begin & kOrganisationHead) != 0 ? NameKind::organisation : NameKind::other, KindGround::table};
  if (end - first <= 5 && (begin & kGivenName) != 0 && (last & kGroup) == 0) return {NameKind::person, KindGround::cue};
  if (has_person_parts(first, end)) return {NameKind::person, KindGround::cue};
  return {};
}

// By what stands before and after it.
NameClass NameCues::classify_by_company(std::uint32_t first, std::uint32_t end) const {
  const std::uint32_t size = end - first;
  if (is_called_organisation(first, end)) return {NameKind::organisation, KindGround::cue};
  if (size == 1 && capitals_.is_acronym(first, in_.sentence()) && !is_dateline(end))
    return {NameKind::organisation, KindGround::table};
  if (size > 1 && size <= 4 && speaks_or_ages(first, end)) return {NameKind::person, KindGround::cue};
  if (size == 2 && (in_.flags(first) & kPlaceFirst) != 0) return {NameKind::place, KindGround::place_in};
  if (is_dateline(end) || is_located(first)) return {NameKind::place, KindGround::place_in};
  if (size == 1 && (in_.flags(first) & kGivenName) != 0) return {NameKind::person, KindGround::cue};
  if (size > 1 && begins_with_place(first, end) && in_.raw(end - 1).ends_with('s'))
    return {NameKind::organisation, KindGround::table};
  if ((size == 2 || size == 3) && may_be_person(first, end)) return {NameKind::person, KindGround::open};
  return {};
}

// Porthaven Sailors: a team, a chamber, …
bool NameCues::begins_with_place(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t e = std::min(end - 1, first + 2); e > first; --e)
    if ((in_.phrase_flags(first, e) & kPlace) != 0) return true;
  return false;
}

// An initial or a particle inside: John F. Vane, Ida van Vane.
bool NameCues::has_person_parts(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t t = first; t + 1 < end; ++t) {
    if (in_.raw(t).size() == 2 && in_.raw(t)[1] == '.') return true;
    if (t > first && in_.is_small_word(t) && (name_word_flags(in_.raw(t)) & kParticle) != 0) return true;
  }
  return false;
}

// Two or three capitalised words that no table knows, with no article before them: most often a person.
bool NameCues::may_be_person(std::uint32_t first, std::uint32_t end) const {
  if (first > in_.first() &&
      (in_.is_mark(first - 1) || is_one_of(in_.raw(first - 1), {"the", "The", "a", "an", "this", "its"})))
    return false;
  for (std::uint32_t t = first; t < end; ++t)
    if ((in_.flags(t) & ~(kGivenName | kParticle | kRole)) != 0 || capitals_.is_acronym(t, in_.sentence()) ||
        has_digit(in_.word(t)))
      return false;
  return true;
}

// the rating agency Pelham Stokes | Pelham Stokes, a rating agency
bool NameCues::is_called_organisation(std::uint32_t first, std::uint32_t end) const {
  if (first > in_.first() && in_.is_small_word(first - 1) && (in_.flags(first - 1) & kOrganisationNoun) != 0)
    return true;
  if (!in_.is_sign(end, ",") || end + 1 >= in_.end() || !is_one_of(in_.raw(end + 1), {"a", "an", "the"})) return false;
  std::uint32_t t = end + 2;
  while (t < end + 6 && in_.is_small_word(t) && !in_.is_function(t)) ++t;
  return t > end + 2 && (in_.flags(t - 1) & kOrganisationNoun) != 0;
}

// Ida Vane said; Ida Vane, 48,
bool NameCues::speaks_or_ages(std::uint32_t first, std::uint32_t end) const {
  if (end < in_.end() && is_speech_verb(in_.raw(end))) return true;
  if (first > in_.first() && is_speech_verb(in_.raw(first - 1)) && !in_.is_large(first - 1)) return true;
  return in_.is_sign(end, ",") && in_.is_number(end + 1) && in_.raw(end + 1).size() == 2 &&
         (in_.is_sign(end + 2, ",") || in_.is_sign(end + 2, "."));
}

// PORTHAVEN (Wire) —, PORTHAVEN —: at the beginning of a paragraph.
bool NameCues::is_dateline(std::uint32_t end) const {
  if (!in_.begins_paragraph() || end > in_.first() + 3) return false;
  if (in_.is_sign(end, ",")) return is_dateline_end(end + 2) || is_dateline_end(end + 3);
  return is_dateline_end(end);
}

bool NameCues::is_dateline_end(std::uint32_t t) const {
  if (in_.is_sign(t, "(")) t += 3;
  return in_.is_sign(t, "\u2014") || in_.is_sign(t, "\u2013") || in_.is_sign(t, "--") ||
         (in_.is_sign(t, "-") && in_.adjoins(t));
}

// in Porthaven, near Porthaven
bool NameCues::is_located(std::uint32_t first) const {
  return first > in_.first() && is_one_of(in_.raw(first - 1), {"in", "near", "In", "Near", "outside"});
}

}  // namespace rashomon
