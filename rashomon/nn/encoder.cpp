// The encoder's arithmetic in the order of the paper: embeddings, then layers of attention and feed-forward, each with a
// residual and a layer norm after it.
#include "rashomon/nn/encoder.h"

#include <oneapi/dnnl/dnnl.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "rashomon/nn/vector_math.h"

namespace rashomon {
namespace {

// C (m x n) = alpha * A (m x k) * B, or * B transposed (n x k); row-major with row strides.
void multiply(bool transpose_b, std::size_t m, std::size_t n, std::size_t k, float alpha, const float* a, std::size_t lda,
              const float* b, std::size_t ldb, float* c, std::size_t ldc) {
  const auto dim = [](std::size_t x) { return static_cast<dnnl_dim_t>(x); };
  dnnl_sgemm('N', transpose_b ? 'T' : 'N', dim(m), dim(n), dim(k), alpha, a, dim(lda), b, dim(ldb), 0.0F, c, dim(ldc));
}

LayerNorm read_norm(const WeightsFile& file, const std::string& name, std::size_t width) {
  return LayerNorm(file, name, width, static_cast<float>(file.real_setting("norm_epsilon")));
}

}  // namespace

Encoder::Encoder(const WeightsFile& file, Precision precision)
    : width_(file.setting("width")),
      heads_(file.setting("heads")),
      inner_width_(file.setting("inner")),
      max_pieces_(file.setting("positions")),
      pieces_(file.tensor("encoder.words.weight", {file.setting("vocabulary"), width_})),
      features_(file.tensor("encoder.features.weight", {file.setting("features"), width_}).f32()),
      positions_(file.tensor("encoder.positions", {max_pieces_, width_}).f32()),
      norm_(read_norm(file, "encoder.norm", width_)) {
  for (std::size_t i = 0; i < file.setting("layers"); ++i) {
    const std::string at = "encoder.layers." + std::to_string(i) + ".";
    layers_.push_back({Linear(file, at + "qkv", width_, 3 * width_, precision),
                       Linear(file, at + "attended", width_, width_, precision),
                       Linear(file, at + "inner", width_, inner_width_, precision),
                       Linear(file, at + "outer", inner_width_, width_, precision),
                       read_norm(file, at + "attended_norm", width_), read_norm(file, at + "outer_norm", width_)});
  }
}

std::span<const float> Encoder::encode(std::span<const EncoderInput> windows, EncoderWorkspace& workspace) const {
  std::size_t pieces = 0;
  for (const EncoderInput& window : windows) pieces += window.ids.size();
  workspace.states.resize(pieces * width_);
  embed(windows, workspace.states.data());
  for (const Layer& layer : layers_) run_layer(layer, windows, pieces, workspace);
  return {workspace.states.data(), pieces * width_};
}

void Encoder::embed(std::span<const EncoderInput> windows, float* states) const {
  float* row = states;
  for (const EncoderInput& window : windows) {
    assert(window.ids.size() <= max_pieces_ && window.ids.size() == window.features.size());
    for (std::size_t i = 0; i < window.ids.size(); ++i, row += width_) {
      const std::size_t id = window.ids[i];
      const float* feature = features_ + window.features[i] * width_;
      const float* position = positions_ + i * width_;
      for (std::size_t d = 0; d < width_; ++d) row[d] = feature[d] + position[d];
      if (pieces_.type == TensorType::i8) {
        const std::int8_t* piece = pieces_.i8() + id * width_;
        for (std::size_t d = 0; d < width_; ++d) row[d] += static_cast<float>(piece[d]) * pieces_.scales[id];
      } else {
        const float* piece = pieces_.f32() + id * width_;
        for (std::size_t d = 0; d < width_; ++d) row[d] += piece[d];
      }
      norm_.apply(row);
    }
  }
}

// Scaled dot-product attention within one window: softmax(Q K^T / sqrt(d)) V, a head at a time.
void Encoder::attend(const float* qkv, std::size_t pieces, float* context, EncoderWorkspace& workspace) const {
  const std::size_t head_width = width_ / heads_, stride = 3 * width_;
  const float scale = 1.0F / std::sqrt(static_cast<float>(head_width));
  workspace.scores.resize(pieces * pieces);
  float* scores = workspace.scores.data();
  for (std::size_t head = 0; head < heads_; ++head) {
    const float* q = qkv + head * head_width;
    multiply(true, pieces, pieces, head_width, scale, q, stride, q + width_, stride, scores, pieces);
    for (std::size_t i = 0; i < pieces; ++i) apply_softmax(scores + i * pieces, pieces);
    multiply(false, pieces, head_width, pieces, 1.0F, scores, pieces, q + 2 * width_, stride,
             context + head * head_width, width_);
  }
}

void Encoder::run_layer(const Layer& layer, std::span<const EncoderInput> windows, std::size_t pieces,
                        EncoderWorkspace& w) const {
  w.qkv.resize(pieces * 3 * width_);
  w.context.resize(pieces * width_);
  layer.qkv.apply(w.states.data(), pieces, w.qkv.data(), w.linear);
  std::size_t begin = 0;
  for (const EncoderInput& window : windows) {
    attend(w.qkv.data() + begin * 3 * width_, window.ids.size(), w.context.data() + begin * width_, w);
    begin += window.ids.size();
  }
  // From here on each piece is on its own: a block of rows goes through the rest of the layer while it is in the cache.
  w.block.resize(kRows * width_);
  w.inner.resize(kRows * inner_width_);
  for (std::size_t row = 0; row < pieces; row += kRows) {
    const std::size_t rows = std::min(kRows, pieces - row);
    float* states = w.states.data() + row * width_;
    const auto add_and_normalise = [&](const LayerNorm& norm) {
      for (std::size_t i = 0; i < rows * width_; ++i) states[i] += w.block[i];
      for (std::size_t i = 0; i < rows; ++i)
        norm.apply(states + i * width_);
    };
    layer.attended.apply(w.context.data() + row * width_, rows, w.block.data(), w.linear);
    add_and_normalise(layer.attended_norm);
    layer.inner.apply(states, rows, w.inner.data(), w.linear);
    apply_gelu(w.inner.data(), rows * inner_width_);
    layer.outer.apply(w.inner.data(), rows, w.block.data(), w.linear);
    add_and_normalise(layer.outer_norm);
  }
}

}  // namespace rashomon
