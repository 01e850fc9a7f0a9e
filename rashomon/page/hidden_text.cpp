#include "rashomon/page/hidden_text.h"

#include <simdjson.h>

#include <algorithm>
#include <deque>
#include <vector>

#include "rashomon/page/page_blocks.h"

namespace rashomon {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostValues = 200'000;       // looked at in one script
constexpr std::uint32_t kMinWords = 60;            // of an article's text
constexpr std::uint32_t kMinParagraphWords = 8;    // of most of its paragraphs
constexpr std::size_t kMinParagraphs = 3;

// What stands between <name …> and </name>, of all such elements.
std::string contents_of(std::string_view markup, std::string_view name) {
  const std::string open = "<" + std::string(name), close = "</" + std::string(name);
  std::string all;
  for (std::size_t at = markup.find(open); at != std::string_view::npos; at = markup.find(open, at)) {
    const std::size_t begin = markup.find('>', at);
    const std::size_t end = std::min(markup.find(close, at), markup.size());
    if (begin < end) all.append(markup.substr(begin + 1, end - begin - 1)).append("\n");
    at = std::min(end + 1, markup.size());
  }
  return all;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '&') out += "&amp;";
    else out.push_back(c);
  }
  return out;
}

// A paragraph of a list: a string, or an object that has one under a usual name.
std::string_view paragraph_of(const element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return text;
  object fields;
  if (value.get(fields) != simdjson::SUCCESS) return {};
  for (const std::string_view key : {"text", "content", "html", "value", "paragraph"})
    if (fields[key].get(text) == simdjson::SUCCESS) return text;
  return {};
}

bool is_markup(std::string_view text) { return text.find("</") != std::string_view::npos; }

class DataSearch {
 public:
  void look_into(std::string_view json) {
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return;
    std::deque<element> waiting{root};
    for (std::size_t seen = 0; !waiting.empty() && seen < kMostValues; ++seen) {
      const element value = waiting.front();
      waiting.pop_front();
      array list;
      object fields;
      std::string_view text;
      if (value.get(list) == simdjson::SUCCESS) {
        offer_list(list);
        for (const element each : list) waiting.push_back(each);
      } else if (value.get(fields) == simdjson::SUCCESS) {
        for (const auto field : fields) waiting.push_back(field.value);
      } else if (value.get(text) == simdjson::SUCCESS && text.find("</p>") != std::string_view::npos) {
        offer(std::string(text), count_words(text));
      }
    }
  }

  std::string take() && { return words_ >= kMinWords ? std::move(best_) : std::string(); }

 private:
  void offer_list(const array& list) {
    std::string markup;
    std::uint32_t words = 0;
    std::size_t paragraphs = 0, others = 0;
    for (const element each : list) {
      const std::string_view text = paragraph_of(each);
      const std::uint32_t count = count_words(text);
      if (count >= kMinParagraphWords) ++paragraphs;
      else ++others;
      words += count;
      if (!text.empty()) markup.append("<p>").append(is_markup(text) ? std::string(text) : escaped(text)).append("</p>");
    }
    if (paragraphs >= kMinParagraphs && paragraphs >= others) offer(std::move(markup), words);
  }

  void offer(std::string markup, std::uint32_t words) {
    if (words <= words_) return;
    words_ = words;
    best_ = std::move(markup);
  }

  std::string best_;
  std::uint32_t words_ = 0;
};

}  // namespace

std::string find_hidden_markup(std::string_view markup, const HtmlTree& tree) {
  DataSearch search;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i)
    if (tree.node(i).tag == Tag::script && tree.attribute(i, Attribute::type).find("json") != std::string_view::npos &&
        tree.attribute(i, Attribute::type).find("ld+json") == std::string_view::npos)
      search.look_into(tree.text(i));
  if (std::string found = std::move(search).take(); !found.empty()) return found;
  for (const std::string_view name : {"noframes", "noscript"})
    if (std::string found = contents_of(markup, name); count_words(found) >= kMinWords) return found;
  return {};
}

}  // namespace rashomon
