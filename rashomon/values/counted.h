// What a figure counts: the noun phrase after it. 50 other people | 60 per cent of men | 1,300 active-duty troops |
// 400 tonnes of fertiliser.
//
// Without a tagger: words up to the first that looks like a plural, at most four. Tested by tests/cases/figures.
#pragma once

#include <string>
#include <string_view>

#include "rashomon/base/span.h"
#include "rashomon/values/numerals.h"

namespace rashomon {

// `after` is the place behind the number and its unit; `inside_word`: it lies inside a hyphened word (four-cylinder).
// `needs_of`: only "of …" may follow, as after a unit. Empty where nothing is counted.
Span find_counted(const NumberContext& context, TokenPlace after, bool inside_word, bool needs_of);

// What the word "one" counts, whose next token is `t`: up to a word of grammar or of speaking, four words at most (senior
// port official). Empty: nothing.
Span find_counted_by_one(const NumberContext& context, std::uint32_t t);

// The unit of a plain count: what is counted, its last word in the English singular. "other people" -> "other people",
// "active-duty\nsoldiers" -> "active-duty soldier". In other languages as it is written.
std::string unit_of_counted(std::string_view counted, std::string_view language);

}  // namespace rashomon
