// Tellings -> passages that two of them share word for word, and how many newsrooms stand behind them all.
//
// Words outside of quotation marks are compared as stems of nothing but case: seeds of kSeedWords equal words are found
// by a hash and widened in both directions over small edits (a word changed, put in or left out), as newsrooms edit
// agency copy:
//   A "… firefighters from four towns fought the blaze for six hours before it was out …"
//   B "… firefighters from five towns fought the blaze for six hours before it was out …"
// Quotations are left out because two newsrooms may quote one person honestly; headings because they are no prose.
// Texts that an office hands to everybody (court rulings, statements) are not known as such. Source of the idea:
// Manber, "Finding similar files in a large file system" (1994); Churnalism's share of copied words.
//
// Budget: kMaxCopyWords words of a telling; a seed in more than kMaxPlaces places is common phrase.
// Tested by tests/cases/compare and, against a plain search on random texts, by tests/compare_test.cpp.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// Pairs with at least one passage of kMinPassageWords equal words, in order of articles; passages in order of the
// first.
std::vector<Copy> find_copies(std::span<const Telling> tellings);

// How many groups the tellings fall into, where two are of one newsroom if half of the shorter one is shared, or if
// both name the same outlet, or the same agency in byline or dateline (page/metadata/agency.h).
std::uint32_t count_newsrooms(std::span<const Telling> tellings, const std::vector<Copy>& copies);

}  // namespace rashomon
