// Tree -> the blocks of text that a reader of the page sees, in order, whatever they are: paragraphs, headings, list
// items, and also every menu and advertisement. main_text.h chooses among them.
//
// White space is collapsed to single spaces, no-break spaces among it; <br> is a space, two in a row part paragraphs, and so
// does a single one where nearly each line is a long sentence or more. A <font size> on a line of its own is a block, as old
// pages have it: a heading where it is large.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rashomon/markup/tree.h"
#include "rashomon/page/article.h"

namespace rashomon {

struct PageBlock {
  NodeIndex element = 0;  // the block element that holds it
  BlockKind kind = BlockKind::paragraph;
  std::string text;
  std::uint32_t begin_markup = 0;  // the byte of the markup at which its text begins
  std::uint32_t words = 0;
  std::uint32_t link_words = 0;  // words of links
  std::uint32_t time_words = 0;  // words of <time>
  std::uint32_t commas = 0;
  bool ends_sentence = false;
};

std::vector<PageBlock> find_page_blocks(const HtmlTree& tree);

// The size that a <font> asks for, 1 to 7 (3 is that of the text; "+2" is 5); 0: none.
int font_size(const HtmlTree& tree, NodeIndex element);

constexpr int kHeadlineSize = 5, kSmallPrintSize = 1;  // of a <font>

// Whether a text ends where a sentence does, whatever closes behind it: “Late.”
bool ends_sentence(std::string_view text);

// Words as far as sizes go: runs between spaces; of scripts without spaces, two characters are one.
std::uint32_t count_words(std::string_view text);

}  // namespace rashomon
