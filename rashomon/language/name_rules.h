// Tokens and sentences -> proper names, by rule: runs of capitalised words, with what tells names from words that
// merely begin a sentence.
//
//   On Monday, Foreign Minister Ida van Vane met French officials in Porthaven.
//     person "Ida van Vane" (title "Foreign Minister") | group "French" | place "Porthaven"
//
// A capital at the beginning of a sentence, or in a headline that writes Every Word So, says nothing: there the rest of
// the article decides (is the word written small elsewhere?), and the tables. Kinds come from titles, heads of
// institutions, tables of places and given names, and from other mentions of the same last word.
//
// It does not join the names of one person, and knows names by their capitals only. Where the trained tagger (name_tagger.h)
// knows the language, it decides, and these are its hints. Tested by tests/cases/language.
#pragma once

#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/language/name_text.h"

namespace rashomon {

// In order, none overlapping another. Time is linear in the text.
std::vector<Name> find_names_by_rule(NameText& text);

}  // namespace rashomon
