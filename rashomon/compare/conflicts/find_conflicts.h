// Facts and shared quotations -> values that cannot both be true, each with both spans and a reason in words.
//
// Figures (number_conflicts.h), days and places (occasion_conflicts.h), denials (denial_conflicts.h), names
// (name_conflicts.h) and quotations (quote_conflicts.h). Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"
#include "rashomon/compare/quotes/told_together.h"

namespace rashomon {

// Those that cannot both be true first, then updates, then differences of precision; each in order of place.
std::vector<Conflict> find_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                                     const std::vector<SharedQuote>& quotes, const std::vector<VoiceMap>& voices,
                                     const ToldTogether& told_together);

}  // namespace rashomon
