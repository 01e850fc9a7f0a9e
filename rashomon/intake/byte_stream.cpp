// A buffer over CompressedInput, UTF-16 converted on the way. Tested by tests/intake_test.cpp.
#include "rashomon/intake/byte_stream.h"

#include <algorithm>
#include <utility>

#include "rashomon/base/encoding.h"
#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10U;

}  // namespace

ByteStream::ByteStream(const std::string& path)
    : input_(CompressedInput::open(path)), buffer_(std::make_unique<char[]>(kBufferBytes)) {}

ByteStream::~ByteStream() = default;

bool ByteStream::fill() {
  at_ = filled_ = 0;
  if (utf16_ == 0) {
    filled_ = input_->read(buffer_.get(), kBufferBytes);
    return filled_ > 0;
  }
  // Two bytes of UTF-16 become three of UTF-8 at the most.
  while (filled_ == 0) {
    std::string raw = pending_.substr(0, kBufferBytes / 2);
    pending_.erase(0, raw.size());
    if (raw.empty()) {
      raw.resize(kBufferBytes / 2);
      raw.resize(input_->read(raw.data(), raw.size()));
    }
    if (raw.empty()) return false;
    convert_utf16(raw);
  }
  return true;
}

// Fills the buffer. A surrogate without its other half becomes U+FFFD.
void ByteStream::convert_utf16(std::string_view raw) {
  std::string bytes = half_;
  bytes.append(raw);
  half_.clear();
  std::string out;
  const auto unit_at = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(utf16_ == 'l' ? second << 8U | first : first << 8U | second);
  };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t value = unit_at(i);
    if (value >= 0xD800 && value < 0xDC00) {
      if (i + 3 >= bytes.size()) break;
      const char32_t low = unit_at(i + 2);
      const bool pair = low >= 0xDC00 && low < 0xE000;
      value = pair ? 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00) : 0xFFFD;
      if (pair) i += 2;
    } else if (value >= 0xDC00 && value < 0xE000) {
      value = 0xFFFD;
    }
    append_utf8(out, value);
  }
  half_ = bytes.substr(i);
  std::copy(out.begin(), out.end(), buffer_.get());
  filled_ = out.size();
}

void ByteStream::read_as_utf8() {
  std::size_t size = 0;
  const std::string_view mark = encoding_of_mark(ahead(), &size);
  at_ += size;
  if (!mark.starts_with("utf-16")) return;
  utf16_ = mark == "utf-16le" ? 'l' : 'b';
  pending_.assign(buffer_.get() + at_, filled_ - at_);
  at_ = filled_ = 0;
}

std::string_view ByteStream::ahead() {
  if (at_ == filled_) fill();
  return {buffer_.get() + at_, filled_ - at_};
}

bool ByteStream::read_rest(std::string& out, std::size_t limit) {
  while (peek() != kEnd) {
    const std::string_view part = ahead();
    if (out.size() + part.size() > limit) return false;
    out.append(part);
    at_ = filled_;
  }
  return true;
}

bool ByteStream::read_line(std::string& line, std::size_t limit, bool* whole) {
  line.clear();
  *whole = true;
  if (peek() == kEnd) return false;
  while (peek() != kEnd) {
    const std::string_view part = ahead();
    const std::size_t newline = std::min(part.find('\n'), part.size());
    const std::size_t room = limit - line.size();
    if (newline > room) *whole = false;
    line.append(part.substr(0, std::min(newline, room)));
    at_ += newline;
    if (newline < part.size()) {
      ++at_;
      return true;
    }
  }
  return true;
}

std::unique_ptr<CompressedInput> ByteStream::release(std::string& begun) {
  begun.assign(buffer_.get() + at_, filled_ - at_);
  at_ = filled_ = 0;
  return std::exchange(input_, CompressedInput::of_bytes({}));
}

}  // namespace rashomon
