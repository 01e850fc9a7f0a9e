// Any bytes as a web archive -> records whose blocks lie within their bounds, and an end; and as the body of an HTTP response
// in each coding -> no more than the limit.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rashomon/archive/decode_body.h"
#include "rashomon/archive/http_message.h"
#include "rashomon/archive/warc_reader.h"

namespace {

constexpr std::size_t kLimit = 4096;

void require(bool holds) {
  if (!holds) std::abort();
}

void read_archive(const std::string& bytes) {
  rashomon::WarcReader reader(rashomon::CompressedInput::of_bytes(bytes), {}, kLimit);
  rashomon::WarcRecord record;
  std::string message;
  std::size_t events = 0;
  for (auto event = reader.next(record, message); event != rashomon::WarcEvent::end; event = reader.next(record, message)) {
    require(++events <= 2'000'000);  // a few bytes unpack to at most a thousand times as many
    if (event == rashomon::WarcEvent::damage) require(!message.empty());
    if (event != rashomon::WarcEvent::record) continue;
    require(record.block.size() <= kLimit);
    const rashomon::HttpHead head = rashomon::read_http_head(record.block);
    std::string trouble;
    require(rashomon::read_http_body(record.block, head, kLimit, &trouble).size() <= kLimit);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read_archive(bytes);
  for (const char* coding : {"gzip", "deflate", "br", "zstd"}) {
    std::string trouble;
    require(rashomon::decode_body(bytes, coding, kLimit, &trouble).size() <= kLimit);
  }
  return 0;
}
