// Times of day, with the zone that the text gives them: "5:30 p.m. ET" -> 17:30, zone ET.
//
// English forms (5 p.m., 17:30 GMT, 1400 GMT, noon), and 17:30, 14 Uhr, 17h30 in other languages. A time of twelve hours
// without a.m. or p.m. (5 o'clock) is nothing, as is one of digits that could be a score (3:10) unless a word or a zone says
// that it is a time. The offset of a zone is given where the name alone says it (values/tables/time_zones.txt).
// Tested by tests/cases/dates/times.case.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// In order of position, `attribution` not set yet.
std::vector<TimeMention> find_times(const Article& article, const Analysis& analysis);

}  // namespace rashomon
