// Writes a web archive, WARC 1.1, a gzip member a record, so that it can be added to and read from anywhere.
//
// Record ids are random, digests are SHA-256 of the block. Tested by tests/archive_test.cpp (what is written is read back) and tests/e2e_fetch.py.
#pragma once

#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rashomon {

class WarcWriter {
 public:
  using Fields = std::vector<std::pair<std::string_view, std::string>>;

  // Adds to the file, or begins it. Throws Error where it cannot be written.
  explicit WarcWriter(const std::string& path);

  // `fields`: further header fields, WARC-Target-URI and so on, in order. Returns the record's id. Throws Error where not all
  // could be written.
  std::string write(std::string_view type, std::string_view content_type, const Fields& fields, std::string_view block);

 private:
  std::string path_;
  std::ofstream file_;
};

// Now in UTC as WARC-Date has it: 2031-05-04T09:30:00Z
std::string warc_date_now();

}  // namespace rashomon
