// Paragraphs without quotation marks that are somebody's words all the same -> attributions.
//
//   Orla Pike wrote in a letter: / > The company is lying to all of us.     set off as a quotation behind a colon
//   Kaneko moved to Russia. / I wanted to show that a Japanese is there.    in the first person, where the outlet never is
// Their speaker is the one person whom the announcement names, else who spoke last before them. Where more than a few
// paragraphs say "I" the author does, and none is taken.
//
// Tested by tests/cases/voice.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// Adds them; attributions come and stay in order of the first content span. Only paragraphs that hold no words in quotation
// marks and nothing that anybody but "I" is likely to have said; in the first person only where a person spoke last before.
void add_unmarked_speech(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions);

}  // namespace rashomon
