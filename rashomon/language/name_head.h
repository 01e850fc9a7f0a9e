// What the trained reader's encoder says of a token's tags: two layers over the state of the token's first word.
//
//   scores = out(gelu(mix(state)))        to which those of the tagger (name_tagger.h) are added
//
// The encoder is as training for attributions left it; only the head is trained (train/names/train_head.py), with the tagger's
// scores beside its own, so it learns what they leave open. Rounded to the tagger's steps. Tested by tests/name_tagger_test.cpp.
#pragma once

#include <cstdint>
#include <span>

#include "rashomon/nn/weights_file.h"

namespace rashomon {

class NameHead {
 public:
  static constexpr std::size_t kTags = 7;
  static constexpr std::int32_t kMostScore = 1 << 15U;  // a score lies within its negative and it

  // The tensors of `file`, which must outlive it. Throws Error (format) as WeightsFile does.
  explicit NameHead(const WeightsFile& file);

  std::size_t state_width() const { return width_; }

  // Adds its scores of one state to `scores`, one a tag.
  void add_scores(std::span<const float> state, std::span<std::int32_t, kTags> scores) const;

 private:
  static constexpr std::size_t kHidden = 64;
  std::size_t width_;
  const float *mix_, *mix_bias_;  // width x hidden, hidden
  const float *out_, *out_bias_;  // hidden x tags, tags
};

}  // namespace rashomon
