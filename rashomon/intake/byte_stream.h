// The bytes of one file or of standard input, one after the other, gzip or zstd taken off (archive/compressed_input.h).
//
// Memory is one buffer. Whether the bytes are compressed is told from the bytes, not from the name. A damaged stream ends
// early and error() says why.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "rashomon/archive/compressed_input.h"

namespace rashomon {

class ByteStream {
 public:
  // "-" is standard input. Where the file cannot be opened, error() says why and there are no bytes.
  explicit ByteStream(const std::string& path);
  ~ByteStream();
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  static constexpr int kEnd = -1;

  // The next byte, 0 to 255, taken or only looked at; kEnd after the last.
  int get() { return at_ < filled_ || fill() ? static_cast<unsigned char>(buffer_[at_++]) : kEnd; }
  int peek() { return at_ < filled_ || fill() ? static_cast<unsigned char>(buffer_[at_]) : kEnd; }

  // From here on the bytes are UTF-8: a byte order mark is skipped, UTF-16 that has one is converted.
  void read_as_utf8();

  // What lies ahead, as far as it is in memory: at the beginning of a file its first 64 KiB, or all of it.
  std::string_view ahead();

  // Appends the rest to `out`. False: it would exceed `limit`, and has been read no further than that.
  bool read_rest(std::string& out, std::size_t limit);

  // One line without its \n, at most `limit` bytes of it; `*whole` tells whether that was all. False at the end.
  bool read_line(std::string& line, std::size_t limit, bool* whole);

  // Why the file could not be opened or read to its end; empty: it could.
  const std::string& error() const { return input_->error(); }

  // Hands the file on to a reader that knows its members: the input, and in `begun` what was taken from it already.
  // Nothing can be read from here afterwards.
  std::unique_ptr<CompressedInput> release(std::string& begun);

 private:
  bool fill();
  void convert_utf16(std::string_view raw);

  std::unique_ptr<CompressedInput> input_;
  std::unique_ptr<char[]> buffer_;
  std::size_t at_ = 0, filled_ = 0;
  char utf16_ = 0;       // 'l' or 'b', the order of bytes; 0: no UTF-16
  std::string half_;     // bytes of a character that the last read cut in two
  std::string pending_;  // UTF-16 that was read before it was known to be that
};

}  // namespace rashomon
