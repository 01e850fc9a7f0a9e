// Direct, mixed or indirect: how much of a content stands inside quotation marks.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// Direct where more than 95 in 100 of its letters and digits are inside marks, indirect up to 5, else mixed: the borders of
// PolNeAR's scorers.
AttributionType type_of_content(const Article& article, const Analysis& analysis, const std::vector<Span>& content);

}  // namespace rashomon
