// The voices and the figures that only some articles have. What is not in a text "is not in this text"; who is named there
// without words is told apart from who is not there at all.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <type_traits>

#include "rashomon/report/comparison_writer.h"
#include "rashomon/report/findings.h"

namespace rashomon {
namespace {

void append_articles(std::string& line, std::string_view words, const std::vector<std::uint32_t>& articles) {
  if (!articles.empty()) line += fmt::format("; {} {}", words, letters_of(articles));
}

// A voice or figure stands once, what is withheld of it behind what is not.
template <typename Missing>
void append_missing(std::string& line, const Missing& missing) {
  append_articles(line, "is not in the text of", missing.missing_in);
  if constexpr (requires { missing.named; }) append_articles(line, "named, and given no words, in", articles_of(missing.named));
  if (!missing.withheld.empty()) line += fmt::format(" (not to be leaned on: {})", printable(missing.withheld));
}

// Places in a list that begin what is to be shown: of each voice or figure the first.
template <typename Missing, typename Key>
std::vector<std::size_t> first_of_each(const std::vector<Missing>& all, const Key& key) {
  std::vector<std::size_t> first;
  std::set<std::decay_t<decltype(key(all.front()))>> known;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (known.insert(key(all[i])).second) first.push_back(i);
  return first;
}

void write_missing_voices(const ComparisonReport& report) {
  const auto& voices = report.comparison.missing_voices;
  if (voices.empty()) return;
  report.text.heading("VOICES THAT ONLY SOME LET SPEAK");
  const auto shown = first_of_each(voices, [](const MissingVoice& missing) { return missing.voice; });
  for (const std::size_t i : std::span(shown).first(std::min(shown.size(), kMaxItems))) {
    std::string line = "heard in " + letters_of(articles_of(voices[i].heard));
    for (const MissingVoice& missing : voices)
      if (missing.voice == voices[i].voice) append_missing(line, missing);
    const std::string& name = report.comparison.voices[voices[i].voice].name;
    report.item("v", i, ink(Ink::strong, printable(name)) + ": " + ink(Ink::faint, line));
  }
  report.rest(shown.size());
}

// The figures of one sentence that the same articles tell, and others do not: "some 120 firefighters with 18 engines".
bool are_told_together(const ComparisonReport& report, const MissingFigure& a, const MissingFigure& b) {
  const Place &first = a.told.front(), &second = b.told.front();
  return first.article == second.article && a.missing_in == b.missing_in && articles_of(a.told) == articles_of(b.told) &&
         sentence_around(report.tellings[first.article], first.span) == sentence_around(report.tellings[second.article], second.span);
}

void write_missing_figures(const ComparisonReport& report) {
  const auto& figures = report.comparison.missing_figures;
  if (figures.empty()) return;
  report.text.heading("FIGURES THAT ONLY SOME HAVE");
  auto shown = first_of_each(figures, [](const MissingFigure& missing) { return missing.told; });
  const std::size_t count = shown.size();
  shown.resize(std::min(count, kMaxItems));
  std::string further;  // figures whose sentence is still to come
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const MissingFigure& figure = figures[shown[i]];
    if (i + 1 < shown.size() && are_told_together(report, figure, figures[shown[i + 1]])) {
      further += ink(Ink::marked, report.shown(figure.told.front())) + " · ";
      continue;
    }
    report.item("n", shown[i], further + value_in_context(report, figure.told.front()));
    further.clear();
    std::string line = "told by " + letters_of(articles_of(figure.told));
    for (const MissingFigure& missing : figures)
      if (missing.told == figure.told) append_missing(line, missing);
    report.text.wrapped(kIndent + kNumberWidth, "", kIndent + kNumberWidth + 2, ink(Ink::faint, line));
  }
  report.rest(count);
}

}  // namespace

void write_missing(const ComparisonReport& report) {
  write_missing_voices(report);
  write_missing_figures(report);
}

}  // namespace rashomon
