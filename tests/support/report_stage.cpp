// Shows reports of articles whose findings are marked by hand (marked_tellings.h). The first line says which:
//   show: compare | read | article | compare json | read json | article json | columns     [width N] [colour]
// "columns": the marked paragraphs of the page, an article after the other. With colour, escape characters show as ␛.
// In articles ␛ stands for an escape character, ␇ for a bell and ␠ for a no-break space.
#include <nlohmann/json.hpp>

#include <sstream>

#include "rashomon/report/columns.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/json.h"
#include "rashomon/report/text.h"
#include "tests/support/marked_tellings.h"
#include "tests/support/stages.h"

namespace rashomon::testing {
namespace {

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string indented(const std::string& json) {
  return nlohmann::ordered_json::parse(json).dump(1);
}

std::string show_each(const std::vector<Telling>& tellings, const std::string& what, const TextStyle& style) {
  std::string shown;
  for (const Telling& telling : tellings) {
    if (what == "read") shown += reading_to_text(telling, style);
    if (what == "article") shown += article_to_text(telling.article, style);
    if (what == "read json") shown += indented(reading_to_json(telling)) + "\n";
    if (what == "article json") shown += indented(article_to_json(telling.article)) + "\n";
  }
  return shown;
}

std::string show_columns(const MarkedTellings& marked) {
  const auto marks = collect_marks(marked.tellings, marked.comparison, name_anchors(marked.comparison),
                                   name_articles(marked.tellings));
  std::string shown;
  for (std::size_t i = 0; i < marks.size(); ++i)
    shown += column_html(marked.tellings[i], marks[i]) + "\n";
  return shown;
}

std::string show_report(const std::string& input) {
  std::istringstream first_line(input.substr(0, input.find('\n')));
  TextStyle style;
  std::string what, word;
  first_line >> word;  // "show:"
  while (first_line >> word) {
    if (word == "width")
      first_line >> style.width;
    else if (word == "colour")
      style.colour = true;
    else
      what += (what.empty() ? "" : " ") + word;
  }
  std::string articles = replace_all(input, "␛", "\x1B");
  articles = replace_all(replace_all(articles, "␇", "\x07"), "␠", "\u00A0");
  const MarkedTellings marked = parse_marked_tellings(articles);
  std::string shown;
  if (what == "compare")
    shown = comparison_to_text(marked.tellings, marked.comparison, style);
  else if (what == "columns")
    shown = show_columns(marked);
  else if (what == "compare json")
    shown = indented(comparison_to_json(marked.tellings, marked.comparison));
  else
    shown = show_each(marked.tellings, what, style);
  return replace_all(shown, "\x1B", "␛");
}

const StageRegistration kReport("report", show_report);

}  // namespace
}  // namespace rashomon::testing
