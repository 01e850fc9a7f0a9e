// The head of a feed is read once, then item after item.
#include "rashomon/intake/feed.h"

#include <simdjson.h>

#include <algorithm>
#include <initializer_list>
#include <pugixml.hpp>
#include <vector>

#include <fmt/format.h>

#include "rashomon/archive/header_fields.h"
#include "rashomon/intake/feed_text.h"
#include "rashomon/markup/page_encoding.h"

namespace rashomon {
namespace {

constexpr std::size_t kSniffed = 4096;  // bytes in which a feed's root element stands

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The first child with one of the names, in the order of the names. A name with a colon has to have that prefix, one without
// may have none; "*:" stands for any.
pugi::xml_node child_of(const pugi::xml_node& parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view wanted : names)
    for (const pugi::xml_node child : parent.children()) {
      const std::string_view name = child.name();
      if (wanted.starts_with("*:") ? local_name(name) == wanted.substr(2) : name == wanted) return child;
    }
  return {};
}

// Of the node and all below it; without recursion, however deep that is.
std::string text_of_node(const pugi::xml_node& node) {
  std::string text;
  pugi::xml_node at = node.first_child();
  while (at) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != node && !at.next_sibling()) at = at.parent();
    if (!at || at == node) break;
    at = at.next_sibling();
  }
  return text;
}

bool has_elements(const pugi::xml_node& node) {
  for (const pugi::xml_node part : node.children())
    if (part.type() == pugi::node_element) return true;
  return false;
}

// What is inside a node, as markup: of an Atom text of type xhtml, or where a feed forgot to escape it.
struct StringWriter : pugi::xml_writer {
  std::string out;
  void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
};
std::string markup_inside(const pugi::xml_node& node) {
  StringWriter writer;
  for (const pugi::xml_node part : node.children()) part.print(writer, "", pugi::format_raw | pugi::format_no_escapes);
  return writer.out;
}

// Takes the prefix of the first element off all that have it: <atom:entry><atom:title> -> <entry><title>.
void drop_own_prefix(const pugi::xml_document& document) {
  const std::string_view name = document.first_child().name();
  const std::string prefix(name.substr(0, name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1));
  if (prefix.empty()) return;
  for (pugi::xml_node at = document.first_child(); at;) {
    if (const std::string own = at.name(); own.starts_with(prefix)) at.set_name(own.substr(prefix.size()).c_str());
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && !at.next_sibling()) at = at.parent();
    if (at) at = at.next_sibling();
  }
}

pugi::xml_node parse(std::string_view markup, pugi::xml_document& document, std::string* trouble) {
  const pugi::xml_parse_result result =
      document.load_buffer(markup.data(), markup.size(), pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol, pugi::encoding_utf8);
  if (!result && trouble != nullptr) *trouble = result.description();
  drop_own_prefix(document);
  return document.first_child();
}

// ---- RSS and Atom ---------------------------------------------------------------------------------------------------

void take_content(const pugi::xml_node& node, bool atom, FeedEntry& entry) {
  const std::string_view type = node.attribute("type").as_string();
  if ((atom && (type == "xhtml" || type == "application/xhtml+xml")) || has_elements(node)) {
    entry.content = markup_inside(node);
  } else {
    entry.content = text_of_node(node);
    entry.is_markup = !atom || (type != "text" && !type.empty() && type != "text/plain");
    if (!entry.is_markup && entry.content.find("</p>") != std::string::npos) entry.is_markup = true;  // it says text and means markup
  }
}

std::string address_of(const pugi::xml_node& item, const std::string& base) {
  for (const pugi::xml_node link : item.children()) {
    if (local_name(link.name()) != "link") continue;
    const std::string_view rel = link.attribute("rel").as_string("alternate");
    const std::string_view href = link.attribute("href").as_string();
    if (!href.empty() && rel == "alternate") return resolve_address(trim_blanks(href), base);
    const std::string text = text_of_node(link);
    if (href.empty() && !trim_blanks(text).empty()) return resolve_address(trim_blanks(text), base);
  }
  const pugi::xml_node guid = child_of(item, {"guid"});
  const std::string text = text_of_node(guid);
  const bool is_link = std::string_view(guid.attribute("isPermaLink").as_string("true")) != "false" && trim_blanks(text).starts_with("http");
  if (is_link) return std::string(trim_blanks(text));
  const std::string_view about = item.attribute("rdf:about").as_string();  // RSS 1.0: the item's own name, its address
  return about.starts_with("http") ? std::string(trim_blanks(about)) : std::string();
}

