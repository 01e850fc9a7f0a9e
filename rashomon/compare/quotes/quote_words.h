// Quoted stretches -> words that can be compared: what was said, whatever the newsroom's typography.
//
// Case, accents, punctuation and fillers ("uh") go; contractions become full words ("we're gonna" = "we are going to"),
// "&" is "and", "%" is "percent", "two" is "2". An ellipsis or a bracket is remembered as a marked cut before the word
// that follows: the newsroom says there that it left out or put in something. A piece is what one quoted stretch, post or
// speech has in one sentence.
//
// Budget: kMaxPieces of all tellings, kMaxQuoteWords words of a piece. Tables: contractions.txt.
// Tested by tests/cases/compare.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"

namespace rashomon {

constexpr std::size_t kMaxQuotePieces = 20'000;
constexpr std::size_t kMaxQuoteWords = 120;

struct QuoteWord {
  std::string word;
  Span span;             // of the token; one token may give two words
  bool content = false;  // carries more than grammar (match/terms.h)
  bool capitalised = false;
  bool after_cut = false;  // an ellipsis or a bracket stands before it
};

// The words of a span of an article. Also used for text outside of quotation marks.
std::vector<QuoteWord> read_quote_words(const Telling& telling, Span span);

struct QuotePiece {
  Place place;                 // marks left out
  std::uint32_t sentence = 0;  // index into Analysis::sentences
  std::vector<QuoteWord> words;
  std::optional<std::string> speaker;
  bool in_marks = true;        // false: of a post or speech that a line of its own gives to somebody
};

// All pieces of the tellings that hold a word, in order of place; headings left out.
std::vector<QuotePiece> collect_quotes(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices);

}  // namespace rashomon
