// Small enough for plain loops; the inner ones run over outputs, which the compiler makes vectors of. Tested by
// tests/name_tagger_test.cpp.
#include "rashomon/language/name_head.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "rashomon/nn/vector_math.h"

namespace rashomon {

NameHead::NameHead(const WeightsFile& file)
    : width_(file.setting("state_width")),
      mix_(file.tensor("head.mix.weight", {width_, kHidden}).f32()),
      mix_bias_(file.tensor("head.mix.bias", {kHidden}).f32()),
      out_(file.tensor("head.out.weight", {kHidden, kTags}).f32()),
      out_bias_(file.tensor("head.out.bias", {kTags}).f32()) {}

void NameHead::add_scores(std::span<const float> state, std::span<std::int32_t, kTags> scores) const {
  std::array<float, kHidden> hidden;
  std::copy_n(mix_bias_, kHidden, hidden.begin());
  for (std::size_t i = 0; i < width_; ++i)
    for (std::size_t h = 0; h < kHidden; ++h) hidden[h] += state[i] * mix_[i * kHidden + h];
  apply_gelu(hidden.data(), kHidden);
  std::array<float, kTags> sums;
  std::copy_n(out_bias_, kTags, sums.begin());
  for (std::size_t h = 0; h < kHidden; ++h)
    for (std::size_t tag = 0; tag < kTags; ++tag) sums[tag] += hidden[h] * out_[h * kTags + tag];
  constexpr auto kMost = static_cast<float>(kMostScore);
  for (std::size_t tag = 0; tag < kTags; ++tag)
    scores[tag] += static_cast<std::int32_t>(std::lround(std::clamp(sums[tag], -kMost, kMost)));
}

}  // namespace rashomon
