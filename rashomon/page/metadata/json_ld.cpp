// Every script's objects are collected breadth first, then the outermost article is read and references are looked up.
#include "rashomon/page/metadata/json_ld.h"

#include <simdjson.h>

#include <deque>
#include <unordered_map>

#include "rashomon/markup/entities.h"
#include "rashomon/page/metadata/byline.h"

namespace rashomon {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostObjects = 2'000;  // looked at on one page

// Raw control characters become spaces, commas before a closing bracket and comment or CDATA marks go.
std::string mend_json(std::string_view raw) {
  std::string out;
  bool in_string = false, escaped = false;
  for (const char c : raw) {
    if (!in_string && (c == '}' || c == ']')) {
      const std::size_t last = out.find_last_not_of(" \t\r\n");
      if (last != std::string::npos && out[last] == ',') out.erase(last);
    }
    if (c == '"' && !escaped) in_string = !in_string;
    escaped = in_string && !escaped && c == '\\';
    out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  }
  const std::size_t begin = std::min(out.find_first_of("{["), out.size()), end = out.find_last_of("}]");
  return end == std::string::npos || end < begin ? std::string() : out.substr(begin, end + 1 - begin);
}

std::string_view string_in(const object& from, std::string_view key) {
  std::string_view value;
  return from[key].get(value) == simdjson::SUCCESS ? value : std::string_view();
}

// The text of a key, or the first of its list.
std::string_view first_string_in(const object& from, std::string_view key) {
  array list;
  if (from[key].get(list) != simdjson::SUCCESS) return string_in(from, key);
  std::string_view value;
  for (const element each : list)
    if (each.get(value) == simdjson::SUCCESS) return value;
  return {};
}

// Values in JSON-LD carry HTML: "Tom &amp; Jerry".
std::string shown(std::string_view value) {
  std::string resolved, out;
  append_resolved(value, false, resolved);
  append_collapsed(resolved, out);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

enum class Rank { none, page, article };

Rank rank_of_type(std::string_view type) {
  if (const std::size_t slash = type.find_last_of('/'); slash != std::string_view::npos) type.remove_prefix(slash + 1);
  if (type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type.ends_with("NewsArticle"))
    return Rank::article;
  return type == "WebPage" || type == "ItemPage" || type == "MedicalWebPage" ? Rank::page : Rank::none;
}

Rank rank_of(const object& candidate) {
  element type;
  if (candidate["@type"].get(type) != simdjson::SUCCESS) return Rank::none;
  if (std::string_view name; type.get(name) == simdjson::SUCCESS) return rank_of_type(name);
  array names;
  Rank best = Rank::none;
  if (type.get(names) != simdjson::SUCCESS) return best;
  for (const element each : names)
    if (std::string_view name; each.get(name) == simdjson::SUCCESS) best = std::max(best, rank_of_type(name));
  return best;
}

class Reader {
 public:
  void parse(std::string_view raw) {
    simdjson::dom::parser& parser = parsers_.emplace_back();
    element root;
    if (parser.parse(raw.data(), raw.size()).get(root) != simdjson::SUCCESS) {
      const std::string mended = mend_json(raw);
      if (parser.parse(mended.data(), mended.size()).get(root) != simdjson::SUCCESS) return;
    }
    collect(root);
  }

  LinkedData read() && {
    const auto outermost = std::min_element(articles_.begin(), articles_.end(),
                                            [](const Found& a, const Found& b) { return a.depth < b.depth; });
    if (outermost != articles_.end()) take_article(outermost->what);
    for (const object& page : pages_) take_page(page);
    return std::move(data_);
  }

 private:
  struct Found {
    object what;
    std::size_t depth;  // how many objects are around it; a graph is none
  };

  void collect(element root) {
    std::deque<std::pair<element, std::size_t>> waiting{{root, 0}};
    for (std::size_t seen = 0; !waiting.empty() && seen < kMostObjects; ++seen) {
      const auto [next, depth] = waiting.front();
      waiting.pop_front();
      if (array list; next.get(list) == simdjson::SUCCESS)
        for (const element each : list) waiting.emplace_back(each, depth);
      object one;
      if (next.get(one) != simdjson::SUCCESS) continue;
      const Rank rank = rank_of(one);
      data_.live = data_.live || string_in(one, "@type") == "LiveBlogPosting";
      if (rank == Rank::article) articles_.push_back({one, depth});
      if (rank == Rank::page) pages_.push_back(one);
      const std::string_view id = string_in(one, "@id"), name = string_in(one, "name");
      if (!id.empty() && !name.empty()) names_by_id_.try_emplace(std::string(id), name);
      for (const auto& [key, value] : one)
        if (value.is_object() || value.is_array()) waiting.emplace_back(value, key == "@graph" ? depth : depth + 1);
    }
  }

  // The name of a person or organisation that is given as a text, an object or a reference.
  std::string name_of(element who) const {
    if (std::string_view name; who.get(name) == simdjson::SUCCESS) return shown(name);
    object one;
    if (who.get(one) != simdjson::SUCCESS) return {};
    if (const std::string_view name = string_in(one, "name"); !name.empty()) return shown(name);
    const auto found = names_by_id_.find(std::string(string_in(one, "@id")));
    return found != names_by_id_.end() ? shown(found->second) : std::string();
  }

  void take_authors(const object& article) {
    element author;
    if (!data_.authors.empty() ||
        (article["author"].get(author) != simdjson::SUCCESS && article["creator"].get(author) != simdjson::SUCCESS))
      return;
    array list;
    if (author.get(list) != simdjson::SUCCESS) {
      take_author(author);
      return;
    }
    for (const element each : list) take_author(each);
  }

  void take_author(element author) {
    add_names(name_of(author), data_.authors);
    if (object one; author.get(one) == simdjson::SUCCESS)
      data_.authors_are_people = data_.authors_are_people || string_in(one, "@type") == "Person";
  }

  void take_article(const object& article) {
    const auto take = [&](std::string& field, std::string_view value) {
      if (field.empty()) field = shown(value);
    };
    take(data_.headline, string_in(article, "headline"));
    take(data_.headline, string_in(article, "name"));
    take(data_.published, string_in(article, "datePublished"));
    take(data_.published, string_in(article, "dateCreated"));
    take(data_.modified, string_in(article, "dateModified"));
    take(data_.section, first_string_in(article, "articleSection"));
    take(data_.language, string_in(article, "inLanguage"));
    take(data_.url, string_in(article, "url"));
    take(data_.url, string_in(article, "mainEntityOfPage"));
    if (element publisher; article["publisher"].get(publisher) == simdjson::SUCCESS && data_.outlet.empty())
      data_.outlet = name_of(publisher);
    take_authors(article);
    append_resolved(string_in(article, "articleBody"), false, data_.body);
    take_access(article);
    if (std::uint64_t words = 0; article["wordCount"].get(words) == simdjson::SUCCESS && words < 1'000'000)
      data_.words = static_cast<std::uint32_t>(words);
  }

  void take_access(const object& article) {
    element free;
    if (article["isAccessibleForFree"].get(free) != simdjson::SUCCESS) return;
    if (bool value = false; free.get(value) == simdjson::SUCCESS) data_.free = value;
    if (std::string_view value; free.get(value) == simdjson::SUCCESS)
      data_.free = !(value.ends_with("False") || value.ends_with("false"));
  }

  void take_page(const object& page) {
    if (data_.published.empty()) data_.published = shown(string_in(page, "datePublished"));
    if (data_.modified.empty()) data_.modified = shown(string_in(page, "dateModified"));
    if (data_.language.empty()) data_.language = shown(string_in(page, "inLanguage"));
    take_authors(page);
  }

  LinkedData data_;
  std::deque<simdjson::dom::parser> parsers_;  // they own what is found; a deque leaves them where they are
  std::vector<Found> articles_;
  std::vector<object> pages_;
  std::unordered_map<std::string, std::string> names_by_id_;  // of people and organisations
};

}  // namespace

LinkedData read_json_ld(const HtmlTree& tree) {
  Reader reader;
  const auto is_named = [](std::string_view name) { return name.find("ld+json") != std::string_view::npos; };
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    const Tag tag = tree.node(i).tag;
    if (tag == Tag::script && is_named(tree.attribute(i, Attribute::type))) reader.parse(tree.text(i));
    if (tag == Tag::meta && is_named(tree.attribute(i, Attribute::name))) reader.parse(tree.attribute(i, Attribute::content));
  }
  return std::move(reader).read();
}

}  // namespace rashomon
