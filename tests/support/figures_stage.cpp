// Cases of reading/figures: for each figure its text, its value with unit, modifier and what is counted.
#include <fmt/format.h>

#include "rashomon/language/analyse.h"
#include "rashomon/reading/figures.h"
#include "tests/support/stages.h"
#include "tests/support/text_article.h"

namespace rashomon::testing {
namespace {

std::string show_figures(const std::string& input) {
  const Article article = article_of_text(input);
  std::string out;
  for (const Figure& figure : find_figures(article, analyse(article))) {
    out += fmt::format("{}  =  {}", text_of(article.text, figure.span), figure.value);
    if (figure.upper) out += fmt::format(" to {}", *figure.upper);
    if (!figure.unit.empty()) out += " " + figure.unit;
    if (!figure.modifier.empty()) out += "  (" + figure.modifier + ")";
    if (figure.base_unit != figure.unit && !figure.base_unit.empty())
      out += fmt::format("  = {:.6g} {}", figure.base_value, figure.base_unit);
    if (!figure.counted.empty()) out += fmt::format("  of: {}", text_of(article.text, figure.counted));
    out += "\n";
  }
  return out.empty() ? "no figures" : out;
}

const StageRegistration kFigures("figures", show_figures);

}  // namespace
}  // namespace rashomon::testing
