// Facts -> figures of one fact that differ, and what the difference is.
//
//   "killed 12 people" / "killed 14 people"                  number
//   "about 50 boats" / "52 boats"                            precision: both can be true
//   "9 dead" on Monday / "11 dead" on Tuesday                update
//   "12 killed" / "30 injured", "12 houses" / "12,000 euros" nothing: other things are counted
// Two figures are set against each other only where their unit and the last word of what they count agree, where
// neither article gives the other's value beside it, and where each mention has one such figure left; what happened to
// the counted (tables/outcomes.txt) must not differ. Precision before recall: a false conflict costs trust.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// In order of facts.
std::vector<Conflict> find_number_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts);

// How two figures of one thing relate: number, precision or update; nothing where they agree.
std::optional<ConflictKind> relate_figures(const Figure& a, const Figure& b);

}  // namespace rashomon
