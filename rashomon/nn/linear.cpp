// Quantisation and scaling around two oneDNN kernels (s8 x s8 -> s32, f32 x f32 -> f32) and, where the first one overflows,
// pair_product.h.
#include "rashomon/nn/linear.h"

#include <oneapi/dnnl/dnnl.hpp>

#include <algorithm>
#include <cstring>

#include "rashomon/nn/pair_product.h"
#include "rashomon/nn/vector_math.h"

namespace rashomon {
namespace {

dnnl::engine& cpu() {
  static dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

// Without VNNI a processor adds 8-bit products in pairs of 16 bits, which overflow (oneDNN's guide, "Nuances of int8
// computations"): the same article was then read otherwise on another machine.
bool adds_in_32_bits() {
  constexpr unsigned kVnni = (dnnl_cpu_isa_avx512_core_vnni & ~dnnl_cpu_isa_avx512_core) | (dnnl_cpu_isa_avx2_vnni & ~dnnl_cpu_isa_avx2);
  static const bool has_vnni = (static_cast<unsigned>(dnnl::get_effective_cpu_isa()) & kVnni) != 0;
  return has_vnni;
}

}  // namespace

struct Linear::Kernel {
  Precision precision = Precision::f32;
  // Where 8 bits will not do: int8 values multiplied in pairs of 16 bits or, without AVX2, as floats, which hold their sums.
  std::unique_ptr<PairProduct> pairs;
  bool widened = false;
  dnnl::memory::desc source, target, scratchpad;
  dnnl::memory weights;
  dnnl::matmul matmul;

