// Tokens of a paragraph -> sentences.
//
//   “Why?” he asked. Mr. Roe left at 5 p.m. Nobody saw him.  ->  “Why?” he asked. | Mr. Roe left at 5 p.m. | Nobody saw
//   him.
//
// A stop ends a sentence by what follows it (a capital letter, a number, an opening mark) unless it belongs to an
// abbreviation or an initial; closing marks and brackets belong to the sentence that they close. Sentences are made of
// whole tokens and leave none out.
//
// Tested by tests/cases/language.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/language/quotations.h"

namespace rashomon {

struct SentenceOptions {
  bool one = false;               // the paragraph is one sentence, as a heading is
  bool without_capitals = false;  // the text has no capital letters: a stop before white space ends a sentence
  bool ordinal_stops = false;     // the language writes ordinals with a stop: am 8. Juni
};

// Appends the sentences of tokens[first_token, end_token), which are those of one paragraph; `marks` are its quotation
// marks, one for each token of kind quote_mark.
void split_into_sentences(std::string_view text, std::span<const Token> tokens, std::uint32_t first_token,
                          std::uint32_t end_token, std::span<const QuoteMark> marks, const SentenceOptions& options,
                          std::vector<Sentence>& out);

}  // namespace rashomon
