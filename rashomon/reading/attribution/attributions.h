// Who says what, by rule: direct, mixed and indirect attributions with source, cue and content.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// Attributions in order of their first content span; none has a speaker yet (speakers.h).
std::vector<Attribution> find_attributions(const Article& article, const Analysis& analysis);

}  // namespace rashomon
