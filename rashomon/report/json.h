// Readings and comparisons -> the JSON of docs/schema: the only place that knows it, and the only place where byte
// offsets become code points.
#pragma once

#include <span>
#include <string>

#include "rashomon/compare/comparison.h"
#include "rashomon/page/article.h"

namespace rashomon {

// One object on one line each, without the line break at the end.
std::string article_to_json(const Article& article);
std::string reading_to_json(const Telling& telling);
std::string comparison_to_json(std::span<const Telling> tellings, const Comparison& comparison);

}  // namespace rashomon
