// Direct quotations: which stretches inside quotation marks are somebody's words, and whose.
//
//   “It failed,” said Hugh Hill, a doctor. “I saw it.”     cue after; the second stretch goes on with it
//   Hill said: “It failed.”                                cue before
//   “It failed,” he said, “and I saw it.”                  cue between
//   “It failed.” / - Hugh Hill                             a line that names the speaker
//   Hill said he was there. “It failed.”                   no cue: goes on with what he said
//
// Titles and scare quotes (the “Good Hope” prize) have no cue and do not stand as sentences: they are left alone. Marks
// within an indirect clause belong to that clause (indirect_quotes.h).
//
// Tested by tests/cases/attributions.
#pragma once

#include <vector>

#include "rashomon/reading/attribution/draft.h"

namespace rashomon {

// First those with words of saying beside them, then (after the indirect ones are known) those that stand for themselves.
void find_tagged_quotes(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts);
void attach_bare_quotes(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts);

}  // namespace rashomon
