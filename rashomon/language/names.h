// Tokens and sentences -> proper names: persons, organisations and places by the trained tagger (name_tagger.h), groups
// ("French") and names of other things by rule (name_rules.h), titles by the tables.
//
//   On Monday, Foreign Minister Ida van Vane met French officials in Porthaven.
//     person "Ida van Vane" (title "Foreign Minister") | group "French" | place "Porthaven"
//
// An article calls one name by one kind: the most frequent one of its mentions, and what only the rules see as a name is
// of the kind that the tagger gives it elsewhere. The tagger knows English; in other languages the rules stand alone. Where the
// trained reader has read the text, its encoder has a say too.
//
// It does not join the names of one person, and knows names by their capitals only. Tested by tests/cases/language.
#pragma once

#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/nn/reader_network.h"

namespace rashomon {

// In order, none overlapping another. `read`: the text as the trained reader has read it, or null. Time is linear in the text,
// but for sorting its names.
std::vector<Name> find_names(std::string_view text, const Analysis& analysis, const ReaderOutput* read = nullptr);

}  // namespace rashomon
