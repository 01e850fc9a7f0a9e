// How far a content reaches: "He said [the plan was “a disaster” for farmers], adding …".
//
// A clause goes on to the end of the line or to another voice (", she said", ", saying …"); a mere object ends at the first
// comma that does not go on with it. The signs at the ends are as PolNeAR draws them: the full stop is left out unless
// quotation marks close behind it.
//
// Tested by tests/cases/attributions.
#pragma once

#include <span>

#include "rashomon/reading/attribution/cues.h"

namespace rashomon {

// Words of saying that stand apart from what is said: ", she said,". Items [begin, end).
bool is_tag(const Narration& narration, const Cue& cue);

// The content after a cue with a complement. `later` are the cues of the same line after this one.
Range content_after(const Narration& narration, const Cue& cue, std::span<const Cue> later);

// The content before a cue whose words of saying begin at `end`, from `floor` on.
Range content_before(const Narration& narration, std::uint32_t floor, std::uint32_t end);

// Without commas, full stops and the like at either end.
Range without_signs(const Narration& narration, Range range);

}  // namespace rashomon
