// The weights of one layer norm, by name from a weights file.
#pragma once

#include <string>

#include "rashomon/nn/vector_math.h"
#include "rashomon/nn/weights_file.h"

namespace rashomon {

class LayerNorm {
 public:
  // Reads NAME.weight and NAME.bias, `width` numbers each.
  LayerNorm(const WeightsFile& file, const std::string& name, std::size_t width, float epsilon)
      : weight_(file.tensor(name + ".weight", {width}).f32()),
        bias_(file.tensor(name + ".bias", {width}).f32()),
        width_(width),
        epsilon_(epsilon) {}

  // One row of `width` numbers, in place.
  void apply(float* row) const { normalise_layer(row, width_, weight_, bias_, epsilon_); }

 private:
  const float* weight_;
  const float* bias_;
  std::size_t width_;
  float epsilon_;
};

}  // namespace rashomon
