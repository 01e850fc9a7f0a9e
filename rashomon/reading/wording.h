// Words that carry more than their plain sense, each by a row of a table: reporting verbs, hedges, scare quotes, …
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// In order of position. `attributions` tell scare quotes (marks that attribute to nobody) from quotations.
std::vector<Wording> find_wording(const Article& article, const Analysis& analysis,
                                  const std::vector<Attribution>& attributions);

}  // namespace rashomon
