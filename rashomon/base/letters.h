// A rough and quick look at a byte of UTF-8 text, where language/ would be too much.
#pragma once

namespace rashomon {

// ASCII letters and digits, and every byte of a character beyond ASCII.
constexpr bool is_letter_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace rashomon
