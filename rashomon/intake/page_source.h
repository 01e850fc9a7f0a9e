// One open file, page by page: what PageReader asks, whatever the format.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "rashomon/intake/byte_stream.h"
#include "rashomon/intake/page.h"
#include "rashomon/intake/page_reader.h"

namespace rashomon {

class PageSource {
 public:
  PageSource(std::string path, std::unique_ptr<ByteStream> bytes, const IntakeOptions& options)
      : path_(std::move(path)), bytes_(std::move(bytes)), options_(options) {}
  virtual ~PageSource() = default;
  PageSource(const PageSource&) = delete;
  PageSource& operator=(const PageSource&) = delete;

  // The next page, or nothing after the last. A file that gives none at all has one page that says why.
  virtual std::optional<Page> next() = 0;

 protected:
  std::string path_;
  std::unique_ptr<ByteStream> bytes_;
  const IntakeOptions& options_;
};

// A page that holds only the reason why there is none.
Page unreadable_page(const std::string& path, ProblemKind kind, const std::string& message);

std::unique_ptr<PageSource> open_whole_file(std::string path, std::unique_ptr<ByteStream> bytes,
                                            const IntakeOptions& options, PageFormat format);
// One object, several, or an array of them.
std::unique_ptr<PageSource> open_json(std::string path, std::unique_ptr<ByteStream> bytes,
                                      const IntakeOptions& options);
// An object a line.
std::unique_ptr<PageSource> open_json_lines(std::string path, std::unique_ptr<ByteStream> bytes,
                                            const IntakeOptions& options);
// RFC 4180 with a header row; `delimiter` is a comma or a tab.
std::unique_ptr<PageSource> open_table(std::string path, std::unique_ptr<ByteStream> bytes,
                                       const IntakeOptions& options, char delimiter);

// The entries of a saved feed or sitemap (feed.h).
std::unique_ptr<PageSource> open_feed(std::string path, std::unique_ptr<ByteStream> bytes, const IntakeOptions& options);
// The web pages of a WARC file (archive/warc_reader.h), and its plain texts (WET).
std::unique_ptr<PageSource> open_warc(std::string path, std::unique_ptr<ByteStream> bytes,
                                      const IntakeOptions& options);

}  // namespace rashomon
