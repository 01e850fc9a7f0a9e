// Facts -> the day or the place of one occasion, where two articles tell it differently.
//
//   "The bridge fell on Monday" / "The bridge fell on Tuesday"      date
//   "two boats sank off Oskel" / "two boats sank off Varnholm"      place
//   "on Monday" / "this week", "in 2018" / "last June"              nothing: one lies in the other, or is less exact
// Each of the two pieces has one day (month, year) or one place, the same preposition before it, and beside it mostly the same
// words; neither article has the other's value in any sentence that tells the fact, and of places nowhere. A country and what
// is no country are not set against each other: one may lie in the other. Precision before recall.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// In order of facts.
std::vector<Conflict> find_occasion_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts);

}  // namespace rashomon
