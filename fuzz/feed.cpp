// Any bytes as a feed -> entries, each at a later place, whose texts are valid UTF-8, and an end.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rashomon/base/utf8.h"
#include "rashomon/intake/feed.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  rashomon::begins_like_feed(bytes);
  rashomon::FeedReader reader(bytes);
  std::size_t count = 0;
  while (const auto entry = reader.next()) {
    require(++count <= size);
    for (const std::string* text : {&entry->id, &entry->url, &entry->title, &entry->byline, &entry->published, &entry->modified,
                                    &entry->section, &entry->language, &entry->outlet, &entry->content, &entry->trouble})
      require(rashomon::is_valid_utf8(*text));
  }
  return 0;
}
