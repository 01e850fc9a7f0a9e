#include "tests/support/archive_writer.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace rashomon::testing {
namespace {

constexpr std::string_view kBorder = "~~~\n", kAuto = "Content-Length: auto";

// Behind the empty line that ends a header; 0: there is none.
std::size_t behind_header(std::string_view text) {
  const std::size_t empty_line = text.find("\n\n");
  return empty_line == std::string_view::npos ? 0 : empty_line + 2;
}

std::string with_line_ends(std::string_view header) {
  std::string out;
  for (const char c : header) out += c == '\n' ? "\r\n" : std::string(1, c);
  return out;
}

std::string write_record(std::string_view record) {
  if (record.ends_with('\n')) record.remove_suffix(1);
  const std::size_t begin = behind_header(record);
  std::string_view message = record.substr(begin);
  std::string block;
  if (message.starts_with("HTTP/")) {
    const std::size_t body = behind_header(message);
    block = with_line_ends(message.substr(0, body));
    message.remove_prefix(body);
  }
  block += message;
  std::string header = with_line_ends(record.substr(0, begin));
  if (const std::size_t at = header.find(kAuto); at != std::string::npos)
    header.replace(at, kAuto.size(), "Content-Length: " + std::to_string(block.size()));
  return header + block + "\r\n\r\n";
}

}  // namespace

std::string deflate_with(std::string_view bytes, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string gzip_member(std::string_view bytes) { return deflate_with(bytes, 16 + MAX_WBITS); }

std::string zstd_frame(std::string_view bytes) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), bytes.data(), bytes.size()));
  ZSTD_freeCCtx(context);
  return out;
}

std::string write_archive(std::string_view records, std::string_view name) {
  std::string out;
  while (!records.empty()) {
    const std::size_t end = std::min(records.find(kBorder), records.size());
    const std::string record = write_record(records.substr(0, end));
    out += name.ends_with(".gz") ? gzip_member(record) : name.ends_with(".zst") ? zstd_frame(record) : record;
    records.remove_prefix(std::min(end + kBorder.size(), records.size()));
  }
  return out;
}

}  // namespace rashomon::testing
