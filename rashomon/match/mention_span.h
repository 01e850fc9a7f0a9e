// Sentence and the terms that another sentence shares with it -> the piece of it that tells the same, as a span.
//
// The stretch that shares most (find_best_run), widened to the clause it stands in:
//   "The minister, who arrived on Friday, ⟨said the port would close⟩ because of the fire."   beside   "The port will
//   close."
// Clauses are parted by signs and by words like "that" (tables/clause_openers.txt): no parser, so a piece can be a
// little too wide or too narrow.
//
// Tested by tests/cases/compare.
#pragma once

#include "rashomon/match/pair_features.h"

namespace rashomon {

// Lies within the sentence and on term borders; the whole sentence where nothing is shared.
Span narrow_to_shared(const SentenceTerms& sentence, const SentenceWeights& weights, const std::vector<bool>& shared);

}  // namespace rashomon
