// Tree -> what the page says about its article: title, bylines, dates, outlet, section, language, address.
//
// In order of trust: JSON-LD, OpenGraph and other meta elements, visible markup (h1, time, rel=author, classes such as
// "byline"); the day shown under the headline wins over a declared one. A title is given without the outlet's name. Nothing
// is guessed: what no part of the page says stays empty.
//
// Tested by tests/cases/page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rashomon/markup/tree.h"
#include "rashomon/page/article.h"
#include "rashomon/page/page_blocks.h"

namespace rashomon {

struct PageFacts {
  std::string title, published, modified, outlet, section, language, url;
  std::vector<std::string> bylines;    // names
  std::string publisher;               // as its JSON-LD says: the outlet, or the agency that it has the article from
  std::string body;                    // the article's text as the page's data have it; empty: they do not
  bool live = false;                   // whether the page says that it is a live blog
  std::optional<bool> free;            // whether the page says that it may be read without paying
  std::optional<std::uint32_t> words;  // how many words the page says that the article has
  std::vector<FactCandidate> candidates;
};

// `all_candidates`: whether to list everything that any part of the page says, not only to look until a fact is found.
PageFacts find_page_facts(const HtmlTree& tree, const std::vector<PageBlock>& blocks, bool all_candidates);

// "EN-gb", "en_GB" -> "en"; empty where it is no language of two letters.
std::string short_language(std::string_view declared);

}  // namespace rashomon
