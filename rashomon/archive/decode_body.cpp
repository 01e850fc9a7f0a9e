// Each decoder hands its output on in parts until the body ends, is found damaged, or gives more than the limit.
#include "rashomon/archive/decode_body.h"

#include <brotli/decode.h>
#include <isa-l/igzip_lib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace rashomon {
namespace {

constexpr std::size_t kPartBytes = std::size_t{64} << 10U;

// Room for the next part; nothing where the limit is reached.
std::size_t grow(std::string& out, std::size_t limit) {
  const std::size_t part = std::min(kPartBytes, limit - out.size());
  out.resize(out.size() + part);
  return part;
}

std::string over_limit(std::size_t limit) { return fmt::format("larger than a document may be ({} bytes)", limit); }

// `wrapper` is one of ISA-L's ISAL_GZIP, ISAL_ZLIB and ISAL_DEFLATE.
std::string inflate(std::string_view body, std::uint32_t wrapper, std::size_t limit, std::string* trouble) {
  const auto state = std::make_unique<inflate_state>();
  std::string out;
  while (!body.empty()) {
    isal_inflate_init(state.get());
    state->crc_flag = wrapper;
    state->next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(body.data()));  // ISA-L only reads it
    state->avail_in = static_cast<std::uint32_t>(body.size());
    while (state->block_state != ISAL_BLOCK_FINISH) {
      const std::size_t begin = out.size(), part = grow(out, limit);
      state->next_out = reinterpret_cast<unsigned char*>(out.data() + begin);
      state->avail_out = static_cast<std::uint32_t>(part);
      const int code = part == 0 ? ISAL_DECOMP_OK : isal_inflate(state.get());
      out.resize(out.size() - state->avail_out);
      if (part == 0) *trouble = over_limit(limit);
      else if (code < 0) *trouble = "damaged";
      else if (out.size() == begin && state->avail_in == 0 && state->block_state != ISAL_BLOCK_FINISH) *trouble = "it ends too early";
      else continue;
      return out;
    }
    body.remove_prefix(body.size() - state->avail_in);
    if (!body.starts_with("\x1F\x8B")) break;  // another member; anything else behind the body is padding
  }
  return out;
}

// "deflate" is zlib's wrapper by the standard, none by the habit of some servers.
std::string inflate_deflate(std::string_view body, std::size_t limit, std::string* trouble) {
  const bool has_wrapper = body.size() >= 2 && (static_cast<unsigned char>(body[0]) & 0x0FU) == 8 &&
                           (static_cast<unsigned char>(body[0]) * 256U + static_cast<unsigned char>(body[1])) % 31 == 0;
  return inflate(body, has_wrapper ? ISAL_ZLIB : ISAL_DEFLATE, limit, trouble);
}

std::string decode_brotli(std::string_view body, std::size_t limit, std::string* trouble) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  std::string out;
  std::size_t left = body.size();
  const auto* next = reinterpret_cast<const std::uint8_t*>(body.data());
  while (state != nullptr) {
    const std::size_t begin = out.size();
    std::size_t room = grow(out, limit);
    if (room == 0) {
      *trouble = over_limit(limit);
      return out;
    }
    auto* into = reinterpret_cast<std::uint8_t*>(out.data() + begin);
    const BrotliDecoderResult result = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &into, nullptr);
    out.resize(out.size() - room);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) continue;
    *trouble = result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT ? "it ends too early" : "damaged";
    return out;
  }
  *trouble = "not enough memory";
  return out;
}

std::string decode_zstd(std::string_view body, std::size_t limit, std::string* trouble) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
  std::string out;
  ZSTD_inBuffer in{body.data(), body.size(), 0};
  while (context != nullptr) {
    const std::size_t begin = out.size(), room = grow(out, limit);
    if (room == 0) {
      *trouble = over_limit(limit);
      return out;
    }
    ZSTD_outBuffer into{out.data() + begin, room, 0};
    const std::size_t left = ZSTD_decompressStream(context.get(), &into, &in);
    out.resize(begin + into.pos);
    const bool ended = ZSTD_isError(left) == 0 && left == 0 && in.pos == in.size;
    if (ended) return out;
    if (ZSTD_isError(left) != 0) *trouble = "damaged";
    else if (in.pos == in.size && into.pos < into.size) *trouble = "it ends too early";
    else continue;
    return out;
  }
  *trouble = "not enough memory";
  return out;
}

}  // namespace

bool is_coding(std::string_view name) {
  return name == "gzip" || name == "x-gzip" || name == "deflate" || name == "br" || name == "zstd";
}

std::string decode_body(std::string_view body, std::string_view coding, std::size_t limit, std::string* trouble) {
  if (body.empty() || coding.empty() || coding == "identity") return std::string(body);
  if (coding == "gzip" || coding == "x-gzip") return inflate(body, ISAL_GZIP, limit, trouble);
  if (coding == "deflate") return inflate_deflate(body, limit, trouble);
  if (coding == "br") return decode_brotli(body, limit, trouble);
  if (coding == "zstd") return decode_zstd(body, limit, trouble);
  *trouble = fmt::format("expected gzip, deflate, br or zstd, found \"{}\"", coding);
  return body.find('\0') == std::string_view::npos ? std::string(body) : std::string();
}

}  // namespace rashomon
