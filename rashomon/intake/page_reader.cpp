// Opens one file after the other and hands on what its source gives. Tested by tests/cases/intake and
// tests/intake_test.cpp.
#include "rashomon/intake/page_reader.h"

#include <fmt/format.h>

#include <utility>

#include "rashomon/base/hash.h"
#include "rashomon/intake/feed.h"
#include "rashomon/intake/file_format.h"
#include "rashomon/intake/file_walk.h"
#include "rashomon/intake/page_source.h"

namespace rashomon {
namespace {

class WholeFile : public PageSource {
 public:
  WholeFile(std::string path, std::unique_ptr<ByteStream> bytes, const IntakeOptions& options, PageFormat format)
      : PageSource(std::move(path), std::move(bytes), options), format_(format) {}

  std::optional<Page> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    Page page;
    page.path = path_;
    if (!bytes_->read_rest(page.bytes, options_.max_document_bytes))
      return unreadable_page(path_, ProblemKind::over_budget,
                             fmt::format("larger than a document may be ({} bytes)", options_.max_document_bytes));
    if (page.bytes.empty() && !bytes_->error().empty())
      return unreadable_page(path_, ProblemKind::unreadable, "cannot be read: " + bytes_->error());
    if (page.bytes.empty()) return unreadable_page(path_, ProblemKind::empty, "the file is empty");
    if (!bytes_->error().empty())
      page.problems.push_back({ProblemKind::cut_off, "read up to where it is damaged: " + bytes_->error(), path_});
    page.format = format_;
    page.sha256 = sha256_hex(page.bytes);
    return page;
  }

 private:
  PageFormat format_;
  bool done_ = false;
};

std::unique_ptr<PageSource> open_source(const std::string& path, const IntakeOptions& options) {
  auto bytes = std::make_unique<ByteStream>(path);
  FileFormat format = format_of_name(path);
  if (format == FileFormat::unknown) format = format_of_bytes(bytes->ahead());
  // A feed in JSON is named like any JSON; not every .xml is a feed.
  if (format == FileFormat::json && begins_like_feed(bytes->ahead())) format = FileFormat::feed;
  if (format == FileFormat::feed && format_of_bytes(bytes->ahead()) == FileFormat::html && bytes->ahead().find("<html") != std::string_view::npos)
    format = FileFormat::html;
  switch (format) {
    case FileFormat::json: return open_json(path, std::move(bytes), options);
    case FileFormat::json_lines: return open_json_lines(path, std::move(bytes), options);
    case FileFormat::csv: return open_table(path, std::move(bytes), options, ',');
    case FileFormat::tsv: return open_table(path, std::move(bytes), options, '\t');
    case FileFormat::feed: return open_feed(path, std::move(bytes), options);
    case FileFormat::warc: return open_warc(path, std::move(bytes), options);
    case FileFormat::html: return open_whole_file(path, std::move(bytes), options, PageFormat::html);
    case FileFormat::text:
    case FileFormat::unknown: break;
  }
  return open_whole_file(path, std::move(bytes), options, PageFormat::text);
}

}  // namespace

Page unreadable_page(const std::string& path, ProblemKind kind, const std::string& message) {
  Page page;
  page.path = path;
  page.problems.push_back({kind, message, path});
  return page;
}

std::unique_ptr<PageSource> open_whole_file(std::string path, std::unique_ptr<ByteStream> bytes,
                                            const IntakeOptions& options, PageFormat format) {
  return std::make_unique<WholeFile>(std::move(path), std::move(bytes), options, format);
}

class PageReader::Impl {
 public:
  Impl(std::vector<std::string> paths, IntakeOptions options) : walk_(std::move(paths)), options_(std::move(options)) {}

  std::optional<Page> next() {
    while (true) {
      if (source_) {
        if (std::optional<Page> page = source_->next()) return page;
        source_.reset();
      }
      std::optional<WalkedFile> file = walk_.next();
      if (!file) return std::nullopt;
      if (!file->trouble.empty()) return unreadable_page(file->path, ProblemKind::unreadable, file->trouble);
      source_ = open_source(file->path, options_);
    }
  }

 private:
  FileWalk walk_;
  const IntakeOptions options_;  // the sources refer to it
  std::unique_ptr<PageSource> source_;
};

PageReader::PageReader(std::vector<std::string> paths, IntakeOptions options)
    : impl_(std::make_unique<Impl>(std::move(paths), std::move(options))) {}
PageReader::~PageReader() = default;
PageReader::PageReader(PageReader&&) noexcept = default;
PageReader& PageReader::operator=(PageReader&&) noexcept = default;

std::optional<Page> PageReader::next() {
  return impl_->next();
}

}  // namespace rashomon
