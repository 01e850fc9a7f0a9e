// The assembler copies the file into the read-only part of the program, from where it is paged in only when used.
#include "rashomon/nn/embedded_weights.h"

#include <fmt/format.h>

#if !defined(RASHOMON_READER_WEIGHTS) || !defined(RASHOMON_WORD_WEIGHTS) || !defined(RASHOMON_NAME_WEIGHTS)
#error "expected the paths of models/reader.weights, words.weights and names.weights (CMakeLists.txt sets them)"
#endif

__asm__(
    ".pushsection .rodata\n"
    ".balign 64\n"
    "rashomon_reader_weights_begin:\n"
    ".incbin \"" RASHOMON_READER_WEIGHTS "\"\n"
    "rashomon_reader_weights_end:\n"
    ".byte 0\n"
    ".balign 64\n"
    "rashomon_word_weights_begin:\n"
    ".incbin \"" RASHOMON_WORD_WEIGHTS "\"\n"
    "rashomon_word_weights_end:\n"
    ".byte 0\n"
    ".balign 64\n"
    "rashomon_name_weights_begin:\n"
    ".incbin \"" RASHOMON_NAME_WEIGHTS "\"\n"
    "rashomon_name_weights_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const char rashomon_reader_weights_begin[];
extern const char rashomon_reader_weights_end[];
extern const char rashomon_word_weights_begin[];
extern const char rashomon_word_weights_end[];
extern const char rashomon_name_weights_begin[];
extern const char rashomon_name_weights_end[];
}

namespace rashomon {

std::string_view embedded_weights() {
  return {rashomon_reader_weights_begin,
          static_cast<std::size_t>(rashomon_reader_weights_end - rashomon_reader_weights_begin)};
}

std::string_view embedded_word_weights() {
  return {rashomon_word_weights_begin, static_cast<std::size_t>(rashomon_word_weights_end - rashomon_word_weights_begin)};
}

std::string_view embedded_name_weights() {
  return {rashomon_name_weights_begin, static_cast<std::size_t>(rashomon_name_weights_end - rashomon_name_weights_begin)};
}

std::string embedded_weights_version() {
  const std::string_view weights = embedded_weights();
  std::string out;
  for (const char byte : weights.substr(weights.size() - 32, 6)) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return out;
}

}  // namespace rashomon
