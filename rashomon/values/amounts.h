// A number with the currency and the unit that belong to it: $12bn | 23-year-old | 5 feet 2 inches | a quarter of a mile.
//
// Tested by tests/cases/figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rashomon/values/numerals.h"
#include "rashomon/values/units.h"

namespace rashomon {

struct Amount {
  Numeral numeral;
  Unit currency, unit;
  std::uint32_t first_token = 0, end_token = 0;  // with its currency and unit
  Span span;
  bool is_refused = false;  // two numbers that are neither a range nor figures: a score, 2010-2015
  bool is_split = false;    // end_token lies inside a hyphened word: four of four-cylinder
};

// The amount at token `t`; `first` is the sentence's first token. Nothing where no number begins, or one that is part of
// another word (737MAX, two-way).
std::optional<Amount> read_amount(const NumberContext& context, std::uint32_t first, std::uint32_t t);

std::string unit_name(const Amount& amount);  // the currency's or the unit's; empty: none

}  // namespace rashomon
