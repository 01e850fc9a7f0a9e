// Walks through the two sorted indices side by side: of each term both runs of postings give its rarity, its weight, and the
// pairs of sentences that share it.
#include "rashomon/match/article_pair.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace rashomon {
namespace {

constexpr double kWithinShare =
    0.6;  // of a weight: rarity within the two articles; the rest is rarity in news at large

// A term in more pairs of sentences than this says nothing about any of them, and would cost more than all others.
constexpr std::size_t kMaxPairsOfTerm = 20'000;

// In fewer sentences nothing is rare, so they count as this many: short notes share facts too.
constexpr std::size_t kFewSentences = 20;

using Postings = std::span<const Posting>;

// The run of postings at the front that have one id.
Postings take_run(Postings& postings) {
  std::size_t size = 1;
  while (size < postings.size() && postings[size].id == postings[0].id) ++size;
  const Postings run = postings.first(size);
  postings = postings.subspan(size);
  return run;
}

std::vector<SentenceWeights> empty_weights(const TellingTerms& telling) {
  std::vector<SentenceWeights> weights(telling.sentences.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i].weight.resize(telling.sentences[i].content.size());
    weights[i].rarity.resize(telling.sentences[i].content.size());
  }
  return weights;
}

void set_weights(Postings run, const TellingTerms& telling, double rarity, double weight,
                 std::vector<SentenceWeights>& weights) {
  for (const Posting& p : run) {
    SentenceWeights& sentence = weights[p.sentence];
    const ContentTerm& term = telling.sentences[p.sentence].content[p.slot];
    sentence.rarity[p.slot] = rarity;
    sentence.weight[p.slot] = weight;
    sentence.total += weight;
    if (!term.name && !term.figure) sentence.plain_total += weight;
  }
}

}  // namespace

ArticlePair weigh_pair(const TellingTerms& first, const TellingTerms& second, const Vocabulary& vocabulary) {
  ArticlePair pair{&first, &second, empty_weights(first), empty_weights(second),
                   SentenceMatrix(first.sentences.size(), second.sentences.size())};
  const double sentences =
      static_cast<double>(std::max(kFewSentences, first.sentences.size() + second.sentences.size()));
  Postings a = first.postings, b = second.postings;
  while (!a.empty() || !b.empty()) {
    const bool in_first = !a.empty() && (b.empty() || a[0].id <= b[0].id);
    const bool in_second = !b.empty() && (a.empty() || b[0].id <= a[0].id);
    const TermId id = in_first ? a[0].id : b[0].id;
    const Postings run_a = in_first ? take_run(a) : Postings{};
    const Postings run_b = in_second ? take_run(b) : Postings{};
    const double rarity = std::log((sentences + 1) / static_cast<double>(run_a.size() + run_b.size()));
    const double weight = kWithinShare * rarity + (1 - kWithinShare) * vocabulary.rarity(id);
    set_weights(run_a, first, rarity, weight, pair.first_weights);
    set_weights(run_b, second, rarity, weight, pair.second_weights);
    if (run_a.size() * run_b.size() > kMaxPairsOfTerm) continue;
    for (const Posting& p : run_a)
      for (const Posting& q : run_b) pair.shared.at(p.sentence, q.sentence) += weight;
  }
  return pair;
}

}  // namespace rashomon
