// nn/encoder against a naive version in double precision, on random weights; int8 against float32; any split into windows.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "rashomon/nn/encoder.h"
#include "tests/support/weights_writer.h"

namespace rashomon {
namespace {

constexpr std::size_t kWidth = 16, kHeads = 2, kInner = 24, kLayers = 2, kPieces = 90, kVocabulary = 11, kFeatures = 3;

using Matrix = std::vector<double>;

class RandomEncoder {
 public:
  explicit RandomEncoder(bool int8) : int8_(int8) {
    writer_.config = {{"width", kWidth},           {"heads", kHeads},       {"inner", kInner},       {"layers", kLayers},
                      {"positions", kPieces},      {"features", kFeatures}, {"norm_epsilon", 1e-12},
                      {"vocabulary", kVocabulary}};
    matrix("encoder.words.weight", kVocabulary, kWidth);
    plain("encoder.features.weight", {kFeatures, kWidth});
    plain("encoder.positions", {kPieces, kWidth});
    norm("encoder.norm");
    for (std::size_t i = 0; i < kLayers; ++i) {
      const std::string at = "encoder.layers." + std::to_string(i) + ".";
      linear(at + "qkv", kWidth, 3 * kWidth);
      linear(at + "attended", kWidth, kWidth);
      norm(at + "attended_norm");
      linear(at + "inner", kWidth, kInner);
      linear(at + "outer", kInner, kWidth);
      norm(at + "outer_norm");
    }
    bytes_ = writer_.bytes();
  }

  const std::string& bytes() const { return bytes_; }

  Matrix encode_naively(const std::vector<std::uint32_t>& ids, const std::vector<std::uint8_t>& features) const {
    const std::size_t n = ids.size();
    Matrix x(n * kWidth);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t d = 0; d < kWidth; ++d)
        x[i * kWidth + d] = at("encoder.words.weight")[ids[i] * kWidth + d] +
                            at("encoder.features.weight")[features[i] * kWidth + d] +
                            at("encoder.positions")[i * kWidth + d];
    normalise(x, "encoder.norm");
    for (std::size_t layer = 0; layer < kLayers; ++layer) {
      const std::string name = "encoder.layers." + std::to_string(layer) + ".";
      add(x, apply(attend(apply(x, name + "qkv", kWidth, 3 * kWidth), n), name + "attended", kWidth, kWidth));
      normalise(x, name + "attended_norm");
      Matrix inner = apply(x, name + "inner", kWidth, kInner);
      for (double& v : inner) v = 0.5 * v * (1 + std::erf(v / std::sqrt(2.0)));
      add(x, apply(inner, name + "outer", kInner, kWidth));
      normalise(x, name + "outer_norm");
    }
    return x;
  }

 private:
  std::vector<float> random_values(std::size_t count, float spread) {
    std::normal_distribution<float> normal(0.0F, spread);
    std::vector<float> values(count);
    for (float& v : values) v = normal(random_);
    return values;
  }
  const Matrix& at(const std::string& name) const { return values_.at(name); }

  void plain(const std::string& name, const std::vector<std::size_t>& shape) {
    std::size_t count = 1;
    for (const std::size_t s : shape) count *= s;
    const std::vector<float> values = random_values(count, 0.5F);
    writer_.add(name, shape, values);
    values_[name].assign(values.begin(), values.end());
  }
  // As int8 the rounded values are the truth, so that both sides compute from the same numbers.
  void matrix(const std::string& name, std::size_t rows, std::size_t columns) {
    if (!int8_) return plain(name, {rows, columns});
    std::vector<std::int8_t> values(rows * columns);
    const std::vector<float> scales(rows, 0.004F);
    for (std::int8_t& v : values) v = static_cast<std::int8_t>(static_cast<int>(random_() % 255) - 127);
    writer_.add_int8(name, {rows, columns}, values, scales);
    for (const std::int8_t v : values) values_[name].push_back(static_cast<double>(v) * static_cast<double>(0.004F));
  }
  void linear(const std::string& name, std::size_t inputs, std::size_t outputs) {
    matrix(name + ".weight", outputs, inputs);
    plain(name + ".bias", {outputs});
  }
  void norm(const std::string& name) {
    plain(name + ".weight", {kWidth});
    plain(name + ".bias", {kWidth});
  }

