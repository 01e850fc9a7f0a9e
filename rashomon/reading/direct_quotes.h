// Direct quotations: which stretches inside quotation marks are somebody's words, and whose.
//
//   “It failed,” said Hugh Hill, a doctor. “I saw it.”     cue after; the second stretch goes on with it
//   Hill said: “It failed.”                                cue before
//   “It failed,” he said, “and I saw it.”                  cue between
//   “It failed.” / - Hugh Hill                             a line that names the speaker
//   Hill was there. “It failed.”                           no cue: the last speaker, with less confidence
//
// Titles and scare quotes (the “Good Hope” prize) have no cue and do not stand as sentences: they are left alone. Marks
// within an indirect clause belong to that clause (indirect_quotes.h).
//
// Tested by tests/cases/attributions.
#pragma once

#include <vector>

#include "rashomon/reading/cues.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// What has been given to an attribution already, so that no later reader takes it again.
struct Taken {
  std::vector<bool> cues;   // by index in the list of cues
  std::vector<bool> items;  // by item of the narration
};

// Appends the attributions found, in order of position.
void find_direct_quotes(const Narration& narration, const std::vector<Cue>& cues, Taken& taken,
                        std::vector<Attribution>& attributions);

}  // namespace rashomon
