// Two quoted stretches -> which words of the one are words of the other, in order.
//
// Local alignment with cheap long gaps (Smith and Waterman 1981; Gotoh 1982), so that a newsroom may leave a part out:
//   "we will open the port again on Monday, God willing"
//   "we will open the port … on Monday"              8 words match, "again" is the gap
// A word only matches itself. Cost: words times words; quote_words.h bounds both.
//
// Tested by tests/cases/compare and, against a plain enumeration on random words, by tests/compare_test.cpp.
#pragma once

#include <vector>

#include "rashomon/compare/quotes/quote_words.h"

namespace rashomon {

struct WordPair {
  std::size_t first = 0, second = 0;
};

// A stretch without a match, where the wordings part: words [begin, end) of each.
struct WordGap {
  std::size_t first_begin = 0, first_end = 0;
  std::size_t second_begin = 0, second_end = 0;
};

struct WordAlignment {
  std::vector<WordPair> matches;  // in order
  double score = 0;
  std::size_t content_matches = 0;
  std::size_t longest_run = 0;  // matches in a row without a gap
};

WordAlignment align_words(const std::vector<QuoteWord>& first, const std::vector<QuoteWord>& second);

// The gaps between matches, in order. Before the first match and after the last there is one only where both stretches
// have words there, at most kMaxEndWords each, and kMinMatches words match: else it may be another sentence.
constexpr std::size_t kMaxEndWords = 3, kMinMatches = 6;
std::vector<WordGap> find_gaps(const std::vector<QuoteWord>& first, const std::vector<QuoteWord>& second,
                               const WordAlignment& alignment);

}  // namespace rashomon
