// A span of an article -> whose claim it is there: the outlet's own, or attributed, and to whom.
//
// Attributed where more than a third of its letters and digits, sources and cues aside, lie in the contents of statements, or
// within quotation marks in the content of an attitude ("opposed “a cruel plan”"); its speaker is that of the attribution with
// most of them, of nested ones the inner. A place that is mostly a source and its cue ("said its spokeswoman, Ida Vane")
// stands for what they say: it is attributed too, and its claim is the content in that sentence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/speaker_names.h"

namespace rashomon {

struct PlaceVoice {
  Voice voice = Voice::outlet;               // outlet or attributed
  Span claim;                                // the place, where attributed without the source and cue at its ends
  std::optional<AttributionId> attribution;  // the one with most of the place, where attributed
  std::optional<std::string> speaker;        // where known, as all tellings together name them
};

// The contents of a telling's attributions, in order, so that a place is looked up without walking through all of them.
class VoiceMap {
 public:
  VoiceMap(std::uint32_t article, const Telling& telling, const Voices& voices);
  PlaceVoice find(Span place) const;

 private:
  struct Part {
    Span span;
    AttributionId attribution;
    std::uint32_t latest_end;  // of all parts up to this one
  };
  // What of a place lies in parts, and in which attribution most of it does.
  struct Cover {
    std::vector<bool> covered;  // byte by byte
    std::optional<AttributionId> main;
  };
  struct Letters {
    std::uint32_t content = 0, frame = 0, own = 0;  // in contents, only in sources and cues, in neither
  };
  using Parts = std::vector<Part>;

  void add_quoted(const std::vector<Span>& contents, AttributionId id);
  static void sort_parts(Parts& parts);
  Cover cover(const Parts& parts, Span place) const;
  Letters count_letters(const Cover& content, const Cover& frame, Span place) const;
  std::uint32_t content_size(AttributionId attribution) const;
  PlaceVoice attributed(AttributionId attribution, Span claim) const;
  std::optional<Span> content_beside(AttributionId attribution, Span place) const;
  std::uint32_t article_;
  const Telling& telling_;
  const Voices& voices_;
  Parts contents_, frames_;  // by begin; a frame is a source or a cue
};

// One a telling. Refers to both arguments.
std::vector<VoiceMap> map_voices(std::span<const Telling> tellings, const Voices& voices);

}  // namespace rashomon
