// One buffer of raw bytes; a decoder for each format that lives as long as the input and is reset for each member.
#include "rashomon/archive/compressed_input.h"

#include <fcntl.h>
#include <isa-l/igzip_lib.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fmt/format.h>

namespace rashomon {
namespace {

constexpr std::size_t kReadBytes = std::size_t{256} << 10U;
constexpr std::size_t kMaxDictionaryBytes = std::size_t{16} << 20U;
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08", kZstdMagic = "\x28\xB5\x2F\xFD";
constexpr std::size_t kMagicBytes = 4;  // of gzip too: after the method come the flags
constexpr std::size_t kSkippableHeader = 8;
constexpr std::uint32_t kDictionaryFrame = 0x184D2A5D;

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8U | static_cast<unsigned char>(bytes[i - 1]);
  return value;
}

bool is_gzip(std::string_view bytes) {
  return bytes.size() >= kMagicBytes && bytes.starts_with(kGzipMagic) && (static_cast<unsigned char>(bytes[3]) & 0xE0U) == 0;
}
bool is_skippable(std::string_view bytes) {
  return bytes.size() >= kMagicBytes && (little_endian(bytes) & 0xFFFFFFF0U) == 0x184D2A50U;
}
bool is_zstd(std::string_view bytes) { return bytes.starts_with(kZstdMagic) || is_skippable(bytes); }

}  // namespace

struct CompressedInput::Decoders {
  inflate_state gzip;
  ZSTD_DCtx* zstd = nullptr;
  ~Decoders() { ZSTD_freeDCtx(zstd); }
};

CompressedInput::CompressedInput() : decoders_(std::make_unique<Decoders>()) {}

CompressedInput::~CompressedInput() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::unique_ptr<CompressedInput> CompressedInput::open(const std::string& path) {
  std::unique_ptr<CompressedInput> input(new CompressedInput);
  input->descriptor_ = path == "-" ? dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (input->descriptor_ < 0) {
    input->error_ = std::strerror(errno);
    input->at_end_ = true;
  }
  return input;
}

std::unique_ptr<CompressedInput> CompressedInput::of_bytes(std::string bytes) {
  std::unique_ptr<CompressedInput> input(new CompressedInput);
  input->raw_ = std::move(bytes);
  input->at_end_ = true;
  return input;
}

bool CompressedInput::fill() {
  if (at_end_) return false;
  raw_.erase(0, at_);
  raw_begin_ += at_;
  at_ = 0;
  const std::size_t before = raw_.size();
  raw_.resize(before + kReadBytes);
  ssize_t got = 0;
  do got = ::read(descriptor_, raw_.data() + before, kReadBytes);
  while (got < 0 && errno == EINTR);
  if (got < 0) error_ = std::strerror(errno);
  raw_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  at_end_ = got <= 0;
  return got > 0;
}

bool CompressedInput::ensure(std::size_t size) {
  while (raw_.size() - at_ < size && fill()) {
  }
  return raw_.size() - at_ >= size;
}

void CompressedInput::find_format() {
  ensure(kMagicBytes);
  format_ = is_gzip(raw_) ? Format::gzip : is_zstd(raw_) ? Format::zstd : Format::plain;
  if (format_ == Format::zstd) {
    decoders_->zstd = ZSTD_createDCtx();
    if (decoders_->zstd == nullptr) damage("not enough memory to read it");
  }
}

bool CompressedInput::stands_at_member() {
  ensure(kMagicBytes);
  const std::string_view ahead = std::string_view(raw_).substr(at_);
  return format_ == Format::gzip ? is_gzip(ahead) : is_zstd(ahead);
}

// What is left of the member is of no use: the next search begins behind its first byte.
std::size_t CompressedInput::damage(std::string message) {
  if (error_.empty()) error_ = std::move(message);  // else the file could not be read, which is why
  damaged_ = true;
  in_member_ = false;
  return 0;
}

std::size_t CompressedInput::read(char* into, std::size_t size) {
  if (damaged_ || size == 0) return 0;
  if (format_ == Format::unknown) find_format();
  switch (format_) {
    case Format::gzip: return read_gzip(into, size);
    case Format::zstd: return read_zstd(into, size);
    default: return read_plain(into, size);
  }
}

std::size_t CompressedInput::read_plain(char* into, std::size_t size) {
  if (!ensure(1)) return 0;
  member_begin_ = raw_begin_ + at_;
  const std::size_t part = std::min(size, raw_.size() - at_);
  std::memcpy(into, raw_.data() + at_, part);
  at_ += part;
  return part;
}

