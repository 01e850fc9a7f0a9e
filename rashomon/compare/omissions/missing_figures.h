// Figures -> those that some tellings have and others do not, in any form.
//
//   A, B: "the 430 passengers"   C: no passengers counted     -> C
//   "about 400", "hundreds of passengers", "four hundred and thirty", "410 passengers and 20 of the crew"   has it
// Told by two are equal values in one unit, beside two words that both have. An article has a value where it has any number near
// it (whatever it counts), another value of the same thing (that is a conflict or a precision), or two numbers of a sentence
// that add up to it. Ages, and counts below kMinCount, are not looked at: nobody misses them.
//
// Tested by tests/cases/compare (missing_figure).
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/omissions/article_words.h"

namespace rashomon {

// `words` runs beside the tellings. Those that are not withheld first, of them those of most tellings.
std::vector<MissingFigure> find_missing_figures(std::span<const Telling> tellings, std::span<const ArticleWords> words);

}  // namespace rashomon
