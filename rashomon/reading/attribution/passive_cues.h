// Attributions whose cue is passive: who stands before it is spoken to or of, and does not speak.
//
//   "The mayor | was asked about | the bridge"   "Vane, | asked about | the bridge, left"   somebody asked; the mayor did not
// Who "was quoted as saying" something says it. A source behind the cue stays ("was praised by the workers"). Verbs:
// patient_verbs.txt; others keep their source, as the subject of "was surprised" feels what it is said to.
//
// Tested by tests/network_attributions_test.cpp.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// Takes such spans out of the sources.
void drop_patients(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions);

}  // namespace rashomon
