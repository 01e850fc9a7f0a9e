// The blocks of a page -> those that are the article's text.
//
// The idea: paragraphs lie together. Each block of prose (many words, few of them in links) gives points to the
// elements around it, less to the farther ones; the element with the most points that is not mostly links holds the
// article, with those of its siblings that look alike. Inside, what class names and roles call something else (sharing,
// related links, captions, comments; tables/hints.txt) is left out, unless most of the page's prose is in it: then the
// name is wrong.
//
// After Readability (Arc90, 2009) and Kohlschütter et al., "Boilerplate Detection using Shallow Text Features" (WSDM
// 2010). Tested by tests/cases/page and by the page sets (docs/evaluation.md).
#pragma once

#include <cstdint>
#include <vector>

#include "rashomon/markup/tree.h"
#include "rashomon/page/page_blocks.h"

namespace rashomon {

struct MainText {
  std::vector<std::uint32_t> blocks;       // indices, in order; none where the page holds no article
  std::vector<std::uint32_t> pull_quotes;  // among the article, and no part of its text
  std::vector<std::uint32_t> captions;     // of its pictures, and no part of its text
  std::size_t articles = 0;                // how many, each with a headline (h1) of its own, stand where this one does
};

// Of several articles the one is taken whose headline is the page's title, else the first.
MainText choose_main_blocks(const HtmlTree& tree, const std::vector<PageBlock>& blocks);

}  // namespace rashomon
