// Reads and checks the header; tensors stay where they lie.
#include "rashomon/nn/weights_file.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "rashomon/base/error.h"
#include "rashomon/base/hash.h"

namespace rashomon {
namespace {

constexpr std::string_view kMagic("RSHMWTS\0", 8);
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kFixedBytes = 8 + 4 + 4 + 8, kDigestBytes = 32, kAlignment = 64;
constexpr std::uint64_t kMaxDimension = 1U << 15U;
constexpr std::size_t kMaxDimensions = 4;

static_assert(std::endian::native == std::endian::little, "weights files are little-endian");

[[noreturn]] void fail(const std::string& name, const std::string& what) {
  throw Error(ErrorKind::format, name + ": " + what);
}

template <typename Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::string describe(const std::vector<std::size_t>& shape) {
  std::string out;
  for (const std::size_t dimension : shape) out += (out.empty() ? "" : " x ") + std::to_string(dimension);
  return out;
}

std::string hex_of(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return out;
}

}  // namespace

std::size_t Tensor::size() const {
  std::size_t product = 1;
  for (const std::size_t dimension : shape) product *= dimension;
  return product;
}

WeightsFile::WeightsFile(std::string_view bytes, const std::string& name, Checksum checksum) : name_(name) {
  if (bytes.size() < kFixedBytes + kDigestBytes || bytes.substr(0, 8) != kMagic)
    fail(name_, "expected a Rashomon weights file, found something else");
  const auto version = number_at<std::uint32_t>(bytes, 8);
  if (version != kVersion) fail(name_, fmt::format("expected weights of version {}, found {}", kVersion, version));
  const std::string_view body = bytes.substr(0, bytes.size() - kDigestBytes);
  const std::string stated = hex_of(bytes.substr(body.size()));
  if (const std::string found = checksum == Checksum::verified ? sha256_hex(body) : stated; found != stated)
    fail(name_, fmt::format("damaged or cut off: expected checksum {}…, found {}…", stated.substr(0, 12), found.substr(0, 12)));
  version_ = stated.substr(0, 12);
  const auto length = number_at<std::uint64_t>(bytes, 16);
  if (length > body.size() - kFixedBytes) fail(name_, "its header is longer than the file");
  const std::size_t data = (kFixedBytes + length + kAlignment - 1) / kAlignment * kAlignment;
  parse_header(bytes.substr(kFixedBytes, length), body.substr(std::min(data, body.size())));
}

void WeightsFile::parse_header(std::string_view header, std::string_view data) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (parser.parse(simdjson::padded_string(header)).get(root) != simdjson::SUCCESS) fail(name_, "its header is not JSON");
  try {
    for (const char* group : {"config", "thresholds"})
      for (const auto& [key, value] : simdjson::dom::object(root[group]))
        if (value.is_number()) settings_[std::string(key)] = double(value);
    for (const simdjson::dom::element piece : simdjson::dom::array(root["vocabulary"]))
      vocabulary_.append(std::string_view(piece)).push_back('\n');
    for (const simdjson::dom::element entry : simdjson::dom::array(root["tensors"])) {
      Tensor tensor;
      const std::string name{std::string_view(entry["name"])};
      const std::string_view type = entry["dtype"];
      if (type != "f32" && type != "i32" && type != "i8")
        fail(name_, name + ": expected dtype f32, i32 or i8, found " + std::string(type));
      tensor.type = type == "i8" ? TensorType::i8 : type == "i32" ? TensorType::i32 : TensorType::f32;
      // Dimensions are kept far below what their product could overflow with.
      for (const simdjson::dom::element dimension : simdjson::dom::array(entry["shape"]))
        tensor.shape.push_back(std::min<std::uint64_t>(std::uint64_t(dimension), kMaxDimension));
      if (tensor.shape.empty() || tensor.shape.size() > kMaxDimensions || tensor.size() > data.size())
        fail(name_, name + ": expected 1 to 4 dimensions and no more elements than the file has bytes");
      const auto place = [&](std::uint64_t offset, std::size_t size) -> const char* {
        if (offset % kAlignment != 0 || offset > data.size() || size > data.size() - offset)
          fail(name_, name + ": lies outside of the file");
        return data.data() + offset;
      };
      tensor.data = place(std::uint64_t(entry["offset"]), tensor.size() * (tensor.type == TensorType::i8 ? 1 : 4));
      if (tensor.type == TensorType::i8)
        tensor.scales = reinterpret_cast<const float*>(place(std::uint64_t(entry["scales"]), tensor.shape.at(0) * 4));
      tensors_[name] = std::move(tensor);
    }
  } catch (const simdjson::simdjson_error& error) {
    fail(name_, fmt::format("its header lacks a field or has one of another type ({})", error.what()));
  }
}

const Tensor& WeightsFile::tensor(const std::string& name, const std::vector<std::size_t>& shape) const {
  const auto found = tensors_.find(name);
  if (found == tensors_.end()) fail(name_, "expected a tensor " + name + ", found none");
  if (found->second.shape != shape)
    fail(name_, fmt::format("{}: expected shape {}, found {}", name, describe(shape), describe(found->second.shape)));
  return found->second;
}

std::size_t WeightsFile::setting(const std::string& name) const { return static_cast<std::size_t>(real_setting(name)); }

double WeightsFile::real_setting(const std::string& name) const {
  const auto found = settings_.find(name);
  if (found == settings_.end()) fail(name_, "expected a setting " + name + ", found none");
  return found->second;
}

}  // namespace rashomon
