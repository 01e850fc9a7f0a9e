// Sources -> speakers: "he", "Kaneko", "the volunteer" -> "Daisaku Kaneko".
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/entities.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// Sets `speaker` of each attribution that has one, and returns the speakers in order of their first mention. A source that
// cannot be resolved keeps no speaker.
std::vector<Speaker> resolve_speakers(const Article& article, const Analysis& analysis, const Entities& entities,
                                      std::vector<Attribution>& attributions);

}  // namespace rashomon
