// The columns of the page: each article's paragraphs with all findings marked and linked to the same finding in the
// other columns and in the lists.
//
// Tested by tests/cases/report and tests/check_html.py.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/report/marks.h"

namespace rashomon {

// The id of every passage that a finding points at, in the order of the comparison's own lists: "f3-b" is where article
// B tells fact 3, "f3-b2" where it does so again.
struct Anchors {
  std::vector<std::vector<std::string>> facts, quotes, conflicts, terms;
  std::vector<std::vector<std::string>> heard, named, figures;  // of missing voices and figures
  std::vector<std::vector<std::pair<std::string, std::string>>> copies;
};

Anchors name_anchors(const Comparison& comparison);

// The marks of each article, sorted by position. `names` are the articles' names.
std::vector<std::vector<Mark>> collect_marks(std::span<const Telling> tellings, const Comparison& comparison,
                                             const Anchors& anchors, const std::vector<std::string>& names);

// An article's paragraphs as HTML, one element a line.
std::string column_html(const Telling& telling, const std::vector<Mark>& marks);

}  // namespace rashomon
