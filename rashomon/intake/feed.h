// Feeds -> their entries: RSS 0.9 to 2.0 (RDF too), Atom, JSON Feed, and sitemaps with news tags.
//
//   <item><title>Ferry late</title><description>The ferry …</description></item>   ->  title, a summary
// Feeds are often broken, so they are not read as one document: the text is cut at the tags of its items, and each item is
// parsed alone (pugixml, which leaves unknown entities as they are and expands none that the file declares). A broken item
// costs only itself. Names are looked up without their prefix unless two would meet (content:encoded, dc:creator, news:title); in
// a feed whose own elements have one (<atom:entry>), that is taken off first. A CDATA section or comment that is never closed
// hides nothing but itself.
//
// Formats: RSS 2.0 at work by its authors, RFC 4287 (Atom), jsonfeed.org 1.1, sitemaps.org and Google's news extension.
// Tested by tests/cases/intake and fuzz/feed.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rashomon {

struct FeedEntry {
  std::string id, url, title, byline, published, modified, section, language, outlet;
  std::string content;     // markup, or plain text
  bool is_markup = true;
  bool is_summary = false; // content is what the feed tells in short
  std::string trouble;     // why there is no more: what was expected and found
};

class FeedReader {
 public:
  // `bytes`: the whole file, in any encoding that it declares.
  explicit FeedReader(std::string_view bytes);

  std::optional<FeedEntry> next();

  // Why this is no feed, or a feed of other feeds; empty: it is one.
  const std::string& trouble() const { return trouble_; }

 private:
  enum class Kind { none, rss, atom, json, sitemap };

  void begin_xml();
  void begin_json();
  std::optional<FeedEntry> next_xml();
  std::size_t find_tag(std::string_view name, std::size_t at, std::size_t end, bool closing) const;

  Kind kind_ = Kind::none;
  std::string text_;
  std::size_t last_comment_end_ = 0;  // in text_; none: its size
  std::size_t at_ = 0;
  FeedEntry feed_;                   // what holds for every entry: outlet, language; url: of the site
  std::vector<FeedEntry> of_json_;   // read at once
  std::size_t next_of_json_ = 0;
  std::string trouble_;
};

// Whether the first bytes of a file are those of a feed, in XML or JSON.
bool begins_like_feed(std::string_view first_bytes);

// "../b?x" as seen from "https://a.example/c/d" -> "https://a.example/b?x" (RFC 3986, 5.2, without what feeds do not have).
std::string resolve_address(std::string_view address, std::string_view base);

}  // namespace rashomon
