// Lines of a comparison.
#include "rashomon/report/comparison_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "rashomon/report/findings.h"

namespace rashomon {

namespace {

constexpr int kMaxLettersWidth = 12;  // of letters beside which a column of text is still wide enough
constexpr std::size_t kMaxAlike = 6;  // findings named as much the same

}  // namespace

std::string letters_of(const std::vector<std::uint32_t>& articles) {
  std::string letters;
  const std::size_t shown = articles.size() > kMaxItems + 1 ? kMaxItems : articles.size();
  for (std::size_t i = 0; i < shown; ++i) append_part(letters, ", ", letter_of(articles[i]));
  if (shown < articles.size()) letters += fmt::format(" and {} more", articles.size() - shown);
  return letters;
}

std::string ComparisonReport::shown(Place place) const {
  return printable(text_of(tellings[place.article].article.text, place.span));
}

void ComparisonReport::rest(std::size_t count, std::size_t shown) const {
  if (count > shown) text.line(ink(Ink::faint, fmt::format("  … and {} more (all in --format json)", count - shown)));
}

void ComparisonReport::item(std::string_view kind, std::size_t index, std::string_view words) const {
  text.wrapped(kIndent, fitted(fmt::format("{}{}", kind, index + 1), kNumberWidth), kIndent + kNumberWidth, words);
}

void ComparisonReport::lettered(const std::vector<std::uint32_t>& articles, std::string_view words) const {
  const std::string letters = letters_of(articles);
  const int width = std::max(letter_width, display_width(letters) + 1), indent = kIndent + kNumberWidth;
  const int hanging = width <= kMaxLettersWidth ? width : letter_width;
  text.wrapped(indent, ink(Ink::strong, fitted(letters, width)), indent + hanging, words);
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

std::string much_the_same(std::string_view kind, const std::vector<std::size_t>& findings) {
  std::string ids;
  const std::size_t shown = std::min(findings.size(), kMaxAlike);
  for (const std::size_t i : std::span(findings).first(shown)) append_part(ids, ", ", fmt::format("{}{}", kind, i + 1));
  if (shown < findings.size()) ids += fmt::format(" and {} more", findings.size() - shown);
  return fmt::format("(much the same: {})", ids);
}

}  // namespace rashomon
