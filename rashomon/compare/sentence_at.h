// The sentence in which a span begins, by what sentences of several articles are told apart, and a span with whole marks.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "rashomon/compare/comparison.h"
#include "rashomon/language/analysis.h"

namespace rashomon {

// The span itself where no sentence begins before it.
Span sentence_at(const Analysis& analysis, Span span);

using SentenceId = std::pair<std::uint32_t, std::uint32_t>;  // article, first byte

SentenceId sentence_of(std::span<const Telling> tellings, const Place& place);

// The span such that no quotation mark stands in it alone, where letters need not be cut off for that:
//   | the plan “a step back |”  ->  | the plan “a step back” |        “| We go,” |  ->  | “We go,” |
//   | “no |, not now”           ->  “| no |, not now”                 “No, | not now,” |  ->  “No, | not now |,”
Span with_whole_marks(const Article& article, const Analysis& analysis, Span span);

}  // namespace rashomon
