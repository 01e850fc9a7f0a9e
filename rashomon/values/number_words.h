// Words of number and digits -> values: the lookups under numerals.h (tables/numerals.txt).
//
// Tested by tests/cases/figures.
#pragma once

#include <cstdint>
#include <string_view>

namespace rashomon {

enum class NumberWordKind : std::uint8_t {
  ones,       // one to nineteen
  tens,       // twenty to ninety
  magnitude,  // hundred, million, bn
  attached,   // a magnitude only where it is written against digits: k, m
  group,      // dozen
  part,       // half, thirds: the divisor of a fraction
  vague,      // dozens, thousands
};

struct NumberWord {
  NumberWordKind kind = NumberWordKind::ones;
  double value = 0;
};

// nullptr where the tables do not have the word. Without regard to case of ASCII letters. `language` is an ISO 639-1
// code; empty is read as English.
const NumberWord* find_number_word(std::string_view word, std::string_view language);
const NumberWord* find_attached_magnitude(std::string_view tail);

// m, b, t, …: a magnitude against digits that may as well be a unit (5m).
bool may_be_unit(std::string_view tail);

// Whether a numeral may begin with a word: two, twenty-three, a (of "a dozen"), several. A quick look before the long
// one.
bool may_begin_numeral(std::string_view word, std::string_view language);

// ½ and its kin; 0 for every other sign.
double vulgar_fraction(std::string_view sign);

// Of digits and separators; -1 where they are no number (2.0.1, 1,2,3).
double value_of_digits(std::string_view digits, bool decimal_comma);

}  // namespace rashomon
