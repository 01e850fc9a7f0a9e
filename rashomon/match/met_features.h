// What the meeting of two articles' words says (nn/word_meeting.h) -> candidates, features and pieces of sentence pairs.
//
// Sentences are those of TellingTerms, in the same order. A piece is the run of words that the other sentence most likely
// tells too: each word counts by how likely that is, less kToldBorder.
//
// Tested by tests/match_test.cpp; worth measured by train/facts.
#pragma once

#include <vector>

#include "rashomon/match/pair_features.h"
#include "rashomon/nn/word_meeting.h"

namespace rashomon {

// Adds the pairs that are likely by their words' meeting; keeps the order by first, then second, and each pair once.
void add_met_candidates(const Meeting& meeting, std::vector<SentencePairIndex>& candidates);

// Fills in the met features of each row; rows run beside candidates.
void measure_meeting(const Meeting& meeting, const std::vector<SentencePairIndex>& candidates,
                     std::vector<PairFeatures>& rows);

// The piece of `sentence` (of `side`) that sentence `other` of the other article tells. `told`: words x sentences of the
// other article. Empty where no word is likely told.
Span narrow_to_told(const MeetingSide& side, std::size_t sentence, const std::vector<float>& told, std::size_t other,
                    std::size_t others);

}  // namespace rashomon
