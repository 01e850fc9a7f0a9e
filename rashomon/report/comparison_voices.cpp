// The matrix of voices and articles, and the names below it.
#include <fmt/format.h>

#include <algorithm>

#include "rashomon/report/comparison_writer.h"
#include "rashomon/report/findings.h"

namespace rashomon {
namespace {

constexpr int kColumnWidth = 6;

std::string matrix_cell(std::string_view cell) {
  return fitted_right(cell, kColumnWidth);
}

void write_silent(const ComparisonReport& report) {
  std::string names;
  const auto& silent = report.comparison.silent;
  for (const SilentActor& actor : std::span(silent).first(std::min(silent.size(), kMaxItems))) {
    std::vector<std::uint32_t> articles;
    for (const NamedInArticle& named : actor.by_article) articles.push_back(named.article);
    append_part(names, "; ", fmt::format("{} ({})", printable(actor.name), letters_of(articles)));
  }
  if (silent.size() > kMaxItems) names += fmt::format("; … and {} more", silent.size() - kMaxItems);
  if (!names.empty()) report.text.wrapped(kIndent, "", kIndent, ink(Ink::faint, "talked about, heard in none: ") + names);
}

// Where there are more articles than columns: how many hear whom, and which.
void write_heard(const ComparisonReport& report, const std::vector<const ComparedVoice*>& voices, int name_width) {
  for (std::size_t i = 0; i < std::min(voices.size(), kMaxItems); ++i) {
    std::uint32_t words = 0;
    std::vector<std::uint32_t> articles;
    for (const VoiceInArticle& heard : voices[i]->by_article) {
      words += heard.words;
      articles.push_back(heard.article);
    }
    report.text.wrapped(kIndent, fitted(printable(voices[i]->name), name_width), kIndent + name_width,
                        fmt::format("{}: {}, in {}", counted(words, "word", "words"),
                                    counted(articles.size(), "article", "articles"), letters_of(articles)));
  }
  report.rest(voices.size());
}

}  // namespace

void write_voices(const ComparisonReport& report) {
  const std::vector<const ComparedVoice*> voices = voices_by_weight(report.comparison);
  if (voices.empty()) return;
  const int name_width = std::min(34, report.text.width() / 2);
  const auto room = static_cast<std::size_t>((report.text.width() - kIndent - name_width) / kColumnWidth);
  const std::size_t columns = report.tellings.size();
  report.text.heading("WHO IS HEARD, IN WORDS");
  if (columns > room) {
    write_heard(report, voices, name_width);
    return write_silent(report);
  }
  std::string head = fitted("", kIndent + name_width), own = fitted("  the outlet's own voice", kIndent + name_width);
  for (std::uint32_t column = 0; column < columns; ++column) {
    head += matrix_cell(letter_of(column));
    own += matrix_cell(std::to_string(report.tellings[column].reading.voice.outlet_words));
  }
  report.text.line(ink(Ink::strong, head));
  for (std::size_t i = 0; i < std::min(voices.size(), kMaxItems); ++i) {
    std::string row = fitted("  " + printable(voices[i]->name), kIndent + name_width);
    for (std::uint32_t column = 0; column < columns; ++column) {
      const auto& heard = voices[i]->by_article;
      const auto found = std::find_if(heard.begin(), heard.end(),
                                      [&](const VoiceInArticle& voice) { return voice.article == column; });
      row += matrix_cell(found == heard.end() ? "–" : std::to_string(found->words));
    }
    report.text.line(row);
  }
  report.rest(voices.size());
  report.text.line(ink(Ink::faint, own));
  write_silent(report);
}

}  // namespace rashomon
