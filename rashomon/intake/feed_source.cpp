// A saved feed -> a page an entry: what the feed holds of an article in full, else its summary, which is marked as not whole.
//
// A sitemap names articles and holds no text: each is handed on with its title and address and a problem that says so.
// Memory holds the file. Tested by tests/cases/intake.
#include <fmt/format.h>

#include "rashomon/base/hash.h"
#include "rashomon/intake/feed.h"
#include "rashomon/intake/page_source.h"

namespace rashomon {
namespace {

class FeedSource : public PageSource {
 public:
  using PageSource::PageSource;

  std::optional<Page> next() override {
    if (!reader_) {
      if (std::exchange(begun_, true)) return std::nullopt;
      std::string bytes;
      if (!bytes_->read_rest(bytes, options_.max_document_bytes))
        return unreadable_page(path_, ProblemKind::over_budget,
                               fmt::format("larger than a document may be ({} bytes)", options_.max_document_bytes));
      damage_ = bytes_->error();
      if (bytes.empty() && !damage_.empty()) return unreadable_page(path_, ProblemKind::unreadable, "cannot be read: " + damage_);
      reader_.emplace(bytes);
      if (!reader_->trouble().empty()) return give_up(ProblemKind::bad_feed, reader_->trouble());
    }
    if (std::optional<FeedEntry> entry = reader_->next()) return page_of(*std::move(entry));
    if (std::exchange(finished_, true)) return std::nullopt;
    if (!damage_.empty()) return unreadable_page(path_, ProblemKind::cut_off, "read up to where it is damaged: " + damage_);
    if (record_ > 0) return std::nullopt;
    return unreadable_page(path_, ProblemKind::empty, "no entries in this feed");
  }

 private:
  Page give_up(ProblemKind kind, std::string message) {
    finished_ = true;
    reader_.emplace("");
    return unreadable_page(path_, kind, message);
  }

  Page page_of(FeedEntry entry) {
    Page page;
    page.path = path_;
    page.record = record_++;
    page.given = {entry.id,       entry.url,      entry.outlet,  entry.title, entry.byline,
                  entry.published, entry.language, entry.modified, entry.section};
    page.sha256 = sha256_hex(entry.content);
    page.of_feed = true;
    if (entry.is_summary) page.incomplete_why = "a feed's summary";
    if (entry.content.find_first_not_of(" \t\r\n") == std::string::npos) {
      page.problems.push_back({entry.trouble.empty() ? ProblemKind::empty : ProblemKind::bad_feed,
                               fmt::format("entry {}: {}", record_, entry.trouble.empty() ? "the feed holds no text of it" : entry.trouble), path_});
      return page;
    }
    if (!entry.trouble.empty())
      page.problems.push_back({ProblemKind::bad_feed, fmt::format("entry {}: {}", record_, entry.trouble), path_});
    page.bytes = std::move(entry.content);
    page.format = entry.is_markup ? PageFormat::fragment : PageFormat::record;
    return page;
  }

  std::optional<FeedReader> reader_;
  std::string damage_;
  bool begun_ = false, finished_ = false;
  std::uint32_t record_ = 0;
};

}  // namespace

std::unique_ptr<PageSource> open_feed(std::string path, std::unique_ptr<ByteStream> bytes, const IntakeOptions& options) {
  return std::make_unique<FeedSource>(std::move(path), std::move(bytes), options);
}

}  // namespace rashomon