void take_item(const pugi::xml_node& item, bool atom, FeedEntry& entry) {
  std::string base = entry.url;
  if (const std::string_view own = item.attribute("xml:base").as_string(); !own.empty()) base = resolve_address(own, base);
  entry.url = address_of(item, base);
  entry.id = trim_blanks(text_of_node(child_of(item, {"guid", "id"})));
  entry.title = plain_text(text_of_node(child_of(item, {"title", "dc:title", "media:title"})));
  entry.published = trim_blanks(text_of_node(child_of(item, {"pubDate", "published", "dc:date", "issued", "*:pubDate", "created"})));
  entry.modified = trim_blanks(text_of_node(child_of(item, {"updated", "modified", "dcterms:modified", "atom:updated"})));
  for (const pugi::xml_node child : item.children()) {
    const std::string_view name = child.name();
    if (name == "dc:creator" || (name == "author" && !atom)) add_name(entry.byline, name_of_author(text_of_node(child)));
    if (name == "author" && atom) add_name(entry.byline, name_of_author(text_of_node(child_of(child, {"name"}))));
    if (name == "category" && entry.section.empty()) {
      entry.section = plain_text(child.attribute("label").as_string(child.attribute("term").as_string()));
      if (entry.section.empty()) entry.section = plain_text(text_of_node(child));
    }
  }
  if (entry.byline.empty()) entry.byline = name_of_author(text_of_node(child_of(item, {"itunes:author", "*:author"})));
  for (const pugi::xml_node full : {child_of(item, {"content:encoded", "*:encoded"}), child_of(item, {"content", "xhtml:body", "body"})}) {
    if (full.empty() || std::string_view(full.name()).starts_with("media:")) continue;
    take_content(full, atom, entry);
    if (!trim_blanks(entry.content).empty()) return;
  }
  take_content(child_of(item, {"description", "summary", "*:summary", "dc:description"}), atom, entry);
  entry.is_summary = true;
}

// ---- sitemaps -------------------------------------------------------------------------------------------------------

void take_address(const pugi::xml_node& url, FeedEntry& entry) {
  entry.url = trim_blanks(text_of_node(child_of(url, {"*:loc"})));
  entry.modified = trim_blanks(text_of_node(child_of(url, {"*:lastmod"})));
  const pugi::xml_node news = child_of(url, {"*:news"});
  entry.title = plain_text(text_of_node(child_of(news, {"*:title"})));
  entry.published = trim_blanks(text_of_node(child_of(news, {"*:publication_date"})));
  const pugi::xml_node publication = child_of(news, {"*:publication"});
  entry.outlet = plain_text(text_of_node(child_of(publication, {"*:name"})));
  entry.language = trim_blanks(text_of_node(child_of(publication, {"*:language"})));
}

// ---- JSON Feed ------------------------------------------------------------------------------------------------------

