// Facts -> for each, the tellings that do not have it though at least two others do.
//
// Absence is a claim too, so it is made with care: an article that has a sentence with half of the fact's weight,
// though not counted as telling it, is not named. Named apart, with the reason, are articles of which nothing follows:
// cut off, much shorter, or published before the others.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// In order of facts; of one fact, those without a reason to withhold first, then one for each reason.
std::vector<Omission> find_omissions(std::span<const Telling> tellings, const std::vector<Fact>& facts);

}  // namespace rashomon
