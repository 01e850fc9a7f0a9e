// Tested by tests/cases/figures.
#include "rashomon/reading/figure_units.h"

#include <cmath>

#include "rashomon/values/counted.h"
#include "rashomon/values/unit_bases.h"

namespace rashomon {

void share_units(std::string_view text, std::span<Figure> figures) {
  for (std::size_t i = figures.size(); i-- > 1;) {
    Figure& before = figures[i - 1];
    const Figure& after = figures[i];
    if (!before.unit.empty() || !before.counted.empty() || before.span.end > after.span.begin) continue;
    const std::string_view gap = text_of(text, {before.span.end, after.span.begin});
    for (const std::string_view joint : {", ", " and ", ", and ", " or ", ", or ", "- or ", "- and ", "-, "})
      if (gap == joint) {
        before.unit = after.unit;
        before.counted = after.counted;
      }
  }
}

// 50 previous years, three straight days: a unit of time or length behind its adjectives is no thing that is counted. Two
// left feet are none.
static void take_unit_of_counted(std::string_view text, std::string_view language, Figure& figure) {
  if (!figure.unit.empty() || figure.counted.empty()) return;
  const std::string counted = unit_of_counted(text_of(text, figure.counted), language);
  const std::size_t blank = counted.rfind(' ');
  if (blank == std::string::npos) return;
  const std::string last = counted.substr(blank + 1);
  const std::string_view base = base_of(last).unit;
  if ((base != "second" && base != "month" && base != "metre") || last == "foot") return;
  figure.unit = last;
  figure.span.end = figure.counted.end;
  figure.counted = {};
}

void complete_unit(std::string_view text, std::string_view language, Figure& figure) {
  take_unit_of_counted(text, language, figure);
  const UnitBase base = base_of(figure.unit);
  figure.base_value = base.of(figure.value);
  if (figure.upper) figure.base_upper = base.of(*figure.upper);
  figure.base_unit = std::string(base.unit);
  const bool is_share = std::abs(figure.value) < 1 && figure.value != 0;  // a third of the boats is no number of boats
  if (figure.unit.empty() && !figure.counted.empty() && !is_share)
    figure.unit = unit_of_counted(text_of(text, figure.counted), language);
}

}  // namespace rashomon
