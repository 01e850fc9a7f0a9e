// A plain text -> its paragraphs, and its headline where the first line looks like one.
//
// In a hard-wrapped text (most lines of one width, broken in mid-sentence) empty lines part paragraphs, or, without any,
// lines that end a sentence early. In any other text each line is a paragraph; only where empty lines part others does a
// line that ends in mid-sentence go on in one that begins in lower case.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rashomon/page/article.h"

namespace rashomon {

// In order; no block begins or ends with white space.
std::vector<Block> find_text_blocks(std::string_view text);

// Whether the first block of a text file is a headline: short, no full stop at its end, and set off from what follows
// by an empty line or by a much longer paragraph.
bool begins_with_headline(std::string_view text, const std::vector<Block>& blocks);

}  // namespace rashomon
