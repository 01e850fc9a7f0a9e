// Sentence and the terms that another sentence shares with it -> the piece of it that tells the same, as a span.
//
// The stretch that shares most (find_best_run), widened to the clause it stands in:
//   "The minister, who arrived on Friday, ⟨said the port would close⟩ because of the fire."   beside   "The port will
//   close."
// Clauses are parted by signs and by words like "that" (tables/clause_openers.txt): no parser, so a piece can be a
// little too wide or too narrow.
//
// A piece that the trained network cut (met_features.h) ends where words stop being told, often amid a phrase; it is widened to
// its clauses too, and to the ones beside it until it says something: "⟨Syria⟩" -> "⟨to withdraw American forces from Syria⟩".
//
// Tested by tests/cases/compare and tests/match_test.cpp.
#pragma once

#include "rashomon/match/pair_features.h"

namespace rashomon {

// Lies within the sentence and on term borders; the whole sentence where nothing is shared.
Span narrow_to_shared(const SentenceTerms& sentence, const SentenceWeights& weights, const std::vector<bool>& shared);

// `told` lies within the sentence. On term borders; with at least kMinToldContent content terms where the sentence has them.
constexpr std::size_t kMinToldContent = 3;
Span widen_to_clauses(const SentenceTerms& sentence, Span told);

}  // namespace rashomon
