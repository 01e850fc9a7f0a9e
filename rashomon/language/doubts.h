// What in a text makes its analysis less sure than usual, said as problems: another language than the tables know, no
// capital letters or nothing but capitals, question marks in the place of lost characters (don?t).
//
// Tested by tests/cases/language.
#pragma once

#include <string_view>

#include "rashomon/language/analysis.h"

namespace rashomon {

// Of an analysis whose tokens and language are set. At most one problem of each sort.
Problems find_doubts(std::string_view text, const Analysis& analysis);

}  // namespace rashomon
