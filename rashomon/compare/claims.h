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
  std::set<std::string> names;          // stems of capitalised content words
  std::set<std::string> plain;          // of the others
  std::set<std::string> negated_words;  // the content word after each negation
  bool negated = false;
};

// Of the words of a span alone.
Claim read_claim_in(const Telling& telling, Span span);

// Of a mention. The cue of an attribution can negate it: "denied that …".
Claim read_claim(const Telling& telling, const VoiceMap& voices, Span span);

// Whether two claims share enough words, not only names, to be one claim or its denial.
bool share_words(const Claim& a, const Claim& b);

struct SharedWords {
  std::size_t all = 0, plain = 0;  // plain: no names
  double share = 0;                // of the words of the claim with fewer
};

// Words of `apart` count on neither side.
SharedWords count_shared(const Claim& a, const Claim& b, const std::set<std::string>& apart = {});

// Whether one negates what the other says and neither says more: nearly all words of either one, names aside, are in
// the other, and so is what is negated. "It was no matter that he came" does not deny "he came".
bool is_denial(const Claim& a, const Claim& b);

}  // namespace rashomon
