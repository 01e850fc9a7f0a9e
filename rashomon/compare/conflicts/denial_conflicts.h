// Facts -> a statement and its denial.
//
//   A "He was dismissed after the third letter."   B "He was not dismissed."          event
//   A "She took the money, two clerks said."       B "She denied that she took it."   event
// Only mentions that say one thing but for a negation (claims.h), of which a cue like "denied" is one; none in
// quotation marks, and none beside another negation in its sentence, which may belong to it.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"

namespace rashomon {

// In order of facts, at most one a fact.
std::vector<Conflict> find_denial_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                                            const std::vector<VoiceMap>& voices);

}  // namespace rashomon
