// Sources -> speakers: "he", "Kaneko", "the volunteer" -> "Daisaku Kaneko".
//
// What the text does not tell stays unknown, with a reason: no source, a pronoun that fits nobody or two persons as well, a last
// name that two people share. A speaker who is only described is one, without a name, and the reason is told as well.
// Tested by tests/cases/speakers, tests/speakers_test.cpp.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"
#include "rashomon/reading/speakers/entities.h"

namespace rashomon {

// Sets `speaker` of each attribution that has one, else (and where nothing but a description tells it) `speaker_reason`; returns
// the speakers in order of their first mention.
std::vector<Speaker> resolve_speakers(const Article& article, const Analysis& analysis, const Entities& entities,
                                      std::vector<Attribution>& attributions);

}  // namespace rashomon
