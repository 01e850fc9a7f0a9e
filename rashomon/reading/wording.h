// Words that carry more than their plain sense, each by a row of a table: reporting verbs, hedges, loaded terms, equals, …;
// and scare quotes, and passives that leave out who did it.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"
#include "rashomon/reading/wording_table.h"

namespace rashomon {

// In order of position. `attributions` tell scare quotes (marks that attribute to nobody) from quotations, and whose words
// each finding is.
std::vector<Wording> find_wording(const Article& article, const Analysis& analysis,
                                  const std::vector<Attribution>& attributions, const WordingTable& table = wording_table());

}  // namespace rashomon
