// Blocks that only say again what another block of the article says: pull quotes, and texts that a page holds twice,
// for wide screens and for narrow ones.
//
//   "We were told nothing"   next to   "We were told nothing, and nobody asked," said Orla Pike.   -> the first is left
//   out
//
// Compared by their letters alone, whatever the punctuation. Tested by tests/cases/page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/page/page_blocks.h"

namespace rashomon {

// Removes such blocks from `chosen`, indices into `blocks`; the pull quotes among them are added to `pulled`.
void drop_repeated_blocks(const std::vector<PageBlock>& blocks, std::vector<std::uint32_t>& chosen,
                          std::vector<std::uint32_t>& pulled);

// Removes the title, alone or with a few words more, from the beginning of the text; where it is a heading, also the labels
// (an outlet's name, a section) before it.
void drop_repeated_title(const std::vector<PageBlock>& blocks, std::string_view title,
                         std::vector<std::uint32_t>& chosen);

// Removes what pages tell of their authors above and below the text: "Orla Pike reported from Sandholm, and Tom Reed from Port
// Sarrow.", "Written by" with the names behind it. A name alone stays: some articles begin with one.
void drop_author_lines(const std::vector<PageBlock>& blocks, const std::vector<std::string>& bylines,
                       std::vector<std::uint32_t>& chosen);

}  // namespace rashomon
