// Voices and names of all tellings -> the labels that each article gives to the same actor, side by side.
//
//   A "Mayor Lena Holt"   B "Holt, a former developer"   ->  about Lena Holt: "Mayor" / "a former developer"
// Labels are roles that stand beside a speaker and titles before a name; one label of an article counts once however
// often it stands. Shown only where two articles label and their labels differ.
//
// What it does not do: labels that stand alone ("the millionaire"), of acts or places.
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/speaker_names.h"

namespace rashomon {

// In order of the first label; labels in order of place.
std::vector<TermChoice> compare_wording(std::span<const Telling> tellings, const Voices& voices);

}  // namespace rashomon
