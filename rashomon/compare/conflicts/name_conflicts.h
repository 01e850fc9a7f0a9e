// Tellings -> a person's name that they spell in two ways.
//
//   A "Oda Fennick"   B "Oda Fenick"   ->  name
// The first names agree, the last names differ by a letter or two, neither article ever writes the other's spelling,
// and the sentences around share words. Accents and case do not count, nor do transliterations of one name ("Qaddafi",
// "Gadhafi").
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// One for each two spellings, of every article that has one its first place. In no order of place (find_conflicts.h
// sorts).
std::vector<Conflict> find_name_conflicts(std::span<const Telling> tellings);

}  // namespace rashomon
