// Verbs of harm -> whether the clause says who did it: "soldiers shot a man", "was shot by soldiers", "was shot".
//
// An agent is a person, a body or a group, named or by a noun of speaker_nouns.txt; "killed by the blast" has a cause and is
// neither. Where it cannot be told, nothing is found. Tested by tests/cases/wording/passives.case.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "rashomon/language/analysis.h"

namespace rashomon {

struct HarmClause {
  Span span;                // "was shot", "was shot by soldiers", "soldiers shot"
  bool has_agent = false;
};

// The clause of a verb of harm at a token of a sentence. `participle`: whether the word there can be one.
std::optional<HarmClause> find_harm_clause(std::string_view text, const Analysis& analysis, const Sentence& sentence,
                                           std::uint32_t verb, bool participle);

}  // namespace rashomon
