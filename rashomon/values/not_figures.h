// Numbers that are no figures: years, days of a month, times of day, names (Boeing 737, Article 5), addresses,
// telephone numbers, scores, items of a list.
//
// Tested by tests/cases/figures.
#pragma once

#include <cstdint>

#include "rashomon/values/numerals.h"

namespace rashomon {

// The token behind the number at token `at` if it is no figure, else `at`. `first`: the sentence's first token;
// `has_unit`: a unit or currency belongs to the number, so that it cannot be a year or a name.
std::uint32_t end_of_what_is_no_figure(const NumberContext& context, std::uint32_t first, std::uint32_t at,
                                       const Numeral& numeral, bool has_unit);

}  // namespace rashomon
