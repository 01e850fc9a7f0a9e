// Who is meant where more than a plain noun phrase stands beside a verb: asides, names in apposition, relative clauses.
//
// Each looks at a bounded number of words of one line. Tested by tests/cases/attributions.
#pragma once

#include "rashomon/reading/attribution/narration.h"

namespace rashomon {

// "said its spokeswoman | , Ilse Dorrant": the name is the better source.
Range name_behind(const Narration& n, const Line& line, Range phrase);

// A name or a noun of those who speak.
bool is_source(const Narration& n, Range phrase);

// "Protesters | marching through the streets": the phrase at the end is not the subject.
Range without_reduced_clause(const Narration& n, const Line& line, Range phrase);

// "Her rival, Paul Stern, |": an aside that is nothing but a person's name.
Range named_in_aside(const Narration& n, const Line& line, std::uint32_t open, std::uint32_t close);

// "Ann Lee, a farmer, one of many |": what the asides are about.
Range before_asides(const Narration& n, const Line& line, std::uint32_t end);

}  // namespace rashomon