  Matrix apply(const Matrix& x, const std::string& name, std::size_t inputs, std::size_t outputs) const {
    Matrix y(x.size() / inputs * outputs);
    for (std::size_t row = 0; row < x.size() / inputs; ++row)
      for (std::size_t o = 0; o < outputs; ++o) {
        double sum = at(name + ".bias")[o];
        for (std::size_t i = 0; i < inputs; ++i) sum += x[row * inputs + i] * at(name + ".weight")[o * inputs + i];
        y[row * outputs + o] = sum;
      }
    return y;
  }
  static Matrix attend(const Matrix& qkv, std::size_t n) {
    const std::size_t d = kWidth / kHeads;
    Matrix out(n * kWidth, 0.0);
    for (std::size_t head = 0; head < kHeads; ++head)
      for (std::size_t i = 0; i < n; ++i) {
        std::vector<double> weights(n, 0.0);
        double sum = 0;
        for (std::size_t j = 0; j < n; ++j) {
          for (std::size_t k = 0; k < d; ++k)
            weights[j] += qkv[i * 3 * kWidth + head * d + k] * qkv[j * 3 * kWidth + kWidth + head * d + k];
          weights[j] = std::exp(weights[j] / std::sqrt(static_cast<double>(d)));
          sum += weights[j];
        }
        for (std::size_t j = 0; j < n; ++j)
          for (std::size_t k = 0; k < d; ++k)
            out[i * kWidth + head * d + k] += weights[j] / sum * qkv[j * 3 * kWidth + 2 * kWidth + head * d + k];
      }
    return out;
  }
  void normalise(Matrix& x, const std::string& name) const {
    for (std::size_t row = 0; row < x.size() / kWidth; ++row) {
      double mean = 0, variance = 0;
      for (std::size_t i = 0; i < kWidth; ++i) mean += x[row * kWidth + i] / kWidth;
      for (std::size_t i = 0; i < kWidth; ++i) variance += std::pow(x[row * kWidth + i] - mean, 2) / kWidth;
      for (std::size_t i = 0; i < kWidth; ++i)
        x[row * kWidth + i] = (x[row * kWidth + i] - mean) / std::sqrt(variance + 1e-12) * at(name + ".weight")[i] +
                              at(name + ".bias")[i];
    }
  }
  static void add(Matrix& x, const Matrix& y) {
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += y[i];
  }

  bool int8_;
  testing::WeightsWriter writer_;
  std::mt19937 random_{5};
  std::map<std::string, Matrix> values_;
  std::string bytes_;
};

// Windows of 1, 70 (more than one block of rows) and 3 pieces.
struct Windows {
  std::vector<std::vector<std::uint32_t>> ids;
  std::vector<std::vector<std::uint8_t>> features;
  std::vector<EncoderInput> inputs;

  Windows() {
    std::mt19937 random(3);
    for (const std::size_t size : {std::size_t{1}, std::size_t{70}, std::size_t{3}}) {
      ids.emplace_back(size);
      features.emplace_back(size);
      for (auto& id : ids.back()) id = static_cast<std::uint32_t>(random() % kVocabulary);
      for (auto& feature : features.back()) feature = static_cast<std::uint8_t>(random() % kFeatures);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) inputs.push_back({ids[i], features[i]});
  }
};

// The largest difference to the naive version over all windows.
double largest_difference(const RandomEncoder& made, Precision precision) {
  const WeightsFile file(made.bytes(), "random");
  const Encoder encoder(file, precision);
  const Windows windows;
  EncoderWorkspace workspace;
  const std::span<const float> got = encoder.encode(windows.inputs, workspace);
  double largest = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < windows.ids.size(); ++i)
    for (const double expected : made.encode_naively(windows.ids[i], windows.features[i]))
      largest = std::max(largest, std::fabs(expected - static_cast<double>(got[at++])));
  EXPECT_EQ(at, got.size());
  return largest;
}

TEST(Encoder, Float32IsTheNaiveVersion) {
  EXPECT_LT(largest_difference(RandomEncoder(false), Precision::f32), 1e-4);
  EXPECT_LT(largest_difference(RandomEncoder(true), Precision::f32), 1e-4);
}

TEST(Encoder, Int8IsCloseToIt) { EXPECT_LT(largest_difference(RandomEncoder(true), Precision::int8), 0.25); }

}  // namespace
}  // namespace rashomon
