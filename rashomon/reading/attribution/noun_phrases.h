// Noun phrases around a word of saying: who says it.
//
//   Hugh Hill, a doctor from Leeds, [said]            -> Hugh Hill          (asides are stepped over)
//   a spokesman for the Clinton campaign [said]       -> the whole phrase
//   “…,” [said] the head of the union, Ann Lee        -> the head of the union
//
// By lists of function words and neighbours, not by a parse: a phrase ends where a verb, a comma or a pronoun stands.
// Each call looks at a bounded number of words.
//
// Tested by tests/cases/attributions.
#pragma once

#include "rashomon/reading/attribution/narration.h"

namespace rashomon {

// The noun phrase that ends just before `end`, not reaching before `floor`. Empty: there is none.
Range phrase_before(const Narration& narration, std::uint32_t floor, std::uint32_t end);

// The noun phrase that begins at `begin`, not reaching past `ceiling`. Empty: there is none.
Range phrase_after(const Narration& narration, std::uint32_t begin, std::uint32_t ceiling);

// A comma, dash or bracket stands at `close`, the last sign of an aside (", a doctor,"): the item that opens it, or kNone.
std::uint32_t aside_open(const Narration& narration, std::uint32_t floor, std::uint32_t close);

// May the word stand in a noun phrase, seen by itself?
bool is_nominal(const Item& item);

// A verb that has a subject, seen by itself: an auxiliary, or a past or present form.
bool is_finite(const Item& item);

}  // namespace rashomon
