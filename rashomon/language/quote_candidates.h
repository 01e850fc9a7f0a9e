// Signs that may be quotation marks, with what stands left and right of each: the first pass of the scanner of
// quotation marks (quotations.h). What is an apostrophe whatever else the paragraph holds (don't, '90s, 'em) is left
// out here.
//
// Tested by tests/cases/language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/base/span.h"

namespace rashomon {

// Marks of one family close each other: “ may be closed by ".
enum class QuoteFamily : std::uint8_t { two_strokes, one_stroke, guillemet, single_guillemet, corner, white_corner };
constexpr std::size_t kQuoteFamilies = 6;

// What the sign itself says: „ only opens, ” closes unless it stands the wrong way, " may do either.
enum class QuoteShape : std::uint8_t { low, left, right, straight };

struct QuoteCandidate {
  Span span;
  QuoteFamily family = QuoteFamily::two_strokes;
  QuoteShape shape = QuoteShape::straight;
  bool strong_open = false;   // stands where only an opening mark can:  said "No
  bool strong_close = false;  // stands where only a closing mark can:   no," he
  bool after_digit = false;   // 5'11"
  bool after_letter = false;
  bool like_possessive = false;  // workers' rights: after s, before a word in lower case
  bool feet = false;             // the inches of 5'11"
  bool spaced = false;           // white space on both sides
};

// The candidates of the paragraph text[paragraph], in order, appended to `out`.
void find_quote_candidates(std::string_view text, Span paragraph, std::vector<QuoteCandidate>& out);

}  // namespace rashomon
