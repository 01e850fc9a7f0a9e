// The news agency that an article credits.
//
//   byline "Orla Pike, Associated Press", "LONDON (Reuters) - …", a last line "© AFP"   ->   AP, Reuters, AFP
//
// Table: agencies.txt. An agency that the text only speaks of is not credited. Tested by tests/cases/page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rashomon/page/article.h"

namespace rashomon {

// By the name that the table gives it; empty: none.
std::string find_agency(const std::vector<std::string>& bylines, std::string_view text, const std::vector<Block>& blocks);

// The form of an agency's name that a text ends in, as a word of its own: "Associated Press" of "Orla Pike Associated Press".
// Forms in few letters are not looked for. Empty: none.
std::string_view agency_at_end(std::string_view text);

// Of a line of its own, "© 2031 AFP", "Copyright 2031 The Associated Press. All rights reserved.": the agency; empty: none.
std::string agency_of_line(std::string_view line);

}  // namespace rashomon
