// Pairs of pieces that are likely to tell the same -> groups of pieces, each one fact.
//
// The surest pairs come first. A piece joins a group, or two groups merge, only if the mean chance between the one and
// the members of the other that stand in other articles is high enough; a pair that fits nowhere is a group of its own,
// so one false pair cannot merge two facts (unless a piece is in eight groups already). A group within another is left
// out. Average linkage (Sokal and Michener 1958), but greedy, and a piece may be in several groups. Each group keeps
// for every sentence the sum of its chances to the members, so that a fit costs no walk over pairs.
//
// Tested by tests/cases/compare and, against the plain mean, by tests/compare_test.cpp.
#pragma once

#include <vector>

#include "rashomon/match/similar_sentences.h"

namespace rashomon {

struct PieceGroup {
  std::vector<SentencePiece> pieces;  // of at least two articles; each sentence once; in order
  double score = 0;  // mean chance over all pairs of pieces of different articles, 0 for those not given
};

// In order of the surest pair of each.
std::vector<PieceGroup> group_pieces(std::vector<SimilarPair> pairs);

}  // namespace rashomon
