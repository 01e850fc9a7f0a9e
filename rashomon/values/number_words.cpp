// The table of number words in two maps, and the reading of digits. Tested by tests/cases/figures.
#include "rashomon/values/number_words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <map>
#include <optional>
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

// Two letters and a length of 2, 3, 4 or more: nearly all words of a text begin like no number (the, that, for).
using Beginnings = std::bitset<4096>;

// The place of a word of two letters at least, without regard to case.
std::size_t beginning_of(std::string_view word) {
  const std::size_t length = std::min<std::size_t>(word.size(), 5) - 2;
  return length << 10U | (static_cast<std::size_t>(word[0]) & 31U) << 5U | (static_cast<std::size_t>(word[1]) & 31U);
}

// A word, and all that a hyphen may lengthen it to: twenty, twenty-three.
void set_beginning(Beginnings& beginnings, std::string_view word) {
  beginnings.set(beginning_of(word));
  beginnings.set(beginning_of(std::string(word) + "-----"));
}

// Words of number by language, and in a map of their own those that count only against digits (bn, k).
struct NumberTables {
  std::map<std::string_view, NumberWords> words;
  NumberWords attached;
  Beginnings english_beginnings;
};

std::optional<NumberWordKind> kind_named(std::string_view name) {
  if (name == "ones") return NumberWordKind::ones;
  if (name == "tens") return NumberWordKind::tens;
  if (name == "magnitude") return NumberWordKind::magnitude;
  if (name == "group") return NumberWordKind::group;
  if (name == "part") return NumberWordKind::part;
  if (name == "vague") return NumberWordKind::vague;
  return std::nullopt;
}

const NumberTables& tables() {
  static const NumberTables built = [] {
    NumberTables made;
    for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/numerals.txt"))) {
      const std::size_t blank = row.section.find(' ');  // "ones", "ones de"
      const std::string_view language = blank == std::string_view::npos ? "en" : row.section.substr(blank + 1);
      const double value = to_double(row.value);
      if (const auto kind = kind_named(row.section.substr(0, blank)))
        made.words[language].add(row.key, {*kind, value});
      else
        made.attached.add(row.key, {NumberWordKind::attached, value});
      if (language == "en" && row.key.size() > 1) set_beginning(made.english_beginnings, row.key);
    }
    return made;
  }();
  return built;
}

}  // namespace

const NumberWord* find_number_word(std::string_view word, std::string_view language) {
  static const NumberWords& english = tables().words.at("en");
  if (language.empty() || language == "en") return english.find(word);
  const auto words = tables().words.find(language);
  return words != tables().words.end() ? words->second.find(word) : nullptr;
}
const NumberWord* find_attached_magnitude(std::string_view tail) {
  return tables().attached.find(tail);
}

bool may_be_unit(std::string_view tail) {
  return tail == "m" || tail == "b" || tail == "t" || tail == "mm" || tail == "M" || tail == "B" || tail == "T";
}

bool may_begin_numeral(std::string_view word, std::string_view language) {
  if (!language.empty() && language != "en") return find_number_word(word, language) != nullptr;
  static const Beginnings beginnings = [] {
    Beginnings made = tables().english_beginnings;
    for (const std::string_view also : {"an", "several", "few"}) set_beginning(made, also);
    return made;
  }();
  if (word.size() < 2) return word == "a" || word == "A";
  if (!beginnings[beginning_of(word)]) return false;
  if (word == "an" || word == "An") return true;
  return find_number_word(word.substr(0, word.find('-')), "en") != nullptr || word == "several" || word == "Several" ||
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
  bool by_twos = false, by_threes = false;  // 12,34,567 as in India
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    if (c >= '0' && c <= '9') {
      plain.push_back(c);
      ++since_group;
    } else if (c == decimal && !decimals && (!grouped || since_group == 3)) {
      plain.push_back('.');
      decimals = true;
    } else if (c == group && !decimals && since_group > 0 && since_group <= 3 &&
               (!grouped || since_group == 3 || since_group == 2)) {
      by_twos = by_twos || (grouped && since_group == 2);
      by_threes = by_threes || (since_group == 3 && digits.size() > i + 4);
      grouped = true;
      since_group = 0;
    } else if (static_cast<unsigned char>(c) >= 0x80 || c == '\'') {
      grouped = grouped || c == '\'' || (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U;
      since_group = 0;  // a hard space or apostrophe between groups; its later bytes change nothing
    } else {
      return -1;
    }
  }
  if (by_twos && (by_threes || (since_group != 3 && !decimals))) return -1;
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
