// The date and the byline that a page shows around its headline.
//
// By markup first (time, itemprop, rel=author, classes with words such as "date" or "byline"), then by what short
// blocks close to the headline (the h1, else the block that says the title) say: "July 16, 2018", "Published 16 July 2018", "By Orla Pike". What lies in comments, related
// links and side columns is about something else.
//
// Tested by tests/cases/page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rashomon/markup/tree.h"
#include "rashomon/page/page_blocks.h"

namespace rashomon {

// ISO 8601; empty: none is shown. A page that shows only when it was last changed ("Updated May 5, 2031") gives that:
// this version was published then.
std::string find_visible_date(const HtmlTree& tree, const std::vector<PageBlock>& blocks, std::string_view title);

// The same, of what short blocks close to the headline say alone; `*changed`: the date of a change that they tell.
std::string find_headline_date(const HtmlTree& tree, const std::vector<PageBlock>& blocks, std::string_view title,
                               std::string* changed);

// Names, without the outlet's own; empty: none is shown.
std::vector<std::string> find_visible_byline(const HtmlTree& tree, const std::vector<PageBlock>& blocks, std::string_view title,
                                             std::string_view outlet);

}  // namespace rashomon
