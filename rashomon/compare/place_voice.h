// A span of an article -> whose claim it is there: the outlet's own, or attributed, and to whom.
//
// Attributed where more than half of its letters and digits lie in the contents of attributions; its speaker is that of the
// attribution with most of them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/speaker_names.h"

namespace rashomon {

struct PlaceVoice {
  Voice voice = Voice::outlet;                // outlet or attributed
  Span claim;                                 // the place, where attributed without the source and cue at its ends
  std::optional<AttributionId> attribution;   // the one with most of the place, where attributed
  std::optional<std::string> speaker;         // where known, as all tellings together name them
};

// The contents of a telling's attributions, in order, so that a place is looked up without walking through all of them.
class VoiceMap {
 public:
  VoiceMap(std::uint32_t article, const Telling& telling, const Voices& voices);
  PlaceVoice find(Span place) const;

 private:
  struct Content {
    Span span;
    AttributionId attribution;
    std::uint32_t latest_end;  // of all contents up to this one
  };
  std::uint32_t article_;
  const Telling& telling_;
  const Voices& voices_;
  std::vector<Content> contents_;  // by begin
};

// One a telling. Refers to both arguments.
std::vector<VoiceMap> map_voices(std::span<const Telling> tellings, const Voices& voices);

}  // namespace rashomon
