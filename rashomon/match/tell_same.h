// Features of two sentences -> how likely it is that both tell the same fact.
//
// A sum over small decision trees (gradient boosting, Friedman 2001), squeezed to 0 … 1. The trees are a table that one
// can read, tables/fact_trees.txt, made by train/facts/train_trees.py from annotated tellings:
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

// 0 to 1. Throws Error (format) where the table is damaged.
double estimate_same(const PairFeatures& features);

}  // namespace rashomon
