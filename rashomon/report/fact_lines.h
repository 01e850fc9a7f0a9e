// A list of facts -> lines, each with the mention that shows it.
//
// A fact half of whose mentions say mostly what those of a fact before it say ("removed because of content", "removed
// because of content that …") stands with that one. Tested by tests/cases/report.
#pragma once

#include <cstddef>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

struct FactLine {
  std::size_t fact = 0;
  Place place;                      // the mention to show
  std::vector<std::size_t> folded;  // further facts
};

// `facts` in the order to be shown.
std::vector<FactLine> fact_lines(const Comparison& comparison, const std::vector<std::size_t>& facts);

}  // namespace rashomon
