// What an unnamed speaker is: an official, a witness, somebody near the matter, …
//
//   "two senior administration officials" -> official     "a person briefed on the talks" -> near the matter
// By the head noun of the description, or words anywhere in it. Table: unnamed_types.txt. It knows English.
//
// Tested by tests/cases/speakers.
#pragma once

#include <string>

#include "rashomon/reading/speakers/source_phrases.h"

namespace rashomon {

// Empty where no line of the table fits.
std::string type_of_unnamed(const SourcePhrases& phrases, Span description);

}  // namespace rashomon