  void run(void* x, void* y, std::vector<std::byte>& scratch) const {
    scratch.resize(std::max(scratch.size(), scratchpad.get_size()));
    dnnl::stream stream(cpu());
    dnnl::memory from(source, cpu(), x), to(target, cpu(), y), pad(scratchpad, cpu(), scratch.data());
    matmul.execute(stream, {{DNNL_ARG_SRC, from}, {DNNL_ARG_WEIGHTS, weights}, {DNNL_ARG_DST, to}, {DNNL_ARG_SCRATCHPAD, pad}});
    stream.wait();
  }
};

Linear::Linear(const WeightsFile& file, const std::string& name, std::size_t inputs, std::size_t outputs,
               Precision precision)
    : inputs_(inputs), outputs_(outputs), kernel_(std::make_unique<Kernel>()) {
  using Type = dnnl::memory::data_type;
  using Tag = dnnl::memory::format_tag;
  const Tensor& weight = file.tensor(name + ".weight", {outputs, inputs});
  const float* bias = file.tensor(name + ".bias", {outputs}).f32();
  bias_.assign(bias, bias + outputs);

  // Only int8 weights can be multiplied as int8; what was left in float32 stays so.
  kernel_->precision = weight.type == TensorType::i8 ? precision : Precision::f32;
  const bool int8 = kernel_->precision == Precision::int8;
  std::vector<float> floats;
  if (int8) scales_.assign(weight.scales, weight.scales + outputs);
  if (int8 && !adds_in_32_bits() && PairProduct::runs_here() && inputs % 2 == 0) {
    kernel_->pairs = std::make_unique<PairProduct>(weight.i8(), inputs, outputs);
    return;
  }
  kernel_->widened = int8 && !adds_in_32_bits();
  if (kernel_->widened) {
    floats.assign(weight.i8(), weight.i8() + outputs * inputs);
  } else if (int8) {
    // as they are in the file
  } else if (weight.type == TensorType::i8) {
    floats.resize(outputs * inputs);
    for (std::size_t i = 0; i < floats.size(); ++i)
      floats[i] = static_cast<float>(weight.i8()[i]) * weight.scales[i / inputs];
  } else {
    floats.assign(weight.f32(), weight.f32() + outputs * inputs);
  }

  const auto in = static_cast<dnnl::memory::dim>(inputs), out = static_cast<dnnl::memory::dim>(outputs);
  const auto rows = static_cast<dnnl::memory::dim>(kRows);
  const bool in_bytes = int8 && !kernel_->widened;
  const Type type = in_bytes ? Type::s8 : Type::f32;
  kernel_->source = dnnl::memory::desc({rows, in}, type, Tag::ab);
  kernel_->target = dnnl::memory::desc({rows, out}, in_bytes ? Type::s32 : Type::f32, Tag::ab);
  // Without this the primitive keeps scratch memory of its own, and two threads that share it corrupt each other's sums.
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  const dnnl::matmul::primitive_desc description(
      {kernel_->source, dnnl::memory::desc({in, out}, type, Tag::any), kernel_->target}, attributes, cpu());
  kernel_->scratchpad = description.scratchpad_desc();
  // The file holds outputs x inputs, so the matrix that multiplies from the right is its transpose: format "ba".
  void* given = in_bytes ? const_cast<void*>(weight.data) : static_cast<void*>(floats.data());
  dnnl::memory plain(dnnl::memory::desc({in, out}, type, Tag::ba), cpu(), given);
  kernel_->weights = dnnl::memory(description.weights_desc(), cpu());
  dnnl::stream stream(cpu());
  dnnl::reorder(plain, kernel_->weights).execute(stream, plain, kernel_->weights);
  stream.wait();
  kernel_->matmul = dnnl::matmul(description);
}

Linear::~Linear() = default;
Linear::Linear(Linear&&) noexcept = default;
Linear& Linear::operator=(Linear&&) noexcept = default;

void Linear::apply(const float* x, std::size_t rows, float* y, LinearScratch& scratch) const {
  for (std::size_t row = 0; row < rows; row += kRows)
    apply_block(x + row * inputs_, std::min(kRows, rows - row), y + row * outputs_, scratch);
}

void Linear::apply_block(const float* x, std::size_t rows, float* y, LinearScratch& scratch) const {
  if (kernel_->precision == Precision::f32) {
    scratch.padded.resize(kRows * inputs_);
    scratch.product.resize(kRows * outputs_);
    std::fill(std::copy_n(x, rows * inputs_, scratch.padded.begin()), scratch.padded.end(), 0.0F);
    kernel_->run(scratch.padded.data(), scratch.product.data(), scratch.kernel);
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t i = 0; i < outputs_; ++i) y[row * outputs_ + i] = scratch.product[row * outputs_ + i] + bias_[i];
    return;
  }
  scratch.quantised.resize(kRows * inputs_);
  scratch.sums.resize(kRows * outputs_);
  for (std::size_t row = 0; row < rows; ++row)
    scratch.scales[row] = quantise_row(x + row * inputs_, inputs_, scratch.quantised.data() + row * inputs_);
  if (kernel_->pairs) {
    kernel_->pairs->multiply(scratch.quantised.data(), rows, scratch.sums.data(), scratch.wide);
  } else {
    run_padded(rows, scratch);
  }
  for (std::size_t row = 0; row < rows; ++row)
    scale_back(scratch.sums.data() + row * outputs_, scratch.scales[row], scales_.data(), bias_.data(), outputs_,
               y + row * outputs_);
}

// scratch.quantised -> scratch.sums by oneDNN.
void Linear::run_padded(std::size_t rows, LinearScratch& scratch) const {
  // The rows that pad the last block are multiplied too, but nobody reads them.
  std::memset(scratch.quantised.data() + rows * inputs_, 0, (kRows - rows) * inputs_);
  if (kernel_->widened) {
    scratch.padded.assign(scratch.quantised.begin(), scratch.quantised.end());
    scratch.product.resize(kRows * outputs_);
    kernel_->run(scratch.padded.data(), scratch.product.data(), scratch.kernel);
    std::transform(scratch.product.begin(), scratch.product.end(), scratch.sums.begin(),
                   [](float sum) { return static_cast<std::int32_t>(sum); });
  } else {
    kernel_->run(scratch.quantised.data(), scratch.sums.data(), scratch.kernel);
  }
}

}  // namespace rashomon
