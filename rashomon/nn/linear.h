// y = W x + b for many rows at once, by oneDNN: int8 with a scale a row on both sides, or float32 as the reference.
//
// int8: each row of x is rounded to 127 steps of its largest value, multiplied in 8 bits with sums in 32, and scaled back
// ("dynamic quantisation"; weights were rounded once, row by row, when the file was written). Rows are computed kRows at a
// time, so that one compiled kernel a shape serves texts of every length and its working set stays in the cache. Where the
// processor's own 8-bit products overflow, the same values are multiplied in 16 bits (pair_product.h) or as floats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rashomon/nn/weights_file.h"

namespace rashomon {

enum class Precision { int8, f32 };

constexpr std::size_t kRows = 64;  // rows of one kernel call

// Scratch of one thread for all Linears: owned by whoever runs them.
struct LinearScratch {
  std::vector<std::int8_t> quantised;  // kRows x inputs
  std::vector<std::int16_t> wide;      // kRows x inputs
  std::vector<std::int32_t> sums;      // kRows x outputs
  std::vector<float> padded, product;  // float32: kRows x inputs, kRows x outputs
  std::vector<std::byte> kernel;       // what oneDNN asks for; its own would be shared by all threads
  float scales[kRows] = {};
};

class Linear {
 public:
  // Reads NAME.weight (outputs x inputs) and NAME.bias; a file with int8 weights can be run in float32, not the reverse.
  Linear(const WeightsFile& file, const std::string& name, std::size_t inputs, std::size_t outputs, Precision precision);
  ~Linear();
  Linear(Linear&&) noexcept;
  Linear& operator=(Linear&&) noexcept;

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }

  // x: rows x inputs, y: rows x outputs, both dense; any number of rows.
  void apply(const float* x, std::size_t rows, float* y, LinearScratch& scratch) const;

 private:
  struct Kernel;

  void apply_block(const float* x, std::size_t rows, float* y, LinearScratch& scratch) const;
  void run_padded(std::size_t rows, LinearScratch& scratch) const;

  std::size_t inputs_, outputs_;
  std::vector<float> bias_, scales_;
  std::unique_ptr<Kernel> kernel_;
};

}  // namespace rashomon
