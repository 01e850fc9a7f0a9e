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

#include <optional>
#include <span>
#include <vector>

#include "rashomon/match/terms.h"
#include "rashomon/nn/word_meeting.h"

namespace rashomon {

struct SentencePiece {
  std::uint32_t article = 0;   // index into the tellings
  std::uint32_t sentence = 0;  // index into Analysis::sentences
  Span span;                   // the words that the other sentence tells: what parts one fact of a sentence from another
  Span clauses;                // the clauses around them: what a reader is shown
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

// Two sentences of two tellings, for who asks why they are, or are not, taken to tell the same.
struct WeighedSentences {
  std::uint32_t first = 0, second = 0;  // indices into TellingTerms::sentences
  double chance = 0, border = 0;        // from the border on they do
  std::optional<double> log_odds;       // of the meeting of their words, where words met
  std::vector<Span> shared;             // content terms of the first that the second has too
};

// All candidates of two tellings, likely or not, in order of first, then second.
std::vector<WeighedSentences> weigh_sentences(const TellingTerms& first, const TellingTerms& second,
                                              const MeetingSide& first_words, const MeetingSide& second_words,
                                              const Vocabulary& vocabulary);

}  // namespace rashomon
