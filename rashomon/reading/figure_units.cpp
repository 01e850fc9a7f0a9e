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

void complete_unit(std::string_view text, std::string_view language, Figure& figure) {
  const UnitBase base = base_of(figure.unit);
  figure.base_value = base.of(figure.value);
  if (figure.upper) figure.base_upper = base.of(*figure.upper);
  figure.base_unit = std::string(base.unit);
  const bool is_share = std::abs(figure.value) < 1 && figure.value != 0;  // a third of the boats is no number of boats
  if (figure.unit.empty() && !figure.counted.empty() && !is_share)
    figure.unit = unit_of_counted(text_of(text, figure.counted), language);
}

}  // namespace rashomon
