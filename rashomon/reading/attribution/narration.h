// The article's text as its narrator speaks it: words one by one, each quotation as a single item.
//
//   The mayor said “We will rebuild. All of it.” and left.   ->   The | mayor | said | “…” | and | left | .
//
// In this view a sentence with a quotation of five sentences is still one line, so that the words of saying around it can
// be read as if nothing were quoted. Lines never cross paragraphs.
//
// Tested by tests/cases/attributions.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/words.h"

namespace rashomon {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Item {
  Span span;
  Word word;
  std::uint32_t quoted = kNone;  // index into Analysis::quoted, for a quotation
  std::uint32_t name = kNone;    // index into Analysis::names that the word is part of
  bool capitalised = false;
};

// A sentence of the narration: items [begin, end).
struct Line {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t paragraph = 0;
  bool headline = false;  // written in capitals as a headline is: capital letters tell nothing
};

// A range of items; empty where begin == end.
struct Range {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  friend bool operator==(const Range&, const Range&) = default;
};

struct Narration {
  std::string_view text;
  const Analysis* analysis = nullptr;
  std::vector<Item> items;
  std::vector<Line> lines;

  // From the first byte of the first item to the last byte of the last one; the range must not be empty.
  Span span_of(Range range) const { return {items[range.begin].span.begin, items[range.end - 1].span.end}; }
  std::string_view text_of_item(std::uint32_t item) const { return text_of(text, items[item].span); }
  const Quoted& quoted_at(std::uint32_t item) const { return analysis->quoted[items[item].quoted]; }
};

Narration narrate(const Article& article, const Analysis& analysis);

}  // namespace rashomon
