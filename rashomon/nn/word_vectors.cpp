// Windows by windows through the encoder; each word's first piece is projected and forgotten.
#include "rashomon/nn/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "rashomon/base/error.h"

namespace rashomon {
namespace {

constexpr std::size_t kWindowsAtOnce = 8;

float soft_plus(float x) { return x > 20 ? x : std::log1p(std::exp(x)); }

}  // namespace

WordEncoder::WordEncoder(std::string_view bytes, const std::string& name, const ReaderNetwork& reader, Precision precision,
                         Checksum checksum)
    : file_(bytes, name, checksum),
      tokenizer_(reader.tokenizer()),
      encoder_(file_, precision),
      width_(file_.setting("vector_width")),
      projection_(file_, "projection", encoder_.width(), 2 * width_ + 1, Precision::f32) {
  if (file_.setting("vocabulary") != reader.file().setting("vocabulary"))
    throw Error(ErrorKind::format, name + ": expected weights for the reader's vocabulary of " +
                                       std::to_string(reader.file().setting("vocabulary")) + " pieces, found " +
                                       std::to_string(file_.setting("vocabulary")));
}

WordVectors WordEncoder::encode(std::string_view text, EncoderWorkspace& workspace) const {
  const ReaderInput input = make_reader_input(text, tokenizer_);
  WordVectors out;
  out.width = width_;
  for (const ReaderWord& word : input.words) out.words.push_back(word.span);
  const std::span<const ReaderWindow> windows = input.windows;
  std::vector<float> words;
  for (std::size_t begin = 0; begin < windows.size(); begin += kWindowsAtOnce) {
    const auto group = windows.subspan(begin, std::min(kWindowsAtOnce, windows.size() - begin));
    std::vector<std::vector<std::uint8_t>> no_features;
    std::vector<EncoderInput> inputs;
    for (const ReaderWindow& window : group) no_features.emplace_back(window.ids.size());
    for (std::size_t i = 0; i < group.size(); ++i) inputs.push_back({group[i].ids, no_features[i]});
    const float* states = encoder_.encode(inputs, workspace).data();
    words.clear();
    for (const ReaderWindow& window : group) {
      for (const std::uint32_t first : window.firsts)
        words.insert(words.end(), states + first * encoder_.width(), states + (first + 1) * encoder_.width());
      states += window.ids.size() * encoder_.width();
    }
    project(words.data(), words.size() / encoder_.width(), out, workspace.linear);
  }
  return out;
}

void WordEncoder::project(const float* words, std::size_t count, WordVectors& out, LinearScratch& scratch) const {
  std::vector<float> projected(count * projection_.outputs());
  projection_.apply(words, count, projected.data(), scratch);
  for (std::size_t k = 0; k < count; ++k) {
    const float* row = projected.data() + k * projection_.outputs();
    float square = 0;
    for (std::size_t d = 0; d < width_; ++d) square += row[d] * row[d];
    const float length = std::max(std::sqrt(square), 1e-12F);
    for (std::size_t d = 0; d < width_; ++d) out.vectors.push_back(row[d] / length);
    out.parts.insert(out.parts.end(), row + width_, row + 2 * width_);
    out.weights.push_back(soft_plus(row[2 * width_]));
  }
}

}  // namespace rashomon
