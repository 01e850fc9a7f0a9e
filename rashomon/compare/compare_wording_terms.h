// Where the tellings of one fact or quotation choose other words for the same:
//
//   equal        A "the raid"  B "the operation"          terms of one row of equals (reading/wording_table.h)
//   report-verb  A "admitted"  B "said"                   verbs of one speaker for one statement, of different stance
//   passive      A "was shot"  B "soldiers shot"          a verb of harm without and with the one who did it
//
// Terms are compared only where sentences tell one fact, so that two operations of one story do not meet; terms with a capital
// ("Sea of Japan") name one thing anywhere. Equals are those of the outlets' own voices: a term that an article only reports
// somebody as saying is not its choice, and a telling that uses both terms has chosen neither.
// Nothing says which word is right: rows of equals have no order, and no term is left out because of who says it.
// Tested by tests/cases/compare/wording_*.case.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/place_voice.h"

namespace rashomon {

// In order of kind, then of the first term; one for each row of equals, for each speaker, for each verb.
std::vector<TermChoice> compare_terms(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                                      const std::vector<SharedQuote>& quotes, const std::vector<VoiceMap>& voices);

}  // namespace rashomon
