// A web archive -> its pages: responses and resources that are HTML, and the plain texts of WET files.
//
// Redirects, errors, robots.txt, other media and all other records are counted, not read (ArchiveSummary). A damaged record
// is one unreadable page with a problem that names where; the next record goes on. Each page keeps the record's id, address
// and time of capture. Memory holds one record.
//
// Tested by tests/cases/intake and tests/archive_test.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "rashomon/archive/header_fields.h"
#include "rashomon/archive/http_message.h"
#include "rashomon/archive/warc_reader.h"
#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"
#include "rashomon/intake/page_source.h"

namespace rashomon {
namespace {

bool is_html(std::string_view media_type) {
  return media_type == "text/html" || media_type == "application/xhtml+xml" || media_type == "application/vnd.wap.xhtml+xml";
}

// A page that does not say what it is.
bool begins_like_html(std::string_view body) {
  return trim_blanks(body.substr(0, 512)).starts_with('<');
}

// "2031-05-04T09:30:00Z", as far as letters go.
bool is_date(std::string_view text) {
  return text.size() >= 4 && text.size() <= 40 &&
         text.find_first_not_of("0123456789-:.TZ+") == std::string_view::npos;
}

// For counting: archives are free to invent types, and there may be as many as records.
std::string counted_type(const std::string& type) {
  for (const std::string_view known : {"warcinfo", "request", "metadata", "revisit", "continuation", "response", "resource", "conversion"})
    if (type == known) return type;
  return "other record";
}

bool is_robots_txt(std::string_view uri) {
  return uri.substr(0, uri.find('?')).ends_with("/robots.txt");
}

class WarcSource : public PageSource {
 public:
  WarcSource(std::string path, std::unique_ptr<ByteStream> bytes, const IntakeOptions& options)
      : PageSource(std::move(path), std::move(bytes), options) {
    if (!bytes_->error().empty()) {
      trouble_ = bytes_->error();
      return;
    }
    std::string begun;
    auto input = bytes_->release(begun);
    // What an archive says around a page comes on top of what a document may have.
    constexpr std::size_t kHeaders = std::size_t{64} << 10U;
    reader_.emplace(std::move(input), std::move(begun), options_.max_document_bytes + kHeaders);
    summary_.path = path_;
  }

  std::optional<Page> next() override {
    WarcRecord record;
    std::string message;
    while (reader_) {
      const WarcEvent event = reader_->next(record, message);
      if (event == WarcEvent::end) return finish();
      if (event == WarcEvent::damage) {
        any_ = true;
        return unreadable_page(path_, ProblemKind::bad_archive, message);
      }
      ++summary_.records;
      if (event == WarcEvent::too_long) {
        if (record.type != "response" && record.type != "resource" && record.type != "conversion") {
          ++summary_.left_out[counted_type(record.type)];
          continue;
        }
        any_ = true;
        Page page = unreadable_page(path_, ProblemKind::over_budget,
                                    fmt::format("record at byte {}: larger than a document may be ({} bytes)",
                                                record.offset, options_.max_document_bytes));
        take_facts(record, page);
        return page;
      }
      if (std::optional<Page> page = read(record)) return page;
    }
    if (std::exchange(trouble_told_, true) || trouble_.empty()) return std::nullopt;
    return unreadable_page(path_, ProblemKind::unreadable, "cannot be read: " + trouble_);
  }

 private:
  std::optional<Page> finish() {
    reader_.reset();
    if (options_.on_archive_end) options_.on_archive_end(summary_);
    if (any_) return std::nullopt;
    return unreadable_page(path_, ProblemKind::empty,
                           summary_.records == 0 ? "no records in it: expected a WARC file"
                                                 : fmt::format("no web page among its {} records", summary_.records));
  }

  void take_facts(const WarcRecord& record, Page& page) {
    page.record = record_++;
    page.record_id = repair_utf8(record.id);
    if (is_date(record.date)) page.captured = record.date;
    page.given.url = repair_utf8(record.target_uri);
  }

