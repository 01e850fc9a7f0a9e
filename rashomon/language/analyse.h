// Article -> analysis, in one pass a layer: paragraphs, quotation marks, tokens, sentences, names, language.
//
// Tested by tests/cases/language.
#pragma once

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"

namespace rashomon {

// Never fails. An empty text gives an empty analysis.
Analysis analyse(const Article& article);

}  // namespace rashomon
