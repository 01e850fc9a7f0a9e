// Who is quoted by a source says it too: "TASS quoted the minister as saying that nobody was hurt".
//
//   TASS | quoted | the minister as saying that …   ->   the minister | as saying | that …   as well
//
// Tested by tests/cases/attributions.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// Adds them at the end.
void add_quoted_persons(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions);

}  // namespace rashomon
