// The article's title among what a page offers, without the outlet's name: the headline that it shows (h1), where that
// agrees with what it declares (JSON-LD, og:title, <title>), else what it declares.
//
//   <title>Ferry late again | The Bay Courier</title>, <h1>Ferry late again</h1>   ->   Ferry late again
//
// Tested by tests/cases/page and tests/page_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "rashomon/markup/tree.h"

namespace rashomon {

struct OutletNames {
  std::string name;  // "The Bay Courier"
  std::string url;   // of the page: its host names the outlet too
};

// The name of an outlet whose page has no h1 but two lines in large letters, with a rule or links between them: the first says
// what the title element says, so the second is the headline. Empty: no such page.
std::string find_masthead(const HtmlTree& tree);

std::string choose_title(const HtmlTree& tree, const std::string& headline, const std::string& open_graph,
                         const OutletNames& outlet);

// Without " | The Bay Courier" at its end, "The Bay Courier: " at its beginning, " | Sport" or "Opinion | ".
std::string without_outlet(std::string_view title, const OutletNames& outlet);

}  // namespace rashomon
