// Words and signs of units -> the unit's name: "km" -> kilometre, "$" -> dollar (tables/units.txt).
//
// Tested by tests/cases/figures.
#pragma once

#include <cstdint>
#include <string_view>

#include "rashomon/values/numerals.h"

namespace rashomon {

struct Unit {
  std::string_view name;        // in the English singular
  std::uint32_t end_token = 0;  // the first token after it
  std::uint32_t end = 0;        // byte
  bool is_time = false;
  bool is_currency = false;
  bool in_millions = false;  // MEUR
  bool needs_heat = false;   // the C of 30C, the F of 13F
};

// The unit that begins at a numeral's rest; name empty where none does. The longest row of the table wins.
Unit find_unit_after(const NumberContext& context, const Numeral& numeral);

// The unit written at token `at` (time in "barrels a day"); name empty where none is.
Unit find_unit_at(const NumberContext& context, std::uint32_t at);

// The currency sign or code that ends just before token `at`; end_token is then its first token, end its first byte.
Unit find_currency_before(const NumberContext& context, std::uint32_t first, std::uint32_t at);

}  // namespace rashomon
