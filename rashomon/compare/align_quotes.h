// Tellings -> the utterances that several of them quote, each with its places.
//
// Pieces of quoted text (quote_words.h) that share enough words are aligned word by word (align_words.h):
//   same      all words of both match
//   trimmed   one holds all words of the other, or both leave something out
//   altered   words differ in between that no bracket or ellipsis announces
// Short pieces need more: two words that carry something, or one rare word and the same known speaker, so that scare
// quotes of different people do not meet; one word meets only other short pieces. Pieces that follow one another in several
// articles are one utterance, also where one of them puts a line of its own between.
//
// What it does not do: paraphrase, translation, quotations that one article gives without marks.
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"

namespace rashomon {

// In order of their first mentions; each has mentions of at least two tellings.
std::vector<SharedQuote> align_quotes(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices);

}  // namespace rashomon
