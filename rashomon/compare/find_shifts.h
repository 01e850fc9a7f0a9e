// Facts -> shifts of voice: what one article attributes and another tells in its own voice.
//
//   A "The fire was set on purpose, the police chief said."   B "The fire was set on purpose."
// Attributed is what somebody states (statements.h). A mention of the outlet's that holds words in quotation marks is not
// plainly its own and left out, and so is one whose sentence tells of the same speaker's words ("Vane attacked the council,
// saying …") or asks. An article that both attributes and asserts is on both sides, and paired with the others. What one
// sentence asserts is one shift, with all who say it elsewhere. Both sides must share words that are not all names, and
// neither may negate what the other says (claims.h).
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"

namespace rashomon {

// In order of what the outlets assert. `fact`: the surest of those that a shift is about.
std::vector<Shift> find_shifts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                               const std::vector<VoiceMap>& voices);

}  // namespace rashomon
