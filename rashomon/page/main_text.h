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

// Indices into `blocks`, in order; empty where the page holds no article. Of several articles, each with a headline (h1) of its
// own, the one is taken whose headline is the page's title, else the first; `*articles`, where wanted: how many there are.
std::vector<std::uint32_t> choose_main_blocks(const HtmlTree& tree, const std::vector<PageBlock>& blocks,
                                              std::size_t* articles = nullptr);

}  // namespace rashomon
