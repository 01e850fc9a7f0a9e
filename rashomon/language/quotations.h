// The scanner of quotation marks: which signs are marks, which are apostrophes, inches or bullets, and what they
// enclose.
//
//   “I can’t,” she said, “it’s the workers’ ‘no.’”  ->  three stretches, one of them inside another, no apostrophe
//   among the marks
//
// Marks are paired paragraph by paragraph, by what stands left and right of them, by their direction, and by what is
// open; so “…”, "…", ‘…’, '…', „…“, ”…”, «…», »…«, ‹…›, 「…」, 『…』, ``…'' all work, also mixed and the wrong way
// round. A mark that closes nothing is stray; one that is never closed encloses the rest of its paragraph.
//
// It does not know who speaks, nor whether a stretch is speech at all. Tested by tests/cases/language.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"

namespace rashomon {

enum class MarkRole : std::uint8_t { opens, closes, stray };

// A quotation mark as it stands in the text: one sign, or two of `` and ''.
struct QuoteMark {
  Span span;
  MarkRole role = MarkRole::stray;
};

struct Quotations {
  std::vector<QuoteMark> marks;  // in order; apostrophes are not among them
  std::vector<Quoted> quoted;    // in order of their beginning; none is empty
};

// Time and memory are linear in the text, whatever its marks.
Quotations scan_quotations(std::string_view text, std::span<const Paragraph> paragraphs);

}  // namespace rashomon
