// Text -> tokens with exact byte offsets, given where the quotation marks are.
//
//   Mr. O’Neill paid $1,200.50 at 5 p.m.  ->  Mr. | O’Neill | paid | $ | 1,200.50 | at | 5 | p.m.
//
// Contractions and words with inner hyphens stay one word; a known abbreviation keeps its stop
// (tables/abbreviations.txt); a number keeps what is written against it (3rd, 12bn) but not its currency sign or %; Han
// and kana come as runs.
//
// Tested by tests/cases/language.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/language/quotations.h"

namespace rashomon {

// The tokens of text[part], in order, appended to `out`. `marks` are the quotation marks of that part: each becomes one
// token of kind quote_mark, and no other token has that kind.
void split_into_tokens(std::string_view text, Span part, std::span<const QuoteMark> marks, std::vector<Token>& out);

// How an abbreviation behaves before a stop (tables/abbreviations.txt, which explains the kinds).
enum class AbbreviationKind { none, title, number, inner, any };

// Of a token that ends with a stop; none for all others. Single letters ("J.") and letters with stops ("U.S.") are
// `any`.
AbbreviationKind abbreviation_kind(std::string_view token);

}  // namespace rashomon
