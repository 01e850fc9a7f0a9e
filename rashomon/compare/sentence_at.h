// The sentence in which a span begins.
#pragma once

#include "rashomon/language/analysis.h"

namespace rashomon {

// The span itself where no sentence begins before it.
Span sentence_at(const Analysis& analysis, Span span);

}  // namespace rashomon
