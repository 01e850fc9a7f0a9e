// int8 matrices multiplied exactly on processors that have AVX2 but no 8-bit dot products.
//
// Their 8-bit products are added in pairs of 16 bits, which overflow; as floats the same values take twice the lanes. So
// both sides are widened to 16 bits and one instruction (vpmaddwd) multiplies and adds pairs in 32 bits: 16 products at once,
// where floats have 8, and the same sums as a processor with dot products gives. Weights are packed once, still in 8 bits, so
// that a step reads the pairs of two inputs for 16 outputs side by side; four rows share each read.
//
// Tested by tests/pair_product_test.cpp against a plain loop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rashomon {

class PairProduct {
 public:
  // Whether this processor can run it.
  static bool runs_here();

  // `weights`: outputs x inputs, kept as a packed copy; `inputs` must be even.
  PairProduct(const std::int8_t* weights, std::size_t inputs, std::size_t outputs);

  // sums = x times the weights transposed; x: rows x inputs, sums: rows x outputs, both dense. `wide` is scratch memory.
  void multiply(const std::int8_t* x, std::size_t rows, std::int32_t* sums, std::vector<std::int16_t>& wide) const;

 private:
  std::size_t inputs_, outputs_;
  std::vector<std::int8_t> packed_;  // panels of 16 outputs x inputs / 2 x pairs; zeros fill the last panel
};

}  // namespace rashomon
