// What the readers of numbers in digits and in words share: places in hyphened words, magnitudes, and fractions that are
// added: five and a quarter, 3 million and a half, one billion and a quarter million.
//
// Tested by tests/cases/figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "rashomon/values/number_words.h"
#include "rashomon/values/numerals.h"

namespace rashomon {

class NumeralReader {
 public:
  NumeralReader(const NumberContext& context, bool after_currency, std::uint32_t at)
      : c_(context), after_currency_(after_currency), place_{at, tok(at).span.begin} {
    out_.span.begin = place_.byte;
  }
  const Numeral& result() {
    out_.rest = place_;
    return out_;
  }

 protected:
  struct Fraction {
    double value = 0;
    TokenPlace place;       // behind it
    std::uint32_t end = 0;  // byte
  };

  const Token& tok(std::uint32_t t) const { return (*c_.tokens)[t]; }
  std::string_view word(std::uint32_t t) const { return t < c_.end ? text_of(c_.text, tok(t).span) : ""; }
  std::string_view piece() const { return piece_at_place(place_); }
  std::string_view piece_at_place(TokenPlace place) const { return text_of(c_.text, piece_at(c_, place)); }
  void take(std::uint32_t end);  // up to byte `end` of the token at place_
  void take_piece() { take(piece_at(c_, place_).end); }
  void take_token(std::uint32_t token);  // all from place_ to the end of a token

  const NumberWord* look_up() const { return look_up_at(place_); }
  const NumberWord* look_up_at(TokenPlace place) const {
    return place.token < c_.end ? find_number_word(piece_at_place(place), c_.language) : nullptr;
  }
  bool begins_scale() const;  // million, dozen
  bool next_is(std::string_view lower) const {
    return word(place_.token) == lower && place_.byte == tok(place_.token).span.begin;
  }
  TokenPlace past(std::uint32_t token) const { return place_after(c_, token, tok(token).span.end); }

  void scale_by(double factor);
  void read_magnitudes();           // billion; thousand million
  void read_added_fraction();       // and a half, and three fifths
  std::optional<Fraction> fraction_at(std::uint32_t t) const;  // a quarter, three fifths; less than one
  void read_of_a_million();         // two thirds of a million

  const NumberContext& c_;
  bool after_currency_;
  TokenPlace place_;
  Numeral out_;

 private:
  bool may_be_ordinal(const Fraction& fraction, std::string_view part) const;
};

// Each reads the number that begins at a token of its kind; false where none does.
class DigitNumeral : public NumeralReader {
 public:
  using NumeralReader::NumeralReader;
  bool read();
  bool read_vulgar();  // ½

 private:
  void read_leading_point(std::uint32_t at);
  bool take_attached(std::uint32_t end);
  bool counts_millions(std::string_view tail) const;
  void read_fraction(std::uint32_t at);
  bool is_slashed(std::uint32_t at) const;
  void take_fraction(std::uint32_t last);
  bool read_spaced_groups(std::uint32_t at);
  bool read_power(std::uint32_t at, std::uint32_t digits_end);
};

class WordNumeral : public NumeralReader {
 public:
  using NumeralReader::NumeralReader;
  bool read();

 private:
  bool read_foreign_word();
  void read_below_million();
  bool begins_small(std::uint32_t t) const;
  bool read_part();
  void read_decimals();
  bool read_with_article();
  bool ends_fraction(std::uint32_t t) const;
  bool is_time_unit(std::uint32_t t) const;
  bool read_half();
  bool read_several();
  bool read_vague();
};

}  // namespace rashomon
