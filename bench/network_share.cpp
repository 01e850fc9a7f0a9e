// What share of oneDNN's speed the reader's encoder reaches, on the shapes of its four linear layers, in one run.
//
//   network_share            prints GOP/s of one thread and the shares
//
// oneDNN multiplies 1,024 rows at once by weights in the layout of its choice, s8 into s32 and f32: its best case. Ours is
// a layer as shipped (rounding to int8, product, scaling back), and the whole encoder on full windows (attention, GELU and
// norms too, of which only the layers' products are counted as work). CPU time, best of the rounds, which alternate.
#include <fmt/format.h>
#include <oneapi/dnnl/dnnl.hpp>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "rashomon/nn/embedded_weights.h"
#include "rashomon/nn/encoder.h"
#include "rashomon/nn/reader_network.h"

namespace rashomon {
namespace {

constexpr std::size_t kRowsHere = 1024, kRounds = 7, kWindows = 4, kPieces = 256, kLayers = 6;

struct Shape {
  const char* name;
  std::size_t inputs, outputs;
};
constexpr Shape kShapes[] = {{"qkv", 384, 1152}, {"attended", 384, 384}, {"inner", 384, 1536}, {"outer", 1536, 384}};

double cpu_seconds(const std::function<void()>& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// One product of oneDNN with its memory; call it to run.
class Product {
 public:
  Product(const Shape& shape, dnnl::memory::data_type type, dnnl::memory::data_type sum) {
    using Tag = dnnl::memory::format_tag;
    const auto rows = static_cast<dnnl::memory::dim>(kRowsHere), in = static_cast<dnnl::memory::dim>(shape.inputs),
               out = static_cast<dnnl::memory::dim>(shape.outputs);
    const dnnl::memory::desc x({rows, in}, type, Tag::ab), w({in, out}, type, Tag::any), y({rows, out}, sum, Tag::ab);
    const dnnl::matmul::primitive_desc made({x, w, y}, engine_);
    x_ = dnnl::memory(made.src_desc(), engine_);
    w_ = dnnl::memory(made.weights_desc(), engine_);
    y_ = dnnl::memory(made.dst_desc(), engine_);
    std::fill_n(static_cast<char*>(x_.get_data_handle()), x_.get_desc().get_size(), char{0});
    std::fill_n(static_cast<char*>(w_.get_data_handle()), w_.get_desc().get_size(), char{0});
    product_ = dnnl::matmul(made);
  }
  void operator()() {
    product_.execute(stream_, {{DNNL_ARG_SRC, x_}, {DNNL_ARG_WEIGHTS, w_}, {DNNL_ARG_DST, y_}});
    stream_.wait();
  }

 private:
  dnnl::engine engine_{dnnl::engine::kind::cpu, 0};
  dnnl::stream stream_{engine_};
  dnnl::memory x_, w_, y_;
  dnnl::matmul product_;
};

// Rows of random pieces, kWindows full windows.
class EncoderRun {
 public:
  EncoderRun(const WeightsFile& file) : encoder_(file, Precision::int8) {
    for (std::size_t i = 0; i < kWindows * kPieces; ++i) ids_.push_back(static_cast<std::uint32_t>(1000 + i * 7919 % 20000));
    for (std::size_t i = 0; i < kWindows; ++i)
      windows_.push_back({std::span(ids_).subspan(i * kPieces, kPieces), std::span(features_)});
  }
  void operator()() { static_cast<void>(encoder_.encode(windows_, workspace_)); }

 private:
  Encoder encoder_;
  std::vector<std::uint32_t> ids_;
  std::vector<std::uint8_t> features_ = std::vector<std::uint8_t>(kPieces);
  std::vector<EncoderInput> windows_;
  EncoderWorkspace workspace_;
};

void run() {
  const ReaderNetwork network(embedded_weights(), "embedded");  // sets one thread
  std::vector<std::function<void()>> works;
  std::vector<Product> s8, f32;
  std::vector<Linear> layers;
  std::vector<float> x(kRowsHere * 1536, 0.5F), y(kRowsHere * 1536);
  LinearScratch scratch;
  for (const Shape& shape : kShapes) {
    s8.emplace_back(shape, dnnl::memory::data_type::s8, dnnl::memory::data_type::s32);
    f32.emplace_back(shape, dnnl::memory::data_type::f32, dnnl::memory::data_type::f32);
    layers.emplace_back(network.file(), std::string("encoder.layers.0.") + shape.name, shape.inputs, shape.outputs, Precision::int8);
  }
  EncoderRun encoder(network.file());
  const std::size_t shapes = std::size(kShapes);
  std::vector<double> best(3 * shapes + 1, 1e9);
  const auto measure = [&](std::size_t slot, const std::function<void()>& work) { best[slot] = std::min(best[slot], cpu_seconds(work)); };
  for (std::size_t round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < shapes; ++i) {
      measure(i, [&] { s8[i](); });
      measure(shapes + i, [&] { f32[i](); });
      measure(2 * shapes + i, [&] { layers[i].apply(x.data(), kRowsHere, y.data(), scratch); });
    }
    measure(3 * shapes, [&] { encoder(); });
  }
  double ops = 0, sums[3] = {};
  for (std::size_t i = 0; i < shapes; ++i) {
    const double of_shape = 2.0 * static_cast<double>(kRowsHere * kShapes[i].inputs * kShapes[i].outputs);
    fmt::print("{:9} {:4} -> {:4}  oneDNN s8 {:6.1f}  f32 {:6.1f}  ours {:6.1f} GOP/s\n", kShapes[i].name, kShapes[i].inputs,
               kShapes[i].outputs, of_shape / best[i] / 1e9, of_shape / best[shapes + i] / 1e9, of_shape / best[2 * shapes + i] / 1e9);
    ops += of_shape;
    for (std::size_t kind = 0; kind < 3; ++kind) sums[kind] += best[kind * shapes + i];
  }
  const double of_encoder = best[3 * shapes] / kLayers;
  static_assert(kWindows * kPieces == kRowsHere);
  fmt::print("all four               oneDNN s8 {:6.1f}  f32 {:6.1f}  ours {:6.1f}  whole encoder {:6.1f} GOP/s\n", ops / sums[0] / 1e9,
             ops / sums[1] / 1e9, ops / sums[2] / 1e9, ops / of_encoder / 1e9);
  fmt::print("share of oneDNN's s8: layers {:.2f}, whole encoder {:.2f}; of its f32: {:.2f}, {:.2f}\n", sums[0] / sums[2],
             sums[0] / of_encoder, sums[1] / sums[2], sums[1] / of_encoder);
}

}  // namespace
}  // namespace rashomon

int main() { rashomon::run(); }
