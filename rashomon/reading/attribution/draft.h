// An attribution while it is being put together, with the places by which others may join it, and what is used up.
//
// Tested by tests/cases/attributions.
#pragma once

#include <vector>

#include "rashomon/reading/attribution/cues.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

struct Draft {
  Attribution attribution = {};
  std::uint32_t cue = kNone;        // index in the list of cues
  std::uint32_t paragraph = 0;
  std::uint32_t anchor = 0;         // item: the cue, or the first stretch where there is none
  std::uint32_t last_item = 0;      // the last item of cue or content
  bool speaks = false;              // words are said, so that a quotation may go on with it
};

struct Drafts {
  std::vector<Draft> found;
  std::vector<bool> cue_taken;   // by index in the list of cues
  std::vector<bool> item_taken;  // by item of the narration: quotations that belong to somebody
};

}  // namespace rashomon
