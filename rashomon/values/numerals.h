// Tokens -> the number that is written there: 1,200.50 | 12 billion | twenty-three | half a million | two-thirds | ½ |
// dozens | hundreds of thousands.
//
// Whether the number is a figure at all (and not a year, a time, a name), and what its unit is, is asked in
// figures.cpp. Words are English (tables/numerals.txt); digits are read in the article's language (1.200,50 in German).
//
// Tested by tests/cases/figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rashomon/values/token_pieces.h"

namespace rashomon {

struct Numeral {
  double value = 0;  // finite
  Span span;
  TokenPlace rest;      // what follows, a hyphen passed over: where a unit would begin
  bool joined = false;  // `rest` is written against the number: 5km, 23-year-old
  bool by_digits = false;
  bool plain = false;    // a whole number in bare digits: what may be a year or a day
  bool is_one = false;   // the word "one" and nothing else
  double magnitude = 1;  // of it: 1e9 in "12 billion"
  std::string vague;     // "dozens", "hundreds of thousands", "several"; empty: a definite number
};

// The number that begins with token `at`; nothing where none does. `after_currency` reads $5m as millions.
std::optional<Numeral> read_numeral(const NumberContext& context, std::uint32_t at, bool after_currency);

}  // namespace rashomon
