// Lines of a comparison.
#include "rashomon/report/comparison_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "rashomon/report/findings.h"

namespace rashomon {

std::string letters_of(const std::vector<std::uint32_t>& articles) {
  std::string letters;
  for (const std::uint32_t article : articles) append_part(letters, ", ", letter_of(article));
  return letters;
}

std::string ComparisonReport::shown(Place place) const {
  return printable(text_of(tellings[place.article].article.text, place.span));
}

void ComparisonReport::rest(std::size_t count) const {
  if (count > kMaxItems) text.line(ink(Ink::faint, fmt::format("  … and {} more (all in --format json)", count - kMaxItems)));
}

void ComparisonReport::item(std::string_view kind, std::size_t index, std::string_view words) const {
  text.wrapped(kIndent, fitted(fmt::format("{}{}", kind, index + 1), kNumberWidth), kIndent + kNumberWidth, words);
}

void ComparisonReport::lettered(const std::vector<std::uint32_t>& articles, std::string_view words) const {
  const std::string letters = letters_of(articles);
  const int width = std::max(letter_width, display_width(letters) + 1), indent = kIndent + kNumberWidth;
  text.wrapped(indent, ink(Ink::strong, fitted(letters, width)), indent + width, words);
}

void ComparisonReport::lettered(const std::vector<std::pair<std::uint32_t, std::string>>& lines) const {
  std::vector<std::pair<std::string, std::vector<std::uint32_t>>> merged;
  for (const auto& line : lines) {
    auto same = std::find_if(merged.begin(), merged.end(), [&](const auto& known) { return known.first == line.second; });
    if (same == merged.end()) same = merged.insert(merged.end(), {line.second, {}});
    if (same->second.empty() || same->second.back() != line.first) same->second.push_back(line.first);
  }
  for (const auto& [words, articles] : merged) lettered(articles, words);
}

std::string value_in_context(const ComparisonReport& report, Place place) {
  const Telling& telling = report.tellings[place.article];
  const Span around = sentence_around(telling, place.span);
  const std::string value = ink(Ink::marked, report.shown(place));
  if (around == place.span) return value;
  const std::string_view text = telling.article.text;
  const auto between = [&](std::uint32_t begin, std::uint32_t end) {
    const std::string_view part = text_of(text, {begin, end});
    const std::string safe = printable(part);
    const bool space_before = !part.empty() && part.front() == ' ', space_after = !safe.empty() && part.back() == ' ';
    return fmt::format("{}{}{}", space_before ? " " : "", safe, space_after ? " " : "");
  };
  return fmt::format("{}\n{}{}{}", value, between(around.begin, place.span.begin), value,
                     between(place.span.end, around.end));
}

}  // namespace rashomon
