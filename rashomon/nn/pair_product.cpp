// A panel of weights (16 outputs) stays in the cache while all rows of the block go past it, four at a time.
#include "rashomon/nn/pair_product.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rashomon {
namespace {

constexpr std::size_t kPanel = 16, kRowsAtOnce = 4;

#if defined(__x86_64__)
// x: four rows, `inputs` apart; sums: 4 x 16.
__attribute__((target("avx2"))) void multiply_panel(const std::int16_t* x, std::size_t inputs, const std::int8_t* panel,
                                                    std::int32_t* sums) {
  // All three loops over rows are unrolled, or the sums would go to memory at each step.
  __m256i low[kRowsAtOnce], high[kRowsAtOnce];
#pragma GCC unroll 4
  for (std::size_t row = 0; row < kRowsAtOnce; ++row) low[row] = high[row] = _mm256_setzero_si256();
  for (std::size_t i = 0; i < inputs; i += 2, panel += 2 * kPanel) {
    const __m256i left = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(panel)));
    const __m256i right = _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(panel + kPanel)));
#pragma GCC unroll 4
    for (std::size_t row = 0; row < kRowsAtOnce; ++row) {
      const __m256i pair = _mm256_castps_si256(_mm256_broadcast_ss(reinterpret_cast<const float*>(x + row * inputs + i)));
      low[row] = _mm256_add_epi32(low[row], _mm256_madd_epi16(pair, left));
      high[row] = _mm256_add_epi32(high[row], _mm256_madd_epi16(pair, right));
    }
  }
#pragma GCC unroll 4
  for (std::size_t row = 0; row < kRowsAtOnce; ++row) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * kPanel), low[row]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + row * kPanel + kPanel / 2), high[row]);
  }
}
#else
void multiply_panel(const std::int16_t*, std::size_t, const std::int8_t*, std::int32_t*) { assert(false); }
#endif

}  // namespace

bool PairProduct::runs_here() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

PairProduct::PairProduct(const std::int8_t* weights, std::size_t inputs, std::size_t outputs)
    : inputs_(inputs), outputs_(outputs), packed_((outputs + kPanel - 1) / kPanel * kPanel * inputs) {
  assert(inputs % 2 == 0);
  for (std::size_t first = 0; first < outputs; first += kPanel) {
    std::int8_t* to = packed_.data() + first * inputs;
    const std::size_t width = std::min(kPanel, outputs - first);
    for (std::size_t i = 0; i < inputs; i += 2, to += 2 * kPanel)
      for (std::size_t output = 0; output < width; ++output)
        std::memcpy(to + 2 * output, weights + (first + output) * inputs + i, 2);
  }
}

void PairProduct::multiply(const std::int8_t* x, std::size_t rows, std::int32_t* sums, std::vector<std::int16_t>& wide) const {
  const std::size_t padded_rows = (rows + kRowsAtOnce - 1) / kRowsAtOnce * kRowsAtOnce;
  wide.assign(x, x + rows * inputs_);
  wide.resize(padded_rows * inputs_);
  std::int32_t of_panel[kRowsAtOnce * kPanel];
  for (std::size_t output = 0; output < outputs_; output += kPanel) {
    const std::size_t width = std::min(kPanel, outputs_ - output);
    for (std::size_t row = 0; row < rows; row += kRowsAtOnce) {
      multiply_panel(wide.data() + row * inputs_, inputs_, packed_.data() + output * inputs_, of_panel);
      for (std::size_t r = 0; r < std::min(kRowsAtOnce, rows - row); ++r)
        std::copy_n(of_panel + r * kPanel, width, sums + (row + r) * outputs_ + output);
    }
  }
}

}  // namespace rashomon
