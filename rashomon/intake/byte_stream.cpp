// zlib's gzFile reads plain and compressed files alike. Tested by tests/intake_test.cpp.
#include "rashomon/intake/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace rashomon {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10U;

}  // namespace

struct ByteStream::Gzip {
  gzFile file = nullptr;
  ~Gzip() {
    if (file != nullptr) gzclose(file);
  }
};

ByteStream::ByteStream(const std::string& path)
    : gzip_(std::make_unique<Gzip>()), buffer_(std::make_unique<char[]>(kBufferBytes)) {
  const int descriptor = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    error_ = std::strerror(errno);
    return;
  }
  gzip_->file = gzdopen(descriptor, "rb");
  if (gzip_->file == nullptr) {
    close(descriptor);
    error_ = "not enough memory to read it";
  }
}

ByteStream::~ByteStream() = default;

bool ByteStream::fill() {
  at_ = filled_ = 0;
  if (!error_.empty()) return false;
  const int got = gzread(gzip_->file, buffer_.get(), static_cast<unsigned>(kBufferBytes));
  int code = Z_OK;
  const char* message = gzerror(gzip_->file, &code);
  if (got < 0 || code == Z_BUF_ERROR) {
    // The file's own name, which zlib puts in front, is no news to the reader.
    error_ = code == Z_ERRNO ? std::strerror(errno)
             : code == Z_BUF_ERROR
                 ? "the gzip data ends too early"
                 : std::string("damaged gzip data (") + (message != nullptr ? message : "unknown") + ")";
  }
  if (got > 0) filled_ = static_cast<std::size_t>(got);
  return filled_ > 0;
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

}  // namespace rashomon
