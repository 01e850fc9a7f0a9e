// Two pieces of quoted text, aligned -> whether they are one utterance, and how the two differ.
//
// Tested by tests/cases/compare.
#pragma once

#include <optional>
#include <vector>

#include "rashomon/compare/quotes/align_words.h"
#include "rashomon/compare/quotes/quote_words.h"

namespace rashomon {

// Nothing where the two are not taken for one utterance. Never paraphrased: that is retold_quotes.h. `told_together`:
// how sure their sentences tell a fact together (told_together.h).
std::optional<QuoteRelation> relate_quotes(const QuotePiece& first, const QuotePiece& second,
                                           const WordAlignment& alignment, double told_together);

// The gaps (align_words.h) in which the wordings differ, announced cuts left out.
std::vector<WordGap> find_alterations(const std::vector<QuoteWord>& first, const std::vector<QuoteWord>& second,
                                      const WordAlignment& alignment);

// Whether two names of speakers can be one person's: they share a word. "Daisaku Kaneko", "Mr Kaneko", "Daisaku".
bool is_same_speaker(const std::string& a, const std::string& b);

}  // namespace rashomon
