// Whether a word is one of a few that are written where they are asked for; longer lists are tables (word_table.h).
//
// With regard to case. Tested by tests/cases/figures and tests/cases/dates.
#pragma once

#include <initializer_list>
#include <string_view>

namespace rashomon {

// The list is of string_views, so that no length is counted at run time.
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  for (const std::string_view item : list)
    if (word.size() == item.size() && word == item) return true;
  return false;
}

}  // namespace rashomon
