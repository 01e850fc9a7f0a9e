// Tellings as terms -> the pairs of sentences of different tellings that are likely to tell the same, each with the
// piece of either sentence that does.
//
// For each two articles: shared weights (article_pair.h), candidates and their features (pair_features.h), how likely
// (tell_same.h), pieces (mention_span.h). Where both articles' words are known as vectors, they meet (nn/word_meeting.h)
// and say more: further candidates, features and pieces (met_features.h). Work grows with pairs of articles, and within a pair with candidates, not
// with all pairs of sentences.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/match/terms.h"
#include "rashomon/nn/word_meeting.h"

namespace rashomon {

struct SentencePiece {
  std::uint32_t article = 0;   // index into the tellings
  std::uint32_t sentence = 0;  // index into Analysis::sentences
  Span span;
  friend auto operator<=>(const SentencePiece&, const SentencePiece&) = default;
};

struct SimilarPair {
  SentencePiece first, second;  // first.article < second.article
  double chance = 0;            // that both tell the same fact, at least the border of tell_same.h
};

// In order of first, then second. `words` runs beside the tellings, its sentences beside theirs; a telling without words has
// no sentences there.
std::vector<SimilarPair> find_similar_sentences(std::span<const TellingTerms> tellings, std::span<const MeetingSide> words,
                                                const Vocabulary& vocabulary);

}  // namespace rashomon
