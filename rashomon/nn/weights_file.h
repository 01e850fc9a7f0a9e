// A weights file: named tensors, the settings that belong to them, and a vocabulary, checked before anything is computed.
//
// Layout, little-endian: magic "RSHMWTS\0", u32 version, u32 zero, u64 length of the header, the header (JSON: "config",
// "thresholds", "vocabulary", "tensors": [{name, dtype, shape, offset, bytes, scales}]), zeros up to a multiple of 64, the
// data (each tensor at a multiple of 64), and at the very end the SHA-256 of everything before it. Offsets count from
// where the data begin. int8 matrices hold rows of outputs (torch's layout): weight = int8 * scale[row].
//
// Written by train/reader/weights_file.py. Tested by tests/weights_file_test.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rashomon {

enum class TensorType { f32, i32, i8 };

struct Tensor {
  TensorType type = TensorType::f32;
  std::vector<std::size_t> shape;
  const void* data = nullptr;       // inside the file's bytes
  const float* scales = nullptr;    // i8: one a row

  std::size_t size() const;         // number of elements
  const float* f32() const { return static_cast<const float*>(data); }
  const std::int32_t* i32() const { return static_cast<const std::int32_t*>(data); }
  const std::int8_t* i8() const { return static_cast<const std::int8_t*>(data); }
};

// Whether the SHA-256 at the end is computed anew. That takes a third of the time in which the program starts, and reads bytes
// that a short text never needs; so weights inside the program are trusted, as its code is: tests check the ones that ship.
enum class Checksum { verified, trusted };

// A view into bytes that must outlive it.
class WeightsFile {
 public:
  // `name` is for messages. Throws Error (format) where the bytes are cut off, changed, of another kind or version.
  WeightsFile(std::string_view bytes, const std::string& name, Checksum checksum = Checksum::verified);

  // Throws Error (format) where the tensor is missing or of another type or shape; 0 in `shape` stands for any.
  const Tensor& tensor(const std::string& name, const std::vector<std::size_t>& shape) const;

  // Numbers of "config" and "thresholds" by name; throws Error (format) where missing.
  std::size_t setting(const std::string& name) const;
  double real_setting(const std::string& name) const;

  // One piece a line.
  const std::string& vocabulary() const { return vocabulary_; }
  // The first 12 digits of the checksum: names the weights in every output.
  const std::string& version() const { return version_; }

 private:
  void parse_header(std::string_view header, std::string_view data);

  std::string name_, vocabulary_, version_;
  std::map<std::string, Tensor> tensors_;
  std::map<std::string, double> settings_;
};

}  // namespace rashomon
