// Reads a web archive as fast as it can and says how fast: records, their bodies' bytes, seconds of processor time.
//
//   read_archive FILE          every record with its block in memory, HTTP heads read
//   read_archive FILE --pages  as `rashomon` does: bodies decoded, what is no page left out
//
// What bench/peers/archives.py sets beside FastWARC. Prints one line of JSON.
#include <sys/resource.h>

#include <cstring>
#include <ctime>

#include <fmt/format.h>

#include "rashomon/archive/http_message.h"
#include "rashomon/archive/warc_reader.h"
#include "rashomon/intake/page_reader.h"

namespace {

constexpr std::size_t kMaxBlockBytes = std::size_t{64} << 20U;

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: read_archive FILE [--pages]\n");
    return 2;
  }
  std::uint64_t records = 0, bytes = 0, damaged = 0;
  if (count > 2 && std::strcmp(arguments[2], "--pages") == 0) {
    rashomon::PageReader reader({arguments[1]}, {});
    for (auto page = reader.next(); page; page = reader.next()) {
      ++records;
      bytes += page->bytes.size();
      damaged += page->format == rashomon::PageFormat::unreadable;
    }
  } else {
    rashomon::WarcReader reader(rashomon::CompressedInput::open(arguments[1]), {}, kMaxBlockBytes);
    rashomon::WarcRecord record;
    std::string message;
    for (auto event = reader.next(record, message); event != rashomon::WarcEvent::end; event = reader.next(record, message)) {
      damaged += event != rashomon::WarcEvent::record;
      if (event != rashomon::WarcEvent::record) continue;
      ++records;
      bytes += record.block.size() - rashomon::read_http_head(record.block).body_begin;
    }
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{{\"records\": {}, \"bytes\": {}, \"damaged\": {}, \"seconds\": {:.4f}, \"peak_mb\": {:.1f}}}\n", records, bytes,
             damaged, static_cast<double>(std::clock()) / CLOCKS_PER_SEC, static_cast<double>(usage.ru_maxrss) / 1024.0);
  return 0;
}
