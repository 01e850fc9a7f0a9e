// The terms of two tellings -> how much each sentence of the one shares with each of the other, by weight.
//
// A term weighs more the rarer it is: in these two articles (log of sentences / sentences that hold it) and in news at
// large (Vocabulary::rarity). Only the two articles count, so that what is found between them does not depend on what
// else is compared. The shared weights come from the two indices of terms (postings), not from all pairs of sentences:
//   A3 "The ferry hit the pier at noon."   B1 "A ferry struck the pier."   ->  weight(ferry) + weight(pier)
//
// Tested by tests/match_test.cpp, against all pairs on random texts.
#pragma once

#include <cstddef>
#include <vector>

#include "rashomon/match/terms.h"

namespace rashomon {

// One a sentence; the vectors run beside SentenceTerms::content.
struct SentenceWeights {
  std::vector<double> weight;
  std::vector<double> rarity;  // within the two articles
  double total = 0;
  double plain_total = 0;  // of terms that are neither names nor figures
};

// A table of numbers, sentences of the first article by sentences of the second.
class SentenceMatrix {
 public:
  SentenceMatrix(std::size_t rows, std::size_t columns) : columns_(columns), values_(rows * columns) {}
  double& at(std::size_t row, std::size_t column) { return values_[row * columns_ + column]; }
  double at(std::size_t row, std::size_t column) const { return values_[row * columns_ + column]; }
  std::size_t rows() const { return columns_ == 0 ? 0 : values_.size() / columns_; }
  std::size_t columns() const { return columns_; }

 private:
  std::size_t columns_;
  std::vector<double> values_;
};

struct ArticlePair {
  const TellingTerms* first;
  const TellingTerms* second;
  std::vector<SentenceWeights> first_weights, second_weights;
  SentenceMatrix shared;  // weight of the terms that two sentences have in common
};

ArticlePair weigh_pair(const TellingTerms& first, const TellingTerms& second, const Vocabulary& vocabulary);

}  // namespace rashomon
