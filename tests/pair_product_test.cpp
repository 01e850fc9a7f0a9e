// nn/pair_product against a plain loop, on random and on extreme values, for shapes that fill no panel and no block of rows.
#include <gtest/gtest.h>

#include <random>

#include "rashomon/nn/pair_product.h"

namespace rashomon {
namespace {

std::vector<std::int8_t> random_values(std::size_t count, std::mt19937& random) {
  std::vector<std::int8_t> values(count);
  for (std::int8_t& value : values) value = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  return values;
}

void expect_exact(const std::vector<std::int8_t>& x, const std::vector<std::int8_t>& weights, std::size_t rows,
                  std::size_t inputs, std::size_t outputs) {
  const PairProduct product(weights.data(), inputs, outputs);
  std::vector<std::int32_t> sums(rows * outputs, -1);
  std::vector<std::int16_t> wide;
  product.multiply(x.data(), rows, sums.data(), wide);
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t output = 0; output < outputs; ++output) {
      std::int32_t expected = 0;
      for (std::size_t i = 0; i < inputs; ++i) expected += x[row * inputs + i] * weights[output * inputs + i];
      ASSERT_EQ(sums[row * outputs + output], expected) << rows << " x " << inputs << " x " << outputs;
    }
}

TEST(PairProduct, IsThePlainLoop) {
  if (!PairProduct::runs_here()) GTEST_SKIP() << "this processor has no AVX2";
  std::mt19937 random(4);
  for (const std::size_t rows : {1U, 3U, 4U, 64U})
    for (const std::size_t inputs : {2U, 24U, 384U})
      for (const std::size_t outputs : {1U, 16U, 50U})
        expect_exact(random_values(rows * inputs, random), random_values(outputs * inputs, random), rows, inputs, outputs);
}

TEST(PairProduct, TheLargestValuesDoNotOverflow) {
  if (!PairProduct::runs_here()) GTEST_SKIP() << "this processor has no AVX2";
  const std::size_t inputs = 1536;
  for (const int value : {127, -127, -128})
    expect_exact(std::vector<std::int8_t>(5 * inputs, static_cast<std::int8_t>(value)),
                 std::vector<std::int8_t>(17 * inputs, std::int8_t{-128}), 5, inputs, 17);
}

}  // namespace
}  // namespace rashomon
