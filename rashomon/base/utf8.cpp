// UTF-8 decoding by the table of Unicode 15 §3.9 (well-formed byte sequences), and the byte to code point map.
//
// Tested by tests/base_test.cpp.
#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kBlockBytes = 64;

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// How many bytes of `bytes` from `at` form one well-formed sequence; 0 where they do not. Then `*broken` is the length
// of the maximal prefix that could have begun one, at least 1.
std::uint32_t well_formed_size(std::string_view bytes, std::size_t at, std::uint32_t* broken) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(at);
  *broken = 1;
  if (lead < 0x80) return 1;
  std::uint32_t size = 0;
  unsigned char low = 0x80, high = 0xBF;  // what the second byte may be
  if (lead >= 0xC2 && lead <= 0xDF) size = 2;
  else if (lead >= 0xE0 && lead <= 0xEF) {
    size = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    size = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else return 0;
  for (std::uint32_t i = 1; i < size; ++i) {
    if (at + i >= bytes.size() || byte(at + i) < low || byte(at + i) > high) {
      *broken = i;
      return 0;
    }
    low = 0x80;
    high = 0xBF;
  }
  return size;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t left = text.size() - at;
  if (lead < 0xE0 && left >= 2) return {(lead & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (lead < 0xF0 && left >= 3) return {(lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
  if (left >= 4)
    return {(lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU), 4};
  return {0xFFFD, 1};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_continuation(text[begin])) --begin;
  CodePoint found = code_point_at(text, begin);
  found.size = static_cast<std::uint32_t>(at - begin);
  return found;
}

bool is_char_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && !is_continuation(text[at]));
}

bool is_valid_utf8(std::string_view bytes) {
  std::uint32_t broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::uint32_t size = well_formed_size(bytes, at, &broken);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | value >> 6U);
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | value >> 12U);
    put(0x80U | (value >> 6U & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | value >> 18U);
    put(0x80U | (value >> 12U & 0x3FU));
    put(0x80U | (value >> 6U & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

std::string repair_utf8(std::string_view bytes, std::size_t* replaced) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t count = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    std::uint32_t broken = 0;
    const std::uint32_t size = well_formed_size(bytes, at, &broken);
    if (size > 0) {
      out.append(bytes.substr(at, size));
      at += size;
    } else {
      append_utf8(out, 0xFFFD);
      at += broken;
      ++count;
    }
  }
  if (replaced != nullptr) *replaced = count;
  return out;
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  before_block_.reserve(text.size() / kBlockBytes + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlockBytes == 0) before_block_.push_back(count);
    count += is_continuation(text[i]) ? 0 : 1;
  }
  if (text.size() % kBlockBytes == 0) before_block_.push_back(count);
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  std::uint32_t count = before_block_[byte / kBlockBytes];
  for (std::uint32_t i = byte / kBlockBytes * kBlockBytes; i < byte; ++i) count += is_continuation(text_[i]) ? 0 : 1;
  return count;
}

}  // namespace rashomon
