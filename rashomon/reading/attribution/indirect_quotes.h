// Indirect and mixed attributions: clauses that somebody says, thinks or wants, quoted in part or not at all.
//
//   He said the plan was “a disaster” for farmers.       content: the plan … farmers
//   The plan failed, according to the report.            content: The plan failed
//   Farmers, who want to protest, fear losses.           two attributions
//
// Tested by tests/cases/attributions.
#pragma once

#include <vector>

#include "rashomon/reading/attribution/draft.h"

namespace rashomon {

// Appends what it finds, in order of the cues.
void find_indirect_quotes(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts);

}  // namespace rashomon
