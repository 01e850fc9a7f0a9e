// Shared quotations -> those whose words differ though both articles print them as said, and those given to two
// speakers.
//
//   "we will rebuild it by spring" / "we will build it by spring"     wording of quote
//   "enough is enough" (the mayor) / "enough is enough" (the fan)     speaker
// Cuts that an ellipsis or a bracket announces are no conflict, nor are contractions, fillers or typography
// (quote_words.h). A speaker is in conflict only where both articles put a person's name beside the words, and these
// are no common phrase.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"
#include "rashomon/compare/quotes/told_together.h"

namespace rashomon {

// In order of quotes; values are the words that differ, with one word that agrees on either side.
std::vector<Conflict> find_quote_conflicts(std::span<const Telling> tellings, const std::vector<SharedQuote>& quotes,
                                           const std::vector<Fact>& facts, const std::vector<VoiceMap>& voices,
                                           const ToldTogether& told_together);

}  // namespace rashomon
