// What kind of character stands at a byte: ASCII by a table of 128 entries, all else by ICU's properties (Unicode
// general category), decoded once.
//
// Tested by tests/cases/language.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "rashomon/base/utf8.h"

namespace rashomon {

enum class CharKind : std::uint8_t {
  none,   // past the end of the text
  space,  // white space, controls, invisible format characters
  lower,  // a letter; those without case (Hebrew, Devanagari, …) count as lower
  upper,
  cjk,  // Han and kana: written without spaces, taken as runs
  digit,
  joiner,  // combining marks, soft hyphen, zero-width joiners: part of the word they follow
  punctuation,
  symbol,
};

constexpr bool is_letter(CharKind kind) {
  return kind == CharKind::lower || kind == CharKind::upper;
}
constexpr bool is_alnum(CharKind kind) {
  return is_letter(kind) || kind == CharKind::digit || kind == CharKind::cjk;
}
constexpr bool is_blank(CharKind kind) {
  return kind == CharKind::space || kind == CharKind::none;
}

struct Char {
  char32_t value = 0;
  std::uint32_t size = 0;
  CharKind kind = CharKind::none;
};

// Of any code point from U+0080 on.
CharKind kind_beyond_ascii(char32_t value);

constexpr CharKind kind_of_ascii(unsigned char c) {
  if (c <= ' ' || c == 0x7F) return CharKind::space;
  if (c >= 'a' && c <= 'z') return CharKind::lower;
  if (c >= 'A' && c <= 'Z') return CharKind::upper;
  if (c >= '0' && c <= '9') return CharKind::digit;
  for (const char symbol : {'$', '%', '&', '*', '+', '<', '=', '>', '@', '^', '_', '|', '~', '#', '\\'})
    if (c == static_cast<unsigned char>(symbol)) return CharKind::symbol;
  return CharKind::punctuation;
}

inline constexpr std::array<CharKind, 128> kAsciiKinds = [] {
  std::array<CharKind, 128> kinds{};
  for (unsigned c = 0; c < 128; ++c) kinds[c] = kind_of_ascii(static_cast<unsigned char>(c));
  return kinds;
}();

// The character that begins at byte `at`; kind none at the end.
inline Char char_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, kAsciiKinds[byte]};
  const CodePoint found = code_point_at(text, at);
  return {found.value, found.size, kind_beyond_ascii(found.value)};
}

// The character that ends just before byte `at`; kind none at the beginning.
inline Char char_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  const auto byte = static_cast<unsigned char>(text[at - 1]);
  if (byte < 0x80) return {byte, 1, kAsciiKinds[byte]};
  const CodePoint found = code_point_before(text, at);
  return {found.value, found.size, kind_beyond_ascii(found.value)};
}

}  // namespace rashomon
