// Units of figures once all figures of a sentence are found: a list shares the unit of its last, a plain count has what it
// counts for its unit, and each is turned into a base that figures of other articles can be compared by.
//
// Tested by tests/cases/figures.
#pragma once

#include <span>
#include <string_view>

#include "rashomon/reading/reading.h"

namespace rashomon {

// Of the figures of one sentence, in order: 12, 14 and 19 percent; 7- or 8-inch; two or three people.
void share_units(std::string_view text, std::span<Figure> figures);

// Sets base_value, base_upper and base_unit, and the unit of a plain count ("50 port officials" -> "port official"),
// but not of a share of the counted ("a third of the boats").
void complete_unit(std::string_view text, std::string_view language, Figure& figure);

}  // namespace rashomon
