// The article's title among what a page offers: headline of the JSON-LD, og:title, <title>, <h1>; without the outlet's name.
//
//   <title>Ferry late again | The Bay Courier</title>, <h1>Ferry late again</h1>   ->   Ferry late again
//
// Tested by tests/cases/page and tests/page_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "rashomon/markup/tree.h"

namespace rashomon {

std::string choose_title(const HtmlTree& tree, const std::string& headline, const std::string& open_graph,
                         std::string_view outlet);

// Without " | The Bay Courier" at its end or "The Bay Courier: " at its beginning.
std::string without_outlet(std::string_view title, std::string_view outlet);

}  // namespace rashomon
