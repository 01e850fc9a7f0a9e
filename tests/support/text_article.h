// An article for the cases of language/ and reading/: paragraphs parted by an empty line, as in a text file.
//
// Lines "caption …" at the very beginning are captions. A first line "published 2024-05-17", "language de" or "title …" sets
// that field and is no part of the text, nor is the line "heading" or "quotation" before a paragraph, which makes it one.
#pragma once

#include <string>

#include "rashomon/page/article.h"

namespace rashomon::testing {

Article article_of_text(const std::string& input);

}  // namespace rashomon::testing
