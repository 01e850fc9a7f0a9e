// Written so that g++ and clang vectorise them: no branches, no calls inside the loops.
#include "rashomon/nn/vector_math.h"

#include <bit>
#include <cmath>

// Function multi-versioning resolves before sanitizers are ready, so those builds take the plain version.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define RASHOMON_FOR_EACH_CPU __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define RASHOMON_FOR_EACH_CPU
#endif

namespace rashomon {
namespace {

// Inlined by force: each version for a CPU needs its own copy, or the loops around stay scalar.
// exp(x) for x <= 0 as 2^n * p(f), p being Taylor's polynomial of degree 6 on [-ln2/2, ln2/2]; relative error < 3e-7.
[[gnu::always_inline]] inline float fast_exp(float x) {
  x = x < -87.0F ? -87.0F : x;
  const float n = (x * 1.44269504F + 12582912.0F) - 12582912.0F;  // rounds to the nearest integer
  const float f = (x - n * 0.693145752F) - n * 1.42860677e-6F;
  float p = 1.0F / 720.0F;
  p = p * f + 1.0F / 120.0F;
  p = p * f + 1.0F / 24.0F;
  p = p * f + 1.0F / 6.0F;
  p = p * f + 0.5F;
  p = p * f + 1.0F;
  p = p * f + 1.0F;
  const auto bits = static_cast<std::uint32_t>(static_cast<std::int32_t>(n) + 127) << 23U;
  return p * std::bit_cast<float>(bits);
}

// Abramowitz and Stegun 7.1.28, which needs no exponential; absolute error < 1e-6 in float.
[[gnu::always_inline]] inline float fast_erf(float x) {
  const float t = std::fabs(x);
  float p = 0.0000430638F;
  p = p * t + 0.0002765672F;
  p = p * t + 0.0001520143F;
  p = p * t + 0.0092705272F;
  p = p * t + 0.0422820123F;
  p = p * t + 0.0705230784F;
  p = p * t + 1.0F;
  const float p4 = (p * p) * (p * p);
  return std::copysign(1.0F - 1.0F / ((p4 * p4) * (p4 * p4)), x);  // far out the power is infinite, and this 1
}

[[gnu::always_inline]] inline float largest_of(const float* x, std::size_t size) {
  float largest = x[0];
#pragma omp simd reduction(max : largest)
  for (std::size_t i = 0; i < size; ++i) largest = x[i] > largest ? x[i] : largest;
  return largest;
}

[[gnu::always_inline]] inline float gelu(float x) { return 0.5F * x * (1.0F + fast_erf(x * 0.70710678F)); }

}  // namespace

RASHOMON_FOR_EACH_CPU
void normalise_layer(float* x, std::size_t size, const float* weight, const float* bias, float epsilon) {
  const auto count = static_cast<float>(size);
  float sum = 0, squares = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t i = 0; i < size; ++i) sum += x[i];
  const float mean = sum / count;
#pragma omp simd reduction(+ : squares)
  for (std::size_t i = 0; i < size; ++i) squares += (x[i] - mean) * (x[i] - mean);
  const float inverse = 1.0F / std::sqrt(squares / count + epsilon);
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) x[i] = (x[i] - mean) * inverse * weight[i] + bias[i];
}

RASHOMON_FOR_EACH_CPU
void apply_gelu(float* x, std::size_t size) {
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) x[i] = gelu(x[i]);
}

RASHOMON_FOR_EACH_CPU
void apply_sigmoid(float* x, std::size_t size) {
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) {
    const float small = fast_exp(-std::fabs(x[i]));  // exp of what is not above 0
    x[i] = (x[i] < 0 ? small : 1.0F) / (1.0F + small);
  }
}

RASHOMON_FOR_EACH_CPU
void add_hidden_unit(const float* base, const std::array<const float*, 4>& columns, const std::array<float, 4>& weights,
                     float out, std::size_t size, float* y) {
  const float *a = columns[0], *b = columns[1], *c = columns[2], *d = columns[3];
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i)
    y[i] += out * gelu(base[i] + weights[0] * a[i] + weights[1] * b[i] + weights[2] * c[i] + weights[3] * d[i]);
}

RASHOMON_FOR_EACH_CPU
void find_largest_of_parts(const float* x, std::span<const std::uint32_t> begins, float* y) {
  for (std::size_t i = 0; i + 1 < begins.size(); ++i)
    if (begins[i] < begins[i + 1]) y[i] = largest_of(x + begins[i], begins[i + 1] - begins[i]);
}

RASHOMON_FOR_EACH_CPU
void keep_larger(const float* x, std::size_t size, float* y) {
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) y[i] = x[i] > y[i] ? x[i] : y[i];
}

RASHOMON_FOR_EACH_CPU
void apply_softmax(float* x, std::size_t size) {
  const float largest = largest_of(x, size);
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::size_t i = 0; i < size; ++i) {
    x[i] = fast_exp(x[i] - largest);
    sum += x[i];
  }
  const float inverse = 1.0F / sum;
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) x[i] *= inverse;
}

RASHOMON_FOR_EACH_CPU
float quantise_row(const float* x, std::size_t size, std::int8_t* out) {
  float largest = 0;
#pragma omp simd reduction(max : largest)
  for (std::size_t i = 0; i < size; ++i) largest = std::fabs(x[i]) > largest ? std::fabs(x[i]) : largest;
  const float inverse = largest > 0 ? 127.0F / largest : 0.0F;
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) {
    const float rounded = (x[i] * inverse + 12582912.0F) - 12582912.0F;
    out[i] = static_cast<std::int8_t>(static_cast<std::int32_t>(rounded));
  }
  return largest / 127.0F;
}

RASHOMON_FOR_EACH_CPU
void scale_back(const std::int32_t* sums, float row_scale, const float* scales, const float* bias, std::size_t size,
                float* y) {
#pragma omp simd
  for (std::size_t i = 0; i < size; ++i) y[i] = static_cast<float>(sums[i]) * (row_scale * scales[i]) + bias[i];
}

}  // namespace rashomon