  // Nothing where the record is left out; then it is counted.
  std::optional<Page> read(const WarcRecord& record) {
    std::string why;
    std::optional<Page> page;
    const std::string content_type = read_media_type(record.content_type).type;
    if (record.type == "response" && (content_type == "application/http" || record.block.starts_with("HTTP/"))) {
      page = read_response(record, why);
    } else if (record.type == "response" || record.type == "resource" || record.type == "conversion") {
      page = read_resource(record, content_type, why);
    } else {
      why = counted_type(record.type);
    }
    if (!page) {
      ++summary_.left_out[why];
      return page;
    }
    any_ = true;
    ++summary_.pages;
    take_facts(record, *page);
    page->path = path_;
    page->sha256 = sha256_hex(page->bytes);
    const auto say = [&](std::string_view what) {
      page->problems.push_back({ProblemKind::cut_off, fmt::format("record at byte {}: {}", record.offset, what), path_});
    };
    const bool told = !page->incomplete_why.empty();  // among the problems already
    if (record.segmented) page->incomplete_why = "goes on in other records, which are not put together";
    if (!record.truncated.empty())
      page->incomplete_why = fmt::format("cut off when it was archived ({})", repair_utf8(record.truncated));
    if (!page->incomplete_why.empty() && (!told || record.segmented || !record.truncated.empty())) say(page->incomplete_why);
    if (record.doubtful) say("its length may be wrong, no record follows it");
    return page;
  }

  std::optional<Page> read_response(const WarcRecord& record, std::string& why) {
    const HttpHead head = read_http_head(record.block);
    if (is_robots_txt(record.target_uri)) why = "robots.txt";
    else if (head.status == 0) why = "response that is not HTTP";
    else if (head.status >= 300 && head.status < 400) why = "redirect";
    else if (head.status != 200) why = "error";
    else if (!head.media_type.type.empty() && !is_html(head.media_type.type)) why = "not HTML";
    if (!why.empty()) return std::nullopt;
    Page page;
    std::string trouble;
    bool whole = true;
    page.bytes = read_http_body(record.block, head, options_.max_document_bytes, &trouble, &whole);
    if (!whole) page.incomplete_why = trouble;
    if (head.media_type.type.empty() && !begins_like_html(page.bytes)) {
      why = "not HTML";
      return std::nullopt;
    }
    page.charset = head.media_type.charset;
    page.format = page.bytes.empty() ? PageFormat::unreadable : PageFormat::html;
    if (!trouble.empty())
      page.problems.push_back({ProblemKind::cut_off, fmt::format("record at byte {}: {}", record.offset, trouble), path_});
    else if (page.bytes.empty())
      page.problems.push_back({ProblemKind::empty, fmt::format("record at byte {}: an empty page", record.offset), path_});
    return page;
  }

  std::optional<Page> read_resource(const WarcRecord& record, const std::string& content_type, std::string& why) {
    const bool text = record.type == "conversion" && content_type == "text/plain";
    if (!text && !is_html(content_type)) {
      why = "not HTML";
      return std::nullopt;
    }
    Page page;
    page.bytes = record.block;
    page.charset = read_media_type(record.content_type).charset;
    page.format = text ? PageFormat::text : PageFormat::html;
    return page;
  }

  std::optional<WarcReader> reader_;
  ArchiveSummary summary_;
  std::string trouble_;  // why the file cannot be opened
  bool trouble_told_ = false;
  bool any_ = false;  // whether a page or a problem was handed on
  std::uint32_t record_ = 0;
};

}  // namespace

std::unique_ptr<PageSource> open_warc(std::string path, std::unique_ptr<ByteStream> bytes,
                                      const IntakeOptions& options) {
  return std::make_unique<WarcSource>(std::move(path), std::move(bytes), options);
}

}  // namespace rashomon
