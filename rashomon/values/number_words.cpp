// The table of number words in two maps, and the reading of digits. Tested by tests/cases/figures.
#include "rashomon/values/number_words.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "rashomon/base/embedded.h"
#include "rashomon/base/utf8.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

double to_double(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

using NumberWords = WordMap<NumberWord>;

// Words of number, and in a map of their own those that count only against digits (bn, k).
struct NumberTables {
  NumberWords words, attached;
};

const NumberTables& tables() {
  static const NumberTables built = [] {
    NumberTables made;
    for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/numerals.txt"))) {
      const double value = to_double(row.value);
      if (row.section == "ones")
        made.words.add(row.key, {NumberWordKind::ones, value});
      else if (row.section == "tens")
        made.words.add(row.key, {NumberWordKind::tens, value});
      else if (row.section == "magnitude")
        made.words.add(row.key, {NumberWordKind::magnitude, value});
      else if (row.section == "group")
        made.words.add(row.key, {NumberWordKind::group, value});
      else if (row.section == "part")
        made.words.add(row.key, {NumberWordKind::part, value});
      else if (row.section == "vague")
        made.words.add(row.key, {NumberWordKind::vague, value});
      else
        made.attached.add(row.key, {NumberWordKind::attached, value});
    }
    return made;
  }();
  return built;
}

}  // namespace

const NumberWord* find_number_word(std::string_view word) {
  return tables().words.find(word);
}
const NumberWord* find_attached_magnitude(std::string_view tail) {
  return tables().attached.find(tail);
}

bool may_be_unit(std::string_view tail) {
  return tail == "m" || tail == "b" || tail == "t" || tail == "mm" || tail == "M" || tail == "B" || tail == "T";
}

bool may_begin_numeral(std::string_view word) {
  if (word == "a" || word == "an" || word == "A" || word == "An") return true;
  return find_number_word(word.substr(0, word.find('-'))) != nullptr || word == "several" || word == "Several" ||
         word == "few";
}

double vulgar_fraction(std::string_view sign) {
  constexpr std::array<std::pair<char32_t, double>, 15> kFractions = {{{0xBD, 0.5},
                                                                       {0xBC, 0.25},
                                                                       {0xBE, 0.75},
                                                                       {0x2153, 1 / 3.0},
                                                                       {0x2154, 2 / 3.0},
                                                                       {0x2155, 0.2},
                                                                       {0x2156, 0.4},
                                                                       {0x2157, 0.6},
                                                                       {0x2158, 0.8},
                                                                       {0x2159, 1 / 6.0},
                                                                       {0x215A, 5 / 6.0},
                                                                       {0x215B, 0.125},
                                                                       {0x215C, 0.375},
                                                                       {0x215D, 0.625},
                                                                       {0x215E, 0.875}}};
  if (sign.empty() || static_cast<unsigned char>(sign[0]) < 0x80) return 0;
  const CodePoint c = code_point_at(sign, 0);
  for (const auto& [value, fraction] : kFractions)
    if (value == c.value && c.size == sign.size()) return fraction;
  return 0;
}

double value_of_digits(std::string_view digits, bool decimal_comma) {
  std::string plain;
  const char decimal = decimal_comma ? ',' : '.', group = decimal_comma ? '.' : ',';
  std::size_t since_group = 0;
  bool grouped = false, decimals = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    if (c >= '0' && c <= '9') {
      plain.push_back(c);
      ++since_group;
    } else if (c == decimal && !decimals && (!grouped || since_group == 3)) {
      plain.push_back('.');
      decimals = true;
    } else if (c == group && !decimals && since_group > 0 && since_group <= 3 && (!grouped || since_group == 3)) {
      grouped = true;
      since_group = 0;
    } else if (static_cast<unsigned char>(c) >= 0x80 || c == '\'') {
      grouped = grouped || c == '\'' || (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U;
      since_group = 0;  // a hard space or apostrophe between groups; its later bytes change nothing
    } else {
      return -1;
    }
  }
  const bool unfinished = grouped && !decimals && since_group != 3;
  if (plain.empty() || plain.size() > 24 || plain.back() == '.') return -1;
  if (unfinished) {  // 3,5: a decimal comma in a text that has none as a rule
    const std::size_t sign = digits.find(group);
    if (digits.find(group, sign + 1) != std::string_view::npos || since_group > 2) return -1;
    plain.insert(plain.size() - since_group, 1, '.');
  }
  return to_double(plain);
}

}  // namespace rashomon
