// Attributions -> which of them are statements: somebody says the content, or a document has it.
//
//   "The minister said the bridge is safe"   a statement: the outlet hands on a claim
//   "The minister wants to close the bridge" an attitude, plan, perception or act: the outlet's own claim about the minister
// PARC and PolNeAR count both as attributions; journalists who were asked whose claim a fact is count only what is said.
//
// Method: logistic regression over what cue, content and their tie look like (the lemma of the cue, "to …" or "that …",
// inside quotation marks or not); the weights are a table that one can read, statements.txt, made by train/statements/ from
// annotated tellings. It knows English.
//
// Tested by tests/cases/voice.
#pragma once

#include <string>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// What the table may have a row for: "cue:say", "form:that", "type:direct", …, each once.
std::vector<std::string> statement_features(const Article& article, const Analysis& analysis,
                                            const Attribution& attribution);

// Sets `statement` of each; whoever stands on a label ("LEE: …"), speaks of a figure or answers always speaks.
void mark_statements(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions);

}  // namespace rashomon
