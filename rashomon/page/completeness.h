// Is the whole article here, or was it cut off by a paywall, a teaser, a "Continue reading"?
//
// Evidence only: as many words as the page declares say yes; far fewer, an ellipsis at the end, a call to subscribe
// right behind the text or the page's own word that it is not free to read say no; without evidence the answer is
// unknown.
//
// Tested by tests/cases/page.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/page/article.h"
#include "rashomon/page/metadata/page_facts.h"
#include "rashomon/page/page_blocks.h"

namespace rashomon {

// Sets article.complete and complete_why, and adds a problem where it is cut off. `chosen`: the blocks of its text.
void judge_completeness(const PageFacts& facts, const std::vector<PageBlock>& blocks,
                        const std::vector<std::uint32_t>& chosen, Article& article);

// The same of a text without markup, by its end alone: `last` is its last paragraph, `call` what stands behind that and calls
// to read on elsewhere (empty: nothing does).
void judge_text_completeness(std::string_view last, std::string_view call, std::uint32_t words, Article& article);

}  // namespace rashomon
