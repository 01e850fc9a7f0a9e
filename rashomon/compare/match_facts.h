// Tellings -> facts: what at least two of them tell.
//
// Pairs of sentences that are likely to tell the same (match/similar_sentences.h) are grouped so that one false pair
// does not merge two facts (group_pieces.h):
//   A2~B5 .9, B5~C1 .8, A2~C1 .7  -> one fact with three mentions
//   A2~B5 .9, B5~C7 .5, A2~C7 no  -> two facts; B5 is in both
// A mention is the piece of the sentence that tells the fact. It is attributed where more than half of its letters and
// digits lie in what the article attributes to somebody.
//
// Budget: 1,500 sentences of a telling, 20,000 of all. What it does not do: paraphrase without a word in common. How
// well it does is in docs/evaluation.md. Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"

namespace rashomon {

// In order of their first mentions. A fact has mentions of at least two tellings.
std::vector<Fact> match_facts(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices);

}  // namespace rashomon
