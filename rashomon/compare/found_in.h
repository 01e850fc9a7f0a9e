// What an article has in order of position, none over another (figures, dates, names) -> those that lie within a span.
//
// Tested by tests/cases/compare.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "rashomon/base/span.h"

namespace rashomon {

template <typename Finding>
std::span<const Finding> found_in(const std::vector<Finding>& findings, Span span) {
  const auto first = std::lower_bound(findings.begin(), findings.end(), span.begin,
                                      [](const Finding& f, std::uint32_t begin) { return f.span.begin < begin; });
  return {first, std::find_if(first, findings.end(), [&](const Finding& f) { return f.span.end > span.end; })};
}

}  // namespace rashomon
