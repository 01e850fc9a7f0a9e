#include "rashomon/archive/warc_writer.h"

#include <isa-l/igzip_lib.h>

#include <array>
#include <ctime>
#include <memory>
#include <random>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "rashomon/base/error.h"
#include "rashomon/base/hash.h"

namespace rashomon {
namespace {

// RFC 9562, version 4.
std::string random_id() {
  std::random_device device;
  std::array<unsigned, 4> bits{};
  for (unsigned& part : bits) part = device();
  return fmt::format("<urn:uuid:{:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{:08x}>", bits[0], bits[1] >> 16U, bits[1] & 0xFFFU,
                     (bits[2] >> 16U & 0x3FFFU) | 0x8000U, bits[2] & 0xFFFFU, bits[3]);
}

std::string gzip_member(std::string_view bytes) {
  const auto stream = std::make_unique<isal_zstream>();
  std::vector<std::uint8_t> level_buffer(ISAL_DEF_LVL1_DEFAULT);
  isal_deflate_init(stream.get());
  stream->gzip_flag = IGZIP_GZIP;
  stream->level = 1;
  stream->level_buf = level_buffer.data();
  stream->level_buf_size = static_cast<std::uint32_t>(level_buffer.size());
  stream->end_of_stream = 1;
  stream->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(bytes.data()));  // ISA-L only reads it
  stream->avail_in = static_cast<std::uint32_t>(bytes.size());
  std::string out;
  do {
    const std::size_t begin = out.size();
    out.resize(begin + 65536 + bytes.size() / 2);
    stream->next_out = reinterpret_cast<std::uint8_t*>(out.data() + begin);
    stream->avail_out = static_cast<std::uint32_t>(out.size() - begin);
    isal_deflate(stream.get());
    out.resize(out.size() - stream->avail_out);
  } while (stream->internal_state.state != ZSTATE_END);
  return out;
}

}  // namespace

std::string warc_date_now() {
  const std::time_t now = std::time(nullptr);
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

WarcWriter::WarcWriter(const std::string& path) : path_(path), file_(path, std::ios::binary | std::ios::app) {
  if (!file_) throw Error(ErrorKind::file, fmt::format("{}: cannot be written", path));
}

std::string WarcWriter::write(std::string_view type, std::string_view content_type, const Fields& fields, std::string_view block) {
  const std::string id = random_id();
  std::string record = fmt::format("WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\n", type, id, warc_date_now());
  for (const auto& [name, value] : fields) record += fmt::format("{}: {}\r\n", name, value);
  record += fmt::format("Content-Type: {}\r\nWARC-Block-Digest: sha256:{}\r\nContent-Length: {}\r\n\r\n", content_type,
                        sha256_hex(block), block.size());
  record.append(block).append("\r\n\r\n");
  const std::string member = gzip_member(record);
  file_.write(member.data(), static_cast<std::streamsize>(member.size()));
  file_.flush();
  if (!file_) throw Error(ErrorKind::file, fmt::format("{}: not all could be written", path_));
  return id;
}

}  // namespace rashomon
