// Voices, actors, facts and quotations of all tellings -> the words that each article chooses for the same, side by side.
//
//   label   A "Mayor Lena Holt"   B "Holt, a former developer"   ->  about Lena Holt: "Mayor" / "a former developer"
//   equal, report-verb, passive: compare_wording_terms.h
// Labels are descriptions of an actor, roles that stand beside it and titles before its name; each wording of an article
// counts once. They are shown where two articles each have one that tells what no label of the other does: "the mayor"
// against "Mayor" is no choice of words. Whose word each is, the outlet's or a speaker's, is told with it.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"
#include "rashomon/compare/speaker_names.h"

namespace rashomon {

// Equals first, then labels, report verbs, passives, each in order of its first term; terms in order of place.
std::vector<TermChoice> compare_wording(std::span<const Telling> tellings, const Voices& voices, const std::vector<Fact>& facts,
                                        const std::vector<SharedQuote>& quotes, const std::vector<VoiceMap>& voice_maps);

}  // namespace rashomon
