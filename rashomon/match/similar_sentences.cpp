// Article pair by article pair; likely pairs are thinned to the best partners before their pieces are cut out.
#include "rashomon/match/similar_sentences.h"

#include <algorithm>
#include <tuple>

#include "rashomon/match/mention_span.h"
#include "rashomon/match/pair_features.h"
#include "rashomon/match/tell_same.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxPartners = 4;  // sentences of one article that tell the same as one of another

SentencePiece piece_of(std::uint32_t article, const SentenceTerms& sentence, const SentenceWeights& weights,
                       const SentenceTerms& other) {
  return {article, sentence.sentence, narrow_to_shared(sentence, weights, shared_slots(sentence, other))};
}

struct Estimate {
  SentencePairIndex at;
  double chance;
};

// The likely pairs, without those that are past the best kMaxPartners of both their sentences.
std::vector<Estimate> estimate_pairs(const ArticlePair& pair) {
  const std::vector<SentencePairIndex> candidates = find_candidates(pair);
  const std::vector<PairFeatures> rows = measure_candidates(pair, candidates);
  std::vector<Estimate> likely;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (const double chance = estimate_same(rows[i]); chance >= kTellSame) likely.push_back({candidates[i], chance});
  std::stable_sort(likely.begin(), likely.end(),
                   [](const Estimate& a, const Estimate& b) { return a.chance > b.chance; });
  std::vector<std::size_t> of_first(pair.first->sentences.size()), of_second(pair.second->sentences.size());
  std::erase_if(likely, [&](const Estimate& e) {
    const std::size_t before_first = of_first[e.at.first]++, before_second = of_second[e.at.second]++;
    return std::min(before_first, before_second) >= kMaxPartners;
  });
  return likely;
}

void add_similar(std::uint32_t first, std::uint32_t second, const ArticlePair& pair, std::vector<SimilarPair>& found) {
  for (const auto& [at, chance] : estimate_pairs(pair)) {
    const auto [a, b] = at;
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
