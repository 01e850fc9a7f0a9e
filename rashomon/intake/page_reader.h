// Files, folders and standard input -> pages, one after the other, in the order in which they were named.
//
// .html and .htm, .txt, .json, .jsonl, .csv and .tsv, .warc, each also .gz or .zst; a folder is read whole, in the order of
// its names; "-" is standard input, whose format is told from its first bytes. One bad file is one unreadable page with a problem; it
// never stops the others, and nothing here throws on what a file contains.
//
// Tested by tests/cases/intake and tests/intake_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rashomon/intake/page.h"

namespace rashomon {

// What an archive held beside the articles' pages.
struct ArchiveSummary {
  std::string path;
  std::uint64_t records = 0, pages = 0;
  std::map<std::string, std::uint64_t> left_out;  // why ("redirect", "not HTML", …) -> records
};

struct IntakeOptions {
  // A larger document is not read: an unreadable page with a problem of kind over_budget.
  std::size_t max_document_bytes = std::size_t{64} << 20U;
  // For tables: field name ("text", "outlet", …) -> name of the column that holds it. Others keep their own name.
  std::map<std::string, std::string> columns = {};
  // Called at the end of each archive, on the thread that calls next(); may be empty.
  std::function<void(const ArchiveSummary&)> on_archive_end = {};
};

class PageReader {
 public:
  PageReader(std::vector<std::string> paths, IntakeOptions options);
  ~PageReader();
  PageReader(PageReader&&) noexcept;
  PageReader& operator=(PageReader&&) noexcept;

  // The next page, or nothing after the last. Memory does not grow with the number of pages.
  std::optional<Page> next();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rashomon
