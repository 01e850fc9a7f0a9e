// Speakers of all tellings -> who is heard where: how many words each article gives to each voice, how many of them
// in quotation marks, how often, and where first.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/speaker_names.h"

namespace rashomon {

// In order of article and place at which each voice is first heard. Speakers who say nothing are left out.
std::vector<ComparedVoice> compare_voices(std::span<const Telling> tellings, const Voices& voices);

}  // namespace rashomon
