// Features of two sentences -> how likely it is that both tell the same fact.
//
// A sum over small decision trees (gradient boosting, Friedman 2001), squeezed to 0 … 1. The trees are a table that one
// can read, tables/fact_trees.txt, made by train/facts/train_trees.py from annotated tellings; where words of both articles
// met (met_features.h), another with more features, tables/met_trees.txt:
//   tree
//   0 shared_weight <= 5.1 ? 1 : 2
//   1 leaf -0.08
//   2 leaf 0.11
//
// Tested by tests/match_test.cpp.
#pragma once

#include "rashomon/match/pair_features.h"

namespace rashomon {

// From here on a pair counts as telling the same. Cross-validated on the training events F1 is best between 0.26 and
// 0.36.
constexpr double kTellSame = 0.32;
// Where words met. Of one annotator's pairs .28 finds most, of two annotators' (tellings, world) .38 to .45.
constexpr double kTellSameMet = 0.40;

// 0 to 1; `met` says whether the met features are filled in. Throws Error (format) where a table is damaged.
double estimate_same(const PairFeatures& features, bool met = false);

}  // namespace rashomon
