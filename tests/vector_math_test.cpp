// nn/vector_math against double precision on random rows.
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "rashomon/nn/vector_math.h"

namespace rashomon {
namespace {

std::vector<float> random_row(std::size_t size, float spread) {
  static std::mt19937 random(11);
  std::normal_distribution<float> normal(0.0F, spread);
  std::vector<float> row(size);
  for (float& x : row) x = normal(random);
  return row;
}

TEST(VectorMath, Gelu) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{17}, std::size_t{1536}}) {
    const std::vector<float> given = random_row(size, 3);
    std::vector<float> got = given;
    apply_gelu(got.data(), size);
    for (std::size_t i = 0; i < size; ++i)
      EXPECT_NEAR(got[i], 0.5 * given[i] * (1 + std::erf(given[i] / std::sqrt(2.0))), 2e-6);
  }
}

TEST(VectorMath, Softmax) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{5}, std::size_t{256}}) {
    const std::vector<float> given = random_row(size, 20);
    std::vector<float> got = given;
    apply_softmax(got.data(), size);
    double sum = 0, largest = -1e30;
    for (const float x : given) largest = std::max<double>(largest, x);
    for (const float x : given) sum += std::exp(x - largest);
    for (std::size_t i = 0; i < size; ++i) EXPECT_NEAR(got[i], std::exp(given[i] - largest) / sum, 1e-6);
  }
}

TEST(VectorMath, LayerNorm) {
  const std::size_t size = 384;
  const std::vector<float> given = random_row(size, 2), weight = random_row(size, 1), bias = random_row(size, 1);
  std::vector<float> got = given;
  normalise_layer(got.data(), size, weight.data(), bias.data(), 1e-5F);
  double mean = 0, variance = 0;
  for (const float x : given) mean += x / static_cast<double>(size);
  for (const float x : given) variance += (x - mean) * (x - mean) / static_cast<double>(size);
  for (std::size_t i = 0; i < size; ++i)
    EXPECT_NEAR(got[i], (given[i] - mean) / std::sqrt(variance + 1e-5) * weight[i] + bias[i], 1e-4);
}

TEST(VectorMath, QuantisedRowsComeBackWithinHalfAStep) {
  const std::vector<float> given = random_row(384, 1);
  std::vector<std::int8_t> quantised(given.size());
  const float scale = quantise_row(given.data(), given.size(), quantised.data());
  for (std::size_t i = 0; i < given.size(); ++i)
    EXPECT_NEAR(given[i], static_cast<float>(quantised[i]) * scale, 0.501F * scale);
  const std::vector<float> zeros(8, 0.0F);
  EXPECT_EQ(quantise_row(zeros.data(), zeros.size(), quantised.data()), 0.0F);
}

}  // namespace
}  // namespace rashomon
