// Numbers in digits: 1,200.50 | 12bn | 1 1/2 | 2½ | 40 000 | 1.3e6, 10^6.
//
// Tested by tests/cases/figures.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "rashomon/base/one_of.h"
#include "rashomon/language/characters.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/values/numerals/numeral_reader.h"

namespace rashomon {
namespace {

bool is_all_digits(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr int kMaxExponent = 40;

// The whole of a word as an exponent; nothing where it is none.
std::optional<int> exponent_of(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || std::abs(value) > kMaxExponent) return std::nullopt;
  return value;
}

}  // namespace

bool DigitNumeral::read() {
  const std::uint32_t at = place_.token;
  const Span span = tok(at).span;
  std::uint32_t end = span.begin;
  while (end < span.end && !is_letter(kind_of_ascii(static_cast<unsigned char>(c_.text[end])))) ++end;
  out_.value = value_of_digits(text_of(c_.text, {span.begin, end}), c_.decimal_comma);
  if (out_.value < 0) return false;
  out_.by_digits = true;
  out_.plain = end == span.end && is_all_digits(word(at));
  read_leading_point(at);
  if (read_power(at, end)) return true;
  if (end < span.end) return take_attached(end);
  if (!read_spaced_groups(at)) {
    take(end);
    read_fraction(at);
  }
  read_magnitudes();
  return true;
}

// 40 000, 1 234 567: groups of three digits, parted by a blank. In English a single group may as well be a number of its
// own (on June 12 300 people came), so that nothing but a word in small letters may stand before it.
bool DigitNumeral::read_spaced_groups(std::uint32_t at) {
  if (!out_.plain || tok(at).span.size() > 3 || word(at)[0] == '0') return false;
  const auto follows = [&](std::uint32_t t) {
    return t < c_.end && tok(t).kind == TokenKind::number && tok(t).span.begin == tok(t - 1).span.end + 1 &&
           c_.text[tok(t - 1).span.end] == ' ';
  };
  std::uint32_t last = at;
  double value = out_.value;
  while (follows(last + 1) && tok(last + 1).span.size() == 3 && is_all_digits(word(last + 1)) && value < 1e12)
    value = 1000 * value + value_of_digits(word(++last), false);
  if (last == at || follows(last + 1)) return false;
  if (at > 0 && tok(at - 1).kind == TokenKind::number) return false;
  if (c_.is_english() && last == at + 1 && at > 0 && (tok(at - 1).kind != TokenKind::word || tok(at - 1).capitalised) &&
      !after_currency_ && tok(at - 1).span.end + 1 == tok(at).span.begin)
    return false;
  out_.value = value;
  out_.plain = false;
  take_token(last);
  return true;
}

// 1.3e6 | 12.32e+14 | 1.3x10^6 | 2.5^-1
bool DigitNumeral::read_power(std::uint32_t at, std::uint32_t digits_end) {
  const std::string_view tail = text_of(c_.text, {digits_end, tok(at).span.end});
  const bool by_letter = !tail.empty() && (tail[0] == 'e' || tail[0] == 'E');
  if (by_letter && tail.size() > 1) {
    const auto exponent = exponent_of(tail.substr(1));
    if (!exponent) return false;
    scale_by(std::pow(10.0, *exponent));
    out_.magnitude = 1;
    take_token(at);
    return true;
  }
  const bool of_ten = tail == "x10" || tail == "\u00d710";
  if (!by_letter && !of_ten && !tail.empty()) return false;
  std::uint32_t t = at + 1;
  const auto touches = [&](std::uint32_t token) {
    return token < c_.end && tok(token).span.begin == tok(token - 1).span.end;
  };
  if (!by_letter && (!touches(t) || word(t++) != "^")) return false;
  const bool minus = word(t) == "-";
  if (minus || word(t) == "+") ++t;
  if (t == at + 1 && by_letter) return false;
  const auto exponent = touches(t) && touches(t - 1) ? exponent_of(word(t)) : std::nullopt;
  if (!exponent || *exponent < 0) return false;
  const double power = std::pow(by_letter || of_ten ? 10.0 : out_.value, minus ? -*exponent : *exponent);
  out_.value = by_letter || of_ten ? out_.value * power : power;
  out_.plain = false;
  take_token(t);
  return true;
}

// .534
void DigitNumeral::read_leading_point(std::uint32_t at) {
  if (at == 0 || !out_.plain || word(at - 1) != "." || tok(at - 1).span.end != tok(at).span.begin) return;
  const std::uint32_t point = tok(at - 1).span.begin;
  if (point > 0 && c_.text[point - 1] != ' ' && c_.text[point - 1] != '(') return;
  out_.value /= std::pow(10.0, tok(at).span.size());
  out_.plain = false;
  out_.span.begin = tok(at - 1).span.begin;
}

// What is written against the digits: 12bn, $5m, 5km (left as the rest), but not 3rd, 1980s, 10am.
bool DigitNumeral::take_attached(std::uint32_t end) {
  const Span span = tok(place_.token).span;
  const std::string_view tail = text_of(c_.text, {end, span.end});
  if (is_one_of(tail, {"st", "nd", "rd", "th", "s", "am", "pm", "a.m.", "p.m.", "x", "G", "D", "AM", "PM", "ers"}))
    return false;
  const NumberWord* scale = find_attached_magnitude(tail);
  if (scale != nullptr && (after_currency_ || !may_be_unit(tail) || counts_millions(tail))) {
    scale_by(scale->value);
    take(span.end);
    return true;
  }
  take(end);
  place_ = {place_.token, end};
  out_.joined = true;
  return true;
}

// 2.7m sales: m for millions where a common word in the plural follows soon.
bool DigitNumeral::counts_millions(std::string_view tail) const {
  if (!c_.is_english() || (tail != "m" && tail != "M")) return false;
  for (std::uint32_t t = place_.token + 1; t < c_.end && t < place_.token + 5 && tok(t).kind == TokenKind::word;
       ++t) {
    if (word(t) == "people" || (word(t).size() > 3 && word(t).ends_with('s') && !tok(t).capitalised)) return true;
    if (t == place_.token + 1 && is_function_word(word(t))) return false;
  }
  return false;
}

// 1/16, 1 1/2, 2½
void DigitNumeral::read_fraction(std::uint32_t at) {
  if (const double part = vulgar_fraction(word(at + 1)); part > 0 && tok(at + 1).span.begin <= tok(at).span.end + 1) {
    out_.value += part;
    return take_fraction(at + 1);
  }
  if (is_slashed(at)) {
    const double divisor = value_of_digits(word(at + 2), false);
    if (divisor > 0 && divisor > out_.value) {
      out_.value /= divisor;
      take_fraction(at + 2);
    }
  } else if (at + 3 < c_.end && out_.plain && tok(at + 1).kind == TokenKind::number && is_slashed(at + 1)) {
    const double above = value_of_digits(word(at + 1), false), below = value_of_digits(word(at + 3), false);
    if (above > 0 && below > above && below <= 64) {
      out_.value += above / below;
      take_fraction(at + 3);
    }
  }
}
bool DigitNumeral::is_slashed(std::uint32_t at) const {
  return at + 2 < c_.end && (word(at + 1) == "/" || word(at + 1) == "\u2044") &&
         tok(at + 2).kind == TokenKind::number && tok(at + 1).span.begin == tok(at).span.end &&
         tok(at + 2).span.begin == tok(at + 1).span.end && word(at + 3) != "/";
}
void DigitNumeral::take_fraction(std::uint32_t last) {
  out_.plain = false;
  take_token(last);
}

bool DigitNumeral::read_vulgar() {
  const std::uint32_t at = place_.token;
  out_.value = vulgar_fraction(word(at));
  if (out_.value == 0) return false;
  out_.by_digits = true;
  take(tok(at).span.end);
  return true;
}

}  // namespace rashomon
