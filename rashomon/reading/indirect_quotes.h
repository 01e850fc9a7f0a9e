// Indirect and mixed attributions: clauses that somebody says, thinks or wants, quoted in part or not at all.
//
//   He said the plan was “a disaster” for farmers.       content: the plan … farmers
//   The plan failed, according to the report.            content: The plan failed
//   Farmers, who want to protest, fear losses.           two attributions
//
// Tested by tests/cases/attributions.
#pragma once

#include <vector>

#include "rashomon/reading/direct_quotes.h"

namespace rashomon {

// Appends the attributions found, in order of their cues.
void find_indirect_quotes(const Narration& narration, const std::vector<Cue>& cues, Taken& taken,
                          std::vector<Attribution>& attributions);

}  // namespace rashomon
