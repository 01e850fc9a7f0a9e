// One fact after the other, each from the first source that has it.
#include "rashomon/page/metadata.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "rashomon/page/byline.h"
#include "rashomon/page/json_ld.h"
#include "rashomon/page/published_date.h"
#include "rashomon/page/title.h"
#include "rashomon/page/visible_facts.h"

namespace rashomon {
namespace {

using enum Tag;

constexpr std::size_t kDayLetters = 10;  // of an ISO 8601 date

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// What the page's meta elements say, by name or property in lower case, in order.
class MetaElements {
 public:
  explicit MetaElements(const HtmlTree& tree) {
    for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
      if (tree.node(i).tag != meta) continue;
      const std::string_view content = tree.attribute(i, Attribute::content);
      if (content.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      for (const Attribute naming : {Attribute::property, Attribute::name, Attribute::itemprop})
        if (const std::string_view name = tree.attribute(i, naming); !name.empty())
          all_.emplace_back(lower_case(name), content);
    }
  }

  // The first value of the first of the names that has one.
  std::string first(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
      for (const auto& [key, content] : all_)
        if (key == name) return collapsed(content);
    return {};
  }

  template <typename Take>
  void for_each(std::string_view name, const Take& take) const {
    for (const auto& [key, content] : all_)
      if (key == name) take(content);
  }

 private:
  static std::string collapsed(std::string_view text) {
    std::string out;
    append_collapsed(text, out);
    while (out.ends_with(' ')) out.pop_back();
    return out;
  }

  std::vector<std::pair<std::string, std::string_view>> all_;
};

class FactFinder {
 public:
  FactFinder(const HtmlTree& tree, const std::vector<PageBlock>& blocks)
      : tree_(tree), blocks_(blocks), meta_(tree), data_(read_json_ld(tree)) {}

  PageFacts find() && {
    facts_.free = data_.free;
    facts_.words = data_.words;
    facts_.body = data_.body;
    find_language();
    find_address();
    find_outlet();
    facts_.title =
        choose_title(tree_, data_.headline, meta_.first({"og:title", "twitter:title"}), {facts_.outlet, facts_.url});
    find_published();
    find_byline();
    return std::move(facts_);
  }

 private:
  void find_language() {
    for (NodeIndex i = 0; i < tree_.nodes().size() && facts_.language.empty(); ++i)
      if (tree_.node(i).tag == html) facts_.language = short_language(tree_.attribute(i, Attribute::lang));
    if (facts_.language.empty()) facts_.language = short_language(data_.language);
    if (facts_.language.empty())
      facts_.language = short_language(meta_.first({"og:locale", "content-language", "language"}));
  }

  void find_address() {
    std::string canonical;
    for (NodeIndex i = 0; i < tree_.nodes().size() && canonical.empty(); ++i)
      if (tree_.node(i).tag == link && lower_case(tree_.attribute(i, Attribute::rel)) == "canonical")
        canonical = tree_.attribute(i, Attribute::href);
    for (const std::string& url : {canonical, meta_.first({"og:url"}), data_.url})
      if (is_web_address(url)) {
        facts_.url = url;
        return;
      }
  }

  void find_outlet() {
    facts_.outlet = meta_.first({"og:site_name"});
    if (facts_.outlet.empty()) facts_.outlet = data_.outlet;
    if (facts_.outlet.empty())
      facts_.outlet = meta_.first({"application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher"});
    if (is_web_address(facts_.outlet)) facts_.outlet.clear();
  }

  void find_published() {
    facts_.published = read_date(data_.published);
    if (facts_.published.empty())
      facts_.published = read_date(
          meta_.first({"article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
                       "sailthru.date", "pubdate", "publishdate", "publish-date", "date", "dc.date.issued",
                       "dcterms.created", "dc.date", "article.published", "published", "published-date",
                       "first_publication_date", "citation_publication_date", "cxenseparse:recs:publishtime"}));
    if (facts_.published.empty()) facts_.published = find_visible_date(tree_, blocks_);
    if (facts_.published.empty()) facts_.published = date_in_address(facts_.url);
    // The day that readers are shown wins over a declared one, which is often the day of a move to another system, or the
    // next day by another zone: where they differ it is right three times in four (docs/evaluation.md).
    std::string changed;
    const std::string shown = find_headline_date(tree_, blocks_, &changed);
    if (!shown.empty() && !facts_.published.starts_with(shown.substr(0, kDayLetters))) facts_.published = shown;
  }

  void find_byline() {
    std::vector<std::string> names = data_.authors;
    for (const std::string_view key : {"author", "article:author", "article:author_name", "parsely-author",
                                       "sailthru.author", "byl", "dc.creator", "dcterms.creator"})
      if (names.empty()) meta_.for_each(key, [&](std::string_view content) { add_names(content, names); });
    facts_.byline = join_names(names, facts_.outlet);
    if (facts_.byline.empty()) facts_.byline = find_visible_byline(tree_, blocks_, facts_.outlet);
    // An outlet that names itself, or a person's own site.
    if (facts_.byline.empty()) facts_.byline = join_names(names, {});
  }

  const HtmlTree& tree_;
  const std::vector<PageBlock>& blocks_;
  const MetaElements meta_;
  const LinkedData data_;
  PageFacts facts_;
};

}  // namespace

PageFacts find_page_facts(const HtmlTree& tree, const std::vector<PageBlock>& blocks) {
  return FactFinder(tree, blocks).find();
}

std::string short_language(std::string_view declared) {
  const std::string lower = lower_case(declared.substr(0, 3));
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (lower.size() < 2 || !is_letter(lower[0]) || !is_letter(lower[1])) return {};
  if (lower.size() == 3 && is_letter(lower[2])) return {};
  return lower.substr(0, 2);
}

}  // namespace rashomon
