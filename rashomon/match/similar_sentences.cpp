#include "rashomon/match/similar_sentences.h"

#include <algorithm>

#include "rashomon/match/mention_span.h"
#include "rashomon/match/pair_features.h"
#include "rashomon/match/tell_same.h"

namespace rashomon {
namespace {

SentencePiece piece_of(std::uint32_t article, const SentenceTerms& sentence, const SentenceWeights& weights,
                       const SentenceTerms& other) {
  return {article, sentence.sentence, narrow_to_shared(sentence, weights, shared_slots(sentence, other))};
}

void add_similar(std::uint32_t first, std::uint32_t second, const ArticlePair& pair, std::vector<SimilarPair>& found) {
  const std::vector<SentencePairIndex> candidates = find_candidates(pair);
  const std::vector<PairFeatures> rows = measure_candidates(pair, candidates);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double chance = estimate_same(rows[i]);
    if (chance < kTellSame) continue;
    const auto [a, b] = candidates[i];
    const SentenceTerms &in_first = pair.first->sentences[a], &in_second = pair.second->sentences[b];
    found.push_back({piece_of(first, in_first, pair.first_weights[a], in_second),
                     piece_of(second, in_second, pair.second_weights[b], in_first), chance});
  }
}

}  // namespace

std::vector<SimilarPair> find_similar_sentences(std::span<const TellingTerms> tellings, const Vocabulary& vocabulary) {
  std::vector<SimilarPair> found;
  for (std::uint32_t first = 0; first < tellings.size(); ++first)
    for (std::uint32_t second = first + 1; second < tellings.size(); ++second)
      add_similar(first, second, weigh_pair(tellings[first], tellings[second], vocabulary), found);
  std::stable_sort(found.begin(), found.end(), [](const SimilarPair& a, const SimilarPair& b) {
    return std::tie(a.first, a.second) < std::tie(b.first, b.second);
  });
  return found;
}

}  // namespace rashomon
