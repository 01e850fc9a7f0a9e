// Article + analysis -> reading: the order in which the readers run.
//
// Each reader is one function behind one header of this folder; the rule-based ones here stay as the plain reference for
// trained ones.
#pragma once

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// Never fails. An empty text gives an empty reading.
Reading read_article(const Article& article, const Analysis& analysis);

}  // namespace rashomon
