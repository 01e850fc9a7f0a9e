// Speakers of attributions whose own words do not tell who speaks, from the attributions around them.
//
//   “We saw it.  /  It was red,” he said.          a quotation with nobody beside it goes on with the one before or after
//   “I think that it was red,” Ann Lee said.       “I” is who speaks around it
//
// Tested by tests/cases/speakers.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// Sets `speaker` of such attributions where the others, whose speakers are resolved, tell it.
void imply_speakers(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions);

}  // namespace rashomon
