// The voices and the figures that only some articles have. What is not in a text "is not in this text"; who is named there
// without words is told apart from who is not there at all.
#include <fmt/format.h>

#include <algorithm>

#include "rashomon/report/comparison_writer.h"
#include "rashomon/report/findings.h"

namespace rashomon {
namespace {

void append_missing(std::string& line, std::string_view words, const std::vector<std::uint32_t>& articles) {
  if (!articles.empty()) line += fmt::format("; {} {}", words, letters_of(articles));
}

void append_withheld(std::string& line, const std::string& reason) {
  if (!reason.empty()) line += fmt::format(" (not to be leaned on: {})", printable(reason));
}

void write_missing_voice(const ComparisonReport& report, const MissingVoice& missing, std::size_t index) {
  std::string line = "heard in " + letters_of(articles_of(missing.heard));
  append_missing(line, "is not in the text of", missing.missing_in);
  append_missing(line, "named, and given no words, in", articles_of(missing.named));
  append_withheld(line, missing.withheld);
  const std::string& name = report.comparison.voices[missing.voice].name;
  report.item("v", index, ink(Ink::strong, printable(name)) + ": " + ink(Ink::faint, line));
}

// Whether two are told in one sentence and missing in the same texts: "some 120 firefighters with 18 engines".
bool are_told_together(const ComparisonReport& report, const MissingFigure& a, const MissingFigure& b) {
  const Place &first = a.told.front(), &second = b.told.front();
  return first.article == second.article && a.missing_in == b.missing_in && a.withheld == b.withheld &&
         articles_of(a.told) == articles_of(b.told) &&
         sentence_around(report.tellings[first.article], first.span) == sentence_around(report.tellings[second.article], second.span);
}

void write_missing_figure(const ComparisonReport& report, const MissingFigure& missing, std::size_t index, const std::string& further) {
  report.item("n", index, further + value_in_context(report, missing.told.front()));
  std::string line = "told by " + letters_of(articles_of(missing.told));
  append_missing(line, "is not in the text of", missing.missing_in);
  append_withheld(line, missing.withheld);
  report.text.wrapped(kIndent + kNumberWidth, "", kIndent + kNumberWidth + 2, ink(Ink::faint, line));
}

// Those of one sentence as one item.
void write_missing_figures(const ComparisonReport& report) {
  const auto& figures = report.comparison.missing_figures;
  if (figures.empty()) return;
  report.text.heading("FIGURES THAT ONLY SOME HAVE");
  std::string further;
  for (std::size_t i = 0; i < std::min(figures.size(), kMaxItems); ++i) {
    const bool goes_on = i + 1 < std::min(figures.size(), kMaxItems) && are_told_together(report, figures[i], figures[i + 1]);
    if (goes_on) {
      further += ink(Ink::marked, report.shown(figures[i].told.front())) + " · ";
      continue;
    }
    write_missing_figure(report, figures[i], i, further);
    further.clear();
  }
  report.rest(figures.size());
}

}  // namespace

void write_missing(const ComparisonReport& report) {
  const auto& voices = report.comparison.missing_voices;
  if (!voices.empty()) report.text.heading("VOICES THAT ONLY SOME LET SPEAK");
  for (std::size_t i = 0; i < std::min(voices.size(), kMaxItems); ++i) write_missing_voice(report, voices[i], i);
  report.rest(voices.size());
  write_missing_figures(report);
}

}  // namespace rashomon
