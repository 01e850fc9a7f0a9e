// Word pieces -> vectors that know their context: a BERT encoder (Devlin et al. 2019) of a few layers.
//
// Input is any number of windows, each seen for itself; all linear layers run over the pieces of all windows at once, and
// only attention goes window by window, so nothing is padded. A piece's input is the sum of three embeddings: the piece,
// its feature (letter case, inside quotation marks), its position.
//
// Const and shared by threads; each thread brings a workspace. Tested by tests/encoder_test.cpp against the values that
// the training side wrote for one sentence, and against a naive version on random weights.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rashomon/nn/layer_norm.h"
#include "rashomon/nn/linear.h"
#include "rashomon/nn/weights_file.h"

namespace rashomon {

struct EncoderInput {
  std::span<const std::uint32_t> ids;      // of the vocabulary
  std::span<const std::uint8_t> features;  // one a piece
};

// Scratch memory of one thread; grows to what the largest document needs.
struct EncoderWorkspace {
  LinearScratch linear;
  std::vector<float> states, qkv, context, inner, block, scores;
};

class Encoder {
 public:
  Encoder(const WeightsFile& file, Precision precision);  // the file must outlive this

  std::size_t width() const { return width_; }
  std::size_t max_pieces() const { return max_pieces_; }  // of one window

  // States of all pieces of all windows, one after the other: pieces x width, valid until the next call with this
  // workspace. No window may be longer than max_pieces() or hold ids or features that the file does not know.
  std::span<const float> encode(std::span<const EncoderInput> windows, EncoderWorkspace& workspace) const;

 private:
  struct Layer {
    Linear qkv, attended, inner, outer;
    LayerNorm attended_norm, outer_norm;
  };

  void embed(std::span<const EncoderInput> windows, float* states) const;
  void attend(const float* qkv, std::size_t pieces, float* context, EncoderWorkspace& workspace) const;
  void run_layer(const Layer& layer, std::span<const EncoderInput> windows, std::size_t pieces,
                 EncoderWorkspace& workspace) const;

  std::size_t width_, heads_, inner_width_, max_pieces_;
  const Tensor& pieces_;
  const float* features_;
  const float* positions_;
  LayerNorm norm_;
  std::vector<Layer> layers_;
};

}  // namespace rashomon
