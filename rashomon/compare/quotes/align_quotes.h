// Tellings -> the utterances that several of them quote, each with its places.
//
// Pieces of quoted text (quote_words.h) that share enough words are aligned word by word (align_words.h):
//   same      all words of both match
//   trimmed   one holds all words of the other, or both leave something out
//   altered   words differ in between that no bracket or ellipsis announces
// Pieces of up to three words meet only where their sentences tell a fact together, so that terms and scare quotes do
// not. Pieces in marks that follow one another in several articles are one utterance, also where one of them puts a line
// of its own between; of a post or a transcript each sentence is one.
//
// What it does not do: translation, other quotations without marks; paraphrase is retold_quotes.h.
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"
#include "rashomon/compare/quotes/told_together.h"

namespace rashomon {

// In order of their first mentions; each has mentions of at least two tellings.
std::vector<SharedQuote> align_quotes(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices,
                                      const ToldTogether& told_together);

}  // namespace rashomon