// False: no member follows. Zeros behind one are padding, as tapes have it.
bool CompressedInput::begin_member() {
  while (ensure(1) && raw_[at_] == '\0') ++at_;
  if (!ensure(1)) return false;
  member_begin_ = raw_begin_ + at_;
  if (!stands_at_member()) {
    damage(fmt::format("expected another {} at byte {}", format_ == Format::gzip ? "gzip member" : "zstd frame", member_begin_));
    return false;
  }
  in_member_ = true;
  return true;
}

std::size_t CompressedInput::read_gzip(char* into, std::size_t size) {
  inflate_state& state = decoders_->gzip;
  while (true) {
    if (!in_member_) {
      if (!begin_member()) return 0;
      isal_inflate_init(&state);
      state.crc_flag = ISAL_GZIP;
    }
    state.next_in = reinterpret_cast<unsigned char*>(raw_.data() + at_);
    state.avail_in = static_cast<std::uint32_t>(raw_.size() - at_);
    state.next_out = reinterpret_cast<unsigned char*>(into);
    state.avail_out = static_cast<std::uint32_t>(size);
    const int code = isal_inflate(&state);
    const std::size_t got = size - state.avail_out;
    if (code < 0) {
      // What came before the damage is handed on first.
      damage("damaged gzip data");
      return got;
    }
    at_ = raw_.size() - state.avail_in;
    if (state.block_state == ISAL_BLOCK_FINISH) in_member_ = false;
    if (got > 0) return got;
    if (in_member_ && state.avail_in == 0 && !fill()) return damage("the gzip data ends too early");
  }
}

// The dictionary, itself perhaps compressed; any other skippable frame is skipped. False: damaged.
bool CompressedInput::read_skippable_frame() {
  if (!ensure(kSkippableHeader)) return damage("the zstd data ends too early") != 0;
  const std::uint32_t magic = little_endian(std::string_view(raw_).substr(at_));
  std::uint64_t left = little_endian(std::string_view(raw_).substr(at_ + 4));
  at_ += kSkippableHeader;
  if (magic == kDictionaryFrame && left <= kMaxDictionaryBytes) {
    if (!ensure(left)) return damage("the zstd data ends too early") != 0;
    std::string dictionary = raw_.substr(at_, left);
    at_ += left;
    if (dictionary.starts_with(kZstdMagic)) {
      std::string unpacked(kMaxDictionaryBytes, '\0');
      const std::size_t got = ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(), dictionary.size());
      if (ZSTD_isError(got) != 0) return damage("damaged zstd dictionary") != 0;
      unpacked.resize(got);
      dictionary = std::move(unpacked);
    }
    if (ZSTD_isError(ZSTD_DCtx_loadDictionary(decoders_->zstd, dictionary.data(), dictionary.size())) != 0)
      return damage("damaged zstd dictionary") != 0;
    return true;
  }
  while (left > 0) {
    if (!ensure(1)) return damage("the zstd data ends too early") != 0;
    const auto part = std::min<std::uint64_t>(left, raw_.size() - at_);
    at_ += part;
    left -= part;
  }
  return true;
}

std::size_t CompressedInput::read_zstd(char* into, std::size_t size) {
  while (true) {
    if (!in_member_) {
      if (!begin_member()) return 0;
      if (is_skippable(std::string_view(raw_).substr(at_))) {
        in_member_ = false;
        if (!read_skippable_frame()) return 0;
        continue;
      }
      ZSTD_DCtx_reset(decoders_->zstd, ZSTD_reset_session_only);
    }
    ZSTD_inBuffer in{raw_.data() + at_, raw_.size() - at_, 0};
    ZSTD_outBuffer out{into, size, 0};
    const std::size_t left = ZSTD_decompressStream(decoders_->zstd, &out, &in);
    if (ZSTD_isError(left) != 0) return damage(fmt::format("damaged zstd data ({})", ZSTD_getErrorName(left)));
    at_ += in.pos;
    if (left == 0) in_member_ = false;
    if (out.pos > 0) return out.pos;
    if (in_member_ && at_ == raw_.size() && !fill()) return damage("the zstd data ends too early");
  }
}

bool CompressedInput::resume() {
  if (!damaged_) return false;
  damaged_ = false;
  error_.clear();
  // The member that is damaged may have been read far; its bytes may be gone, and hold no beginning of another but by chance.
  if (raw_begin_ + at_ <= member_begin_) at_ = static_cast<std::size_t>(member_begin_ - raw_begin_) + 1;
  const std::string_view magic = format_ == Format::gzip ? kGzipMagic : kZstdMagic;
  while (format_ != Format::plain && ensure(kMagicBytes)) {
    const std::size_t found = raw_.find(magic, at_);
    if (found == std::string::npos) {
      at_ = raw_.size() - (kMagicBytes - 1);
      if (!fill()) break;
      continue;
    }
    at_ = found;
    if (stands_at_member()) return true;
    ++at_;
  }
  at_ = raw_.size();
  return false;
}

}  // namespace rashomon
