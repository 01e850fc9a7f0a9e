// Two mentions of a fact -> whether both claim the same in their words, and whether one denies what the other says.
//
//   "He was dismissed after the third letter" / "He was not dismissed"    a denial
// Looks at words alone: shared content, and negation (tables/negations.txt) or a cue like "denied" on one side only.
//
// Tested by tests/cases/compare.
#pragma once

#include <set>
#include <string>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"

namespace rashomon {

struct Claim {
  std::set<std::string> names;  // stems of capitalised content words
  std::set<std::string> plain;  // of the others
  bool negated = false;
};

// Of a mention. The cue of an attribution can negate it: "denied that …".
Claim read_claim(const Telling& telling, const VoiceMap& voices, Span span);

// Whether two claims share enough words, not only names, to be one claim or its denial.
bool share_words(const Claim& a, const Claim& b);

// Whether nearly all words of either one, names aside, are in the other: neither says more.
bool say_one_thing(const Claim& a, const Claim& b);

}  // namespace rashomon
