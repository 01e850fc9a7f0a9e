// UTF-8, checked once at the door and trusted afterwards.
//
// repair_utf8 makes any bytes valid; every text after page/ is valid, so the readers below need not check again.
// Code points are for the edges only: CodePoints turns byte offsets into them for JSON and pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rashomon {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes that it takes, 1 to 4; 0 at the end of the text
};

// The code point that begins at byte `at` of valid UTF-8. Past the end: value 0, size 0.
CodePoint code_point_at(std::string_view text, std::size_t at);

// The code point that ends just before byte `at`. At the beginning: value 0, size 0.
CodePoint code_point_before(std::string_view text, std::size_t at);

bool is_char_border(std::string_view text, std::size_t at);
bool is_valid_utf8(std::string_view bytes);
void append_utf8(std::string& out, char32_t value);

// Valid UTF-8: each byte that is not becomes U+FFFD (one for each maximal broken sequence, Unicode 15 §3.9).
// `*replaced` counts them.
std::string repair_utf8(std::string_view bytes, std::size_t* replaced = nullptr);

// Byte offsets to code point offsets of one text, in constant time each. Costs one number for every 64 bytes.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  std::uint32_t at(std::uint32_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;
};

}  // namespace rashomon
