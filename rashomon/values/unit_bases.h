// Units turned into a common base, so that figures of two articles can be compared: 10 miles -> 16093.44 metres,
// 54 fahrenheit -> 12.2 celsius (tables/unit_bases.txt). "dollar per ounce" -> dollar per ounce: what follows "per" stays.
//
// Tested by tests/unit_bases_test.cpp and tests/cases/figures/bases.case.
#pragma once

#include <string_view>

namespace rashomon {

// In the base, a value is value * factor + offset.
struct UnitBase {
  std::string_view unit;  // of the base
  double factor = 1;
  double offset = 0;
  double of(double value) const { return value * factor + offset; }
};

// The base of a unit by its name in tables/units.txt; a unit without a row is its own base (of its own text).
UnitBase base_of(std::string_view unit);

}  // namespace rashomon
