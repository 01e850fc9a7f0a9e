// A stretch inside quotation marks, by its own look: speech, or a title, a term, a scare quote?
#pragma once

#include "rashomon/reading/attribution/narration.h"

namespace rashomon {

// Could it be somebody's utterance: several words in lower case, or a few that end as a sentence does?
bool is_spoken(const Narration& narration, std::uint32_t item);

// Does nothing but signs and other stretches follow it in its line?
bool stands_last(const Narration& narration, const Line& line, std::uint32_t item);

}  // namespace rashomon
