// Readings and comparisons -> text for a terminal or a pipe, wrapped to a width.
#pragma once

#include <span>
#include <string>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/explain.h"
#include "rashomon/page/article.h"

namespace rashomon {

struct TextStyle {
  bool colour = false;
  int width = 80;  // columns, at least 40
};

std::string article_to_text(const Article& article, const TextStyle& style);
std::string reading_to_text(const Telling& telling, const TextStyle& style);
std::string comparison_to_text(std::span<const Telling> tellings, const Comparison& comparison, const TextStyle& style);
std::string explanation_to_text(const std::vector<ExplanationLine>& lines, const TextStyle& style);

}  // namespace rashomon
