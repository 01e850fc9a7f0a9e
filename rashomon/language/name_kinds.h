// The kinds of names that their own words do not give away: a second look at all names of an article together.
//
// "Vane said" is a person where the article also has "Ida Vane"; "Ida Vane" is one where it also has "Ms. Vane" or a
// lone "Vane". Tested by tests/cases/language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"

namespace rashomon {

// How a name got its kind.
enum class KindGround : std::uint8_t {
  open,      // by nothing yet: kind is `other`
  place_in,  // only by "in" before it
  table,     // a table lists the name or its head
  cue,       // a title, a given name, a verb of speaking, …
};

// Sets the kinds of names that are open, and lets a lone last name follow its full form.
void settle_kinds(std::string_view text, std::vector<Name>& names, const std::vector<KindGround>& grounds);

}  // namespace rashomon
