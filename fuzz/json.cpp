// Any bytes as a JSON, JSON Lines or table file -> pages that have either a text or a problem that says why not; each
// file gives at least one, and none for ever.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

#include "rashomon/base/utf8.h"
#include "rashomon/intake/page_reader.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// A file of this process, written anew for each input and removed at its end.
class ScratchFile {
 public:
  explicit ScratchFile(const std::string& ending)
      : path_((std::filesystem::temp_directory_path() /
               ("rashomon-fuzz-" + std::to_string(std::random_device()()) + ending))
                  .string()) {}
  ~ScratchFile() { std::remove(path_.c_str()); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  const std::string& write(const std::uint8_t* data, std::size_t size) const {
    std::FILE* file = std::fopen(path_.c_str(), "wb");
    require(file != nullptr);
    if (size > 0) require(std::fwrite(data, 1, size, file) == size);
    std::fclose(file);
    return path_;
  }

 private:
  std::string path_;
};

void check(const std::string& path, std::size_t size) {
  rashomon::PageReader reader({path}, {.max_document_bytes = 4096});
  std::size_t count = 0;
  while (const std::optional<rashomon::Page> page = reader.next()) {
    const bool readable = page->format != rashomon::PageFormat::unreadable;
    require(readable != page->bytes.empty());
    require(readable || !page->problems.empty());
    require(!readable || rashomon::is_valid_utf8(page->bytes));
    for (const rashomon::Problem& problem : page->problems) require(rashomon::is_valid_utf8(problem.message));
    require(++count <= size + 2);
  }
  require(count > 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ScratchFile json(".json"), lines(".jsonl"), table(".csv");
  for (const ScratchFile* file : {&json, &lines, &table}) check(file->write(data, size), size);
  return 0;
}