std::string string_in(const simdjson::dom::element& from, std::string_view key) {
  std::string_view value;
  return from[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

void take_authors(const simdjson::dom::element& from, std::string& byline) {
  simdjson::dom::array authors;
  simdjson::dom::element one;
  if (from["authors"].get(authors) == simdjson::SUCCESS)
    for (const simdjson::dom::element author : authors) add_name(byline, plain_text(string_in(author, "name")));
  else if (from["author"].get(one) == simdjson::SUCCESS)
    add_name(byline, plain_text(string_in(one, "name")));
}

FeedEntry entry_of_json(const simdjson::dom::element& item, FeedEntry entry) {
  const std::string site = std::exchange(entry.url, {}), feed_byline = std::exchange(entry.byline, {});
  entry.id = string_in(item, "id");
  const std::string url = string_in(item, "url");
  if (!url.empty()) entry.url = resolve_address(url, site);
  entry.title = plain_text(string_in(item, "title"));
  entry.published = string_in(item, "date_published");
  entry.modified = string_in(item, "date_modified");
  if (std::string language = string_in(item, "language"); !language.empty()) entry.language = language;
  simdjson::dom::array tags;
  if (item["tags"].get(tags) == simdjson::SUCCESS)
    for (const simdjson::dom::element tag : tags)
      if (std::string_view name; entry.section.empty() && tag.get(name) == simdjson::SUCCESS) entry.section = plain_text(name);
  take_authors(item, entry.byline);
  if (entry.byline.empty()) entry.byline = feed_byline;
  entry.content = string_in(item, "content_html");
  if (!entry.content.empty()) return entry;
  entry.is_markup = false;
  entry.content = string_in(item, "content_text");
  if (!entry.content.empty()) return entry;
  entry.content = string_in(item, "summary");
  entry.is_summary = true;
  return entry;
}

// The name of the first element; declarations and comments before it are passed over.
std::string_view name_of_root(std::string_view text) {
  for (std::size_t open = text.find('<'); open != std::string_view::npos; open = text.find('<', open + 1)) {
    if (text.substr(open, 4) == "<!--") {
      open = text.find("-->", open);
      if (open == std::string_view::npos) return {};
      continue;
    }
    if (open + 1 >= text.size() || std::isalpha(static_cast<unsigned char>(text[open + 1])) == 0) continue;
    return text.substr(open + 1, std::min(text.find_first_of(" \t\r\n/>", open), text.size()) - open - 1);
  }
  return {};
}

}  // namespace

bool begins_like_feed(std::string_view first_bytes) {
  first_bytes = first_bytes.substr(0, kSniffed);
  const std::string_view root_name = local_name(name_of_root(first_bytes));
  for (const std::string_view known : {"rss", "feed", "RDF", "urlset", "sitemapindex"})
    if (root_name == known) return true;
  // Behind a warning of the program that wrote it.
  for (const std::string_view root : {"<rss", "<feed", "<rdf:RDF", "<RDF", "<urlset", "<sitemapindex"}) {
    const std::size_t at = first_bytes.find(root);
    if (at != std::string_view::npos && first_bytes.substr(0, at).find("<html") == std::string_view::npos) return true;
  }
  return first_bytes.find("//jsonfeed.org/version/") != std::string_view::npos;
}

std::string resolve_address(std::string_view address, std::string_view base) {
  const std::size_t scheme = base.find("://");
  if (address.empty() || scheme == std::string_view::npos || address.find("://") != std::string_view::npos) return std::string(address);
  if (address.starts_with("//")) return std::string(base.substr(0, scheme + 1)).append(address);
  const std::size_t path = std::min(base.find('/', scheme + 3), base.size());
  if (address.starts_with('/')) return std::string(base.substr(0, path)).append(address);
  const std::string_view whole_path = base.substr(0, std::min(base.find_first_of("?#", path), base.size()));
  if (address.starts_with('?') || address.starts_with('#')) return std::string(whole_path).append(address);
  std::string folder(whole_path.substr(0, std::max(whole_path.rfind('/'), path)));
  while (address.starts_with("../") || address.starts_with("./")) {
    if (address.starts_with("../") && folder.size() > path) folder.erase(folder.rfind('/'));
    address.remove_prefix(address.find('/') + 1);
  }
  return folder + "/" + std::string(address);
}

FeedReader::FeedReader(std::string_view bytes) {
  text_ = decode_page(bytes, {}).text;
  last_comment_end_ = std::min(text_.rfind("-->"), text_.size());
  const std::size_t begin = text_.find_first_not_of(" \t\r\n");
  if (begin != std::string::npos && text_[begin] == '{') begin_json();
  else begin_xml();
}

// Where the next tag of that local name opens, at or behind `at`: "<item", "<rss:item", not "<items". What lies in comments
// (the publisher took it out) and CDATA is none, unless they are never closed: a section's end behind the next one's beginning
// is that one's.
std::size_t FeedReader::find_tag(std::string_view name, std::size_t at, std::size_t end, bool closing) const {
  constexpr std::string_view kSection = "<![CDATA[", kSectionEnd = "]]>", kComment = "<!--", kCommentEnd = "-->";
  const std::string_view text = std::string_view(text_).substr(0, end);
  for (std::size_t open = text.find('<', at); open != std::string_view::npos; open = text.find('<', open + 1)) {
    if (text.substr(open, kSection.size()) == kSection) {
      const std::size_t next = std::min(text.find(kSection, open + 1), end);
      const std::size_t close = text.substr(open, next - open).find(kSectionEnd);
      if (close != std::string_view::npos) open += close;
      continue;
    }
    if (text.substr(open, kComment.size()) == kComment) {
      if (last_comment_end_ < end && open < last_comment_end_) open = text.find(kCommentEnd, open);
      continue;
    }
    std::size_t begin = open + 1;
    if (closing != (begin < text.size() && text[begin] == '/')) continue;
    begin += closing ? 1 : 0;
    const std::size_t stop = text.find_first_of(" \t\r\n/>", begin);
    if (stop != std::string_view::npos && local_name(text.substr(begin, stop - begin)) == name) return open;
  }
  return std::string_view::npos;
}

void FeedReader::begin_xml() {
  const std::string_view start = std::string_view(text_).substr(0, kSniffed);
  const std::string_view root_name = local_name(name_of_root(start));
  const auto is_root = [&](std::string_view name) {
    return root_name == name || start.find("<" + std::string(name)) != std::string_view::npos;
  };
  if (is_root("sitemapindex")) {
    std::size_t count = 0;
    for (std::size_t at = find_tag("sitemap", 0, text_.size(), false); at != std::string::npos; at = find_tag("sitemap", at + 1, text_.size(), false))
      ++count;
    trouble_ = fmt::format("a list of {} other sitemaps: expected a feed or a sitemap of articles", count);
    return;
  }
  kind_ = is_root("urlset")         ? Kind::sitemap
          : is_root("feed")         ? Kind::atom
          : begins_like_feed(start) ? Kind::rss
                                    : Kind::none;
  if (kind_ == Kind::none) {
    trouble_ = "expected a feed (RSS, Atom, JSON Feed or a sitemap)";
    return;
  }
  if (kind_ == Kind::sitemap) return;
  // The head: up to the first item. Its elements are not closed there, which pugixml does not mind.
  const std::size_t first = std::min(find_tag(kind_ == Kind::atom ? "entry" : "item", 0, text_.size(), false), text_.size());
  const std::size_t root = std::min(find_tag(kind_ == Kind::atom ? "feed" : "channel", 0, first, false), first);
  const std::string head = text_.substr(root, first - root) + (kind_ == Kind::atom ? "</feed>" : "</channel>");
  pugi::xml_document document;
  const pugi::xml_node channel = parse(head, document, nullptr);
  feed_.outlet = plain_text(text_of_node(child_of(channel, {"title"})));
  feed_.language = trim_blanks(text_of_node(child_of(channel, {"language", "dc:language"})));
  if (feed_.language.empty()) feed_.language = channel.attribute("xml:lang").as_string();
  const std::string base = channel.attribute("xml:base").as_string();
  feed_.url = address_of(channel, base);
  if (feed_.url.empty()) feed_.url = base;
  if (kind_ == Kind::atom) add_name(feed_.byline, name_of_author(text_of_node(child_of(child_of(channel, {"author"}), {"name"}))));
}

void FeedReader::begin_json() {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  simdjson::dom::array items;
  if (const auto failed = parser.parse(text_).get(root); failed != simdjson::SUCCESS) {
    trouble_ = fmt::format("expected a JSON Feed, found what is not JSON: {}", simdjson::error_message(failed));
    return;
  }
  if (root["items"].get(items) != simdjson::SUCCESS) {
    trouble_ = "expected a JSON Feed with a list \"items\", found none";
    return;
  }
  kind_ = Kind::json;
  feed_.outlet = plain_text(string_in(root, "title"));
  feed_.language = string_in(root, "language");
  feed_.url = string_in(root, "home_page_url");
  take_authors(root, feed_.byline);
  for (const simdjson::dom::element item : items) of_json_.push_back(entry_of_json(item, feed_));
}

std::optional<FeedEntry> FeedReader::next() {
  if (kind_ == Kind::none) return std::nullopt;
  if (kind_ != Kind::json) return next_xml();
  if (next_of_json_ == of_json_.size()) return std::nullopt;
  return std::move(of_json_[next_of_json_++]);
}

std::optional<FeedEntry> FeedReader::next_xml() {
  const std::string_view name = kind_ == Kind::atom ? "entry" : kind_ == Kind::sitemap ? "url" : "item";
  const std::size_t begin = find_tag(name, at_, text_.size(), false);
  if (begin == std::string::npos) return std::nullopt;
  // An item that is not closed ends where the next one begins.
  const std::size_t following = std::min(find_tag(name, begin + 1, text_.size(), false), text_.size());
  const std::size_t close = find_tag(name, begin, following, true);
  const std::size_t end = close == std::string::npos ? following : std::min(text_.find('>', close), following - 1) + 1;
  at_ = end;
  FeedEntry entry = feed_;
  entry.byline.clear();
  pugi::xml_document document;
  const pugi::xml_node item = parse(std::string_view(text_).substr(begin, end - begin), document, &entry.trouble);
  if (kind_ == Kind::sitemap) take_address(item, entry);
  else take_item(item, kind_ == Kind::atom, entry);
  if (entry.byline.empty()) entry.byline = feed_.byline;
  return entry;
}

}  // namespace rashomon
