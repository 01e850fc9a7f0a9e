// Facts -> words that one article quotes and another retells in its own, from the same speaker.
//
//   A "We will open the port on Monday," Lena Holt said.    B Lena Holt said boats can come in from Monday.
// Both places are mentions of a fact; what is quoted stands mostly in quotation marks, what is retold not at all. Wordings in
// marks on both sides are align_quotes.h. Tested by tests/cases/compare (quote_retold).
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// In order of what is quoted; each quoted sentence once, with all that retell it.
std::vector<RetoldQuote> find_retold_quotes(std::span<const Telling> tellings, const std::vector<Fact>& facts);

}  // namespace rashomon
