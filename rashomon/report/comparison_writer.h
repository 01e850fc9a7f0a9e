// What the writers of a comparison for the terminal share: its lines, and how they begin.
//
// Tested by tests/cases/report.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/report/terminal.h"

namespace rashomon {

constexpr std::size_t kMaxItems = 12;  // of a list; more are counted
constexpr int kIndent = 2, kNumberWidth = 5;

// "A, C"; of more than a dozen the first: "A, B, …, L and 21 more".
std::string letters_of(const std::vector<std::uint32_t>& articles);

// What the writers write into and from.
struct ComparisonReport {
  TerminalText& text;
  std::span<const Telling> tellings;
  const Comparison& comparison;
  int letter_width = 2;  // of the widest letter of an article, with a space

  std::string shown(Place place) const;
  // "… and 3 more", where there are more than are shown.
  void rest(std::size_t count, std::size_t shown = kMaxItems) const;
  // "  c1  figure: …", and below it lines that begin with an article's letter.
  void item(std::string_view kind, std::size_t index, std::string_view words) const;
  void lettered(const std::vector<std::uint32_t>& articles, std::string_view words) const;
  // A line for each different text, with the letters of the articles that have it.
  void lettered(const std::vector<std::pair<std::uint32_t, std::string>>& lines) const;
};

// "(much the same: f3, f7)".
std::string much_the_same(std::string_view kind, const std::vector<std::size_t>& findings);

// Where values differ.
void write_conflicts(const ComparisonReport& report);

// The voices and figures that enough articles have, and who does not have them.
void write_missing(const ComparisonReport& report);

// A value, and on a line of its own the sentence around it, the value marked; no sentence where the value is all of it.
std::string value_in_context(const ComparisonReport& report, Place place);

// Words that each voice gets in each article, as many columns as the width has room for; who is talked about and not heard.
void write_voices(const ComparisonReport& report);

}  // namespace rashomon
