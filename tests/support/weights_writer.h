// Writes weights files for tests, in the layout that nn/weights_file.h reads: small random ones, and broken ones.
#pragma once

#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "rashomon/base/hash.h"

namespace rashomon::testing {

class WeightsWriter {
 public:
  nlohmann::json config = nlohmann::json::object();
  std::vector<std::string> vocabulary = {"[UNK]"};

  void add(const std::string& name, std::vector<std::size_t> shape, const std::vector<float>& values) {
    tensors_.push_back({{"name", name}, {"dtype", "f32"}, {"shape", shape}, {"offset", place(values)}});
  }
  void add_int8(const std::string& name, std::vector<std::size_t> shape, const std::vector<std::int8_t>& values,
                const std::vector<float>& scales) {
    const std::size_t offset = place(values), scales_offset = place(scales);
    tensors_.push_back(
        {{"name", name}, {"dtype", "i8"}, {"shape", shape}, {"offset", offset}, {"scales", scales_offset}});
  }

  std::string bytes(std::uint32_t version = 1) const {
    const nlohmann::json header = {
        {"config", config}, {"thresholds", nlohmann::json::object()}, {"vocabulary", vocabulary}, {"tensors", tensors_}};
    const std::string text = header.dump();
    std::string out("RSHMWTS\0", 8);
    append(out, version);
    append(out, std::uint32_t{0});
    append(out, std::uint64_t{text.size()});
    out += text;
    out.resize((out.size() + 63) / 64 * 64);
    out += data_;
    const std::string digest = sha256_hex(out);
    for (std::size_t i = 0; i < digest.size(); i += 2)
      out.push_back(static_cast<char>(std::stoi(digest.substr(i, 2), nullptr, 16)));
    return out;
  }

 private:
  template <typename Number>
  static void append(std::string& out, Number value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    out.append(raw, sizeof value);
  }
  template <typename Number>
  std::size_t place(const std::vector<Number>& values) {
    data_.resize((data_.size() + 63) / 64 * 64);
    const std::size_t offset = data_.size();
    data_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number));
    return offset;
  }

  nlohmann::json tensors_ = nlohmann::json::array();
  std::string data_;
};

}  // namespace rashomon::testing
