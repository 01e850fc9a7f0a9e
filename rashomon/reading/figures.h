// Figures with value, unit, modifier and what is counted.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// In order of position, `attribution` not set yet. Values are finite.
std::vector<Figure> find_figures(const Article& article, const Analysis& analysis);

}  // namespace rashomon
