// Page -> article. Pure: the same page gives the same article, whatever the machine.
//
// A web page: its markup is read as browsers read it (markup/tree.h), its main text chosen by how densely its
// blocks hold words that are not links, its title, outlet, byline, date and language taken from JSON-LD, OpenGraph, meta
// elements and visible markup, in this order of trust. A text file: the bytes as they are. A record: its fields as they
// are.
//
// Tested by tests/cases/page and eval/ on the page sets.
#pragma once

#include <cstddef>
#include <functional>

#include "rashomon/intake/page.h"
#include "rashomon/page/article.h"

namespace rashomon {

struct ExtractOptions {
  std::size_t max_nodes = 1'000'000;  // of a page's tree; past it: over_budget, the rest is left out
  std::size_t max_depth = 2'000;
  // Whether the document has taken longer than it may; asked between steps, none of which costs more than its nodes and bytes
  // do. Empty: never. The clock is the caller's: the stage has none.
  std::function<bool()> out_of_time = {};
  bool all_candidates = false;  // keep all that the page says about the article (Article::candidates)
};

// Never fails: a page without an article gives one with an empty text and a problem of kind no_article.
Article extract_article(const Page& page, const ExtractOptions& options = {});

}  // namespace rashomon
