// Facts -> shifts of voice: what one article attributes and another tells in its own voice.
//
//   A "The fire was set on purpose, the police chief said."   B "The fire was set on purpose."
// An article that does both is on neither side: it attributes somewhere, so its reader knows. Nor is a mention that is
// partly attributed, or that holds words in quotation marks: it is not plainly the outlet's own. Both sides must share
// words that are no names, and neither may negate what the other says (claims.h).
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"

namespace rashomon {

// In order of facts.
std::vector<Shift> find_shifts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                               const std::vector<VoiceMap>& voices);

}  // namespace rashomon
