// A rough and quick look at a byte of UTF-8 text, where language/ would be too much.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace rashomon {

// ASCII letters; all else stays as it is.
constexpr char lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_case(c);
  return lower;
}

// Whatever the case of ASCII letters.
inline bool equal_no_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower_case(x) == lower_case(y); });
}

// ASCII letters and digits, and every byte of a character beyond ASCII.
constexpr bool is_letter_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace rashomon
