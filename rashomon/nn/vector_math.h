// The few functions on rows of floats that oneDNN does not do for us. Plain loops that the compiler turns into vector code,
// compiled for several instruction sets at once where it can do that; the best one for the machine is taken at run time.
//
// Sums are taken in several lanes, so results differ in the last bits from one instruction set to another.
// Tested by tests/vector_math_test.cpp against double precision.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rashomon {

// (x - mean) / sqrt(variance + epsilon) * weight + bias, in place.
void normalise_layer(float* x, std::size_t size, const float* weight, const float* bias, float epsilon);

// x * Phi(x) in place, the exact GELU with erf to within 1.5e-7 (Abramowitz and Stegun 7.1.26).
void apply_gelu(float* x, std::size_t size);

// 1 / (1 + exp(-x)) in place.
void apply_sigmoid(float* x, std::size_t size);

// A hidden unit of a small network on many rows at once, their inputs lying in columns:
// y += out * gelu(base + weights[0] * columns[0] + … + weights[3] * columns[3]), element by element.
void add_hidden_unit(const float* base, const std::array<const float*, 4>& columns, const std::array<float, 4>& weights,
                     float out, std::size_t size, float* y);

// y[i] = the largest of x from begins[i] to begins[i + 1]; where there is none y[i] stays.
void find_largest_of_parts(const float* x, std::span<const std::uint32_t> begins, float* y);

// y = max(x, y), element by element.
void keep_larger(const float* x, std::size_t size, float* y);

// exp(x - max) / sum, in place.
void apply_softmax(float* x, std::size_t size);

// Rounds a row to int8 so that its largest magnitude becomes 127, and returns the scale that leads back: x = out * scale.
// A row of zeros has scale 0.
float quantise_row(const float* x, std::size_t size, std::int8_t* out);

// y = sums * (row_scale * scales) + bias, element by element.
void scale_back(const std::int32_t* sums, float row_scale, const float* scales, const float* bias, std::size_t size,
                float* y);

}  // namespace rashomon
