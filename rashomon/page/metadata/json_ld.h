// <script type="application/ld+json"> -> what it says about the article (schema.org); also where a program meant to write
// such a script and wrote <meta name="script:ld+json" content="…">.
//
// Graphs, lists and references by @id are followed; the outermost article wins over those of a list of related ones.
// JSON with raw line breaks or trailing commas, as pages carry it, is mended; what cannot be mended says nothing.
//
// Tested by tests/cases/page and fuzz/page.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rashomon/markup/tree.h"

namespace rashomon {

struct LinkedData {
  std::string headline, published, modified, outlet, section, language, url;
  std::vector<std::string> authors;
  bool authors_are_people = false;     // declared as persons: a name that is the outlet's too is no mistake then
  std::string body;                    // articleBody, with its line breaks
  std::optional<bool> free;            // isAccessibleForFree
  bool live = false;                   // a LiveBlogPosting: posts of a day, in the order of the page
  std::optional<std::uint32_t> words;  // wordCount
};

LinkedData read_json_ld(const HtmlTree& tree);

}  // namespace rashomon
