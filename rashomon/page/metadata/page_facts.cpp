// One fact after the other, each from the first source that has it.
#include "rashomon/page/metadata/page_facts.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "rashomon/base/letters.h"
#include "rashomon/page/metadata/byline.h"
#include "rashomon/page/metadata/json_ld.h"
#include "rashomon/page/metadata/published_date.h"
#include "rashomon/page/metadata/title.h"
#include "rashomon/page/metadata/visible_facts.h"

namespace rashomon {
namespace {

using enum Tag;

constexpr std::size_t kDayLetters = 10;  // of an ISO 8601 date

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

  // Calls `take` with each value of each of the names, in the order of the names.
  template <typename Take>
  void for_each(std::initializer_list<std::string_view> names, const Take& take) const {
    for (const std::string_view name : names)
      for (const auto& [key, content] : all_)
        if (key == name) take(key, collapsed(content));
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
  FactFinder(const HtmlTree& tree, const std::vector<PageBlock>& blocks, bool all)
      : tree_(tree), blocks_(blocks), all_(all), meta_(tree), data_(read_json_ld(tree)) {}

  PageFacts find() && {
    facts_.free = data_.free;
    facts_.live = data_.live;
    facts_.words = data_.words;
    facts_.body = data_.body;
    facts_.publisher = data_.outlet;
    find_language();
    find_address();
    find_outlet();
    find_title();
    find_dates();
    find_section();
    find_bylines();
    return std::move(facts_);
  }

 private:
  // The first that is offered is chosen; later ones are looked for only where all are wanted.
  bool wants(const std::string& fact) const { return all_ || fact.empty(); }

  void offer(std::string_view field, std::string& fact, std::string value, std::string_view origin) {
    if (value.empty()) return;
    const bool first = fact.empty();
    if (all_) facts_.candidates.push_back({std::string(field), value, std::string(origin), first ? "the first in order of trust" : ""});
    if (first) fact = std::move(value);
  }

  // Another than the one chosen so far.
  void choose(std::string_view field, std::string& fact, std::string value, std::string_view origin, std::string_view why) {
    if (all_) {
      for (FactCandidate& other : facts_.candidates)
        if (other.field == field) other.why.clear();
      facts_.candidates.push_back({std::string(field), value, std::string(origin), std::string(why)});
    }
    fact = std::move(value);
  }

  template <typename Read>
  void offer_meta(std::string_view field, std::string& fact, std::initializer_list<std::string_view> names, const Read& read) {
    if (!wants(fact)) return;
    meta_.for_each(names, [&](const std::string& name, const std::string& content) {
      if (wants(fact)) offer(field, fact, read(content), "meta " + name);
    });
  }

  void find_language() {
    for (NodeIndex i = 0; i < tree_.nodes().size() && facts_.language.empty(); ++i)
      if (tree_.node(i).tag == html) offer("language", facts_.language, short_language(tree_.attribute(i, Attribute::lang)), "html lang");
    offer("language", facts_.language, short_language(data_.language), "JSON-LD inLanguage");
    offer_meta("language", facts_.language, {"og:locale", "content-language", "language"}, short_language);
  }

  void find_address() {
    const auto web_address = [](const std::string& url) { return is_web_address(url) ? url : std::string(); };
    for (NodeIndex i = 0; i < tree_.nodes().size() && facts_.url.empty(); ++i)
      if (tree_.node(i).tag == link && lower_case(tree_.attribute(i, Attribute::rel)) == "canonical")
        offer("url", facts_.url, web_address(std::string(tree_.attribute(i, Attribute::href))), "link canonical");
    offer_meta("url", facts_.url, {"og:url"}, web_address);
    offer("url", facts_.url, web_address(data_.url), "JSON-LD url");
  }

  void find_outlet() {
    const auto no_address = [](const std::string& name) { return is_web_address(name) ? std::string() : name; };
    offer_meta("outlet", facts_.outlet, {"og:site_name"}, no_address);
    offer("outlet", facts_.outlet, no_address(data_.outlet), "JSON-LD publisher");
    offer_meta("outlet", facts_.outlet, {"application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher"}, no_address);
    if (wants(facts_.outlet)) offer("outlet", facts_.outlet, find_masthead(tree_), "shown: masthead");
  }

  void find_title() {
    std::string open_graph, ignored;
    meta_.for_each({"og:title", "twitter:title"}, [&](const std::string& name, const std::string& content) {
      if (all_) facts_.candidates.push_back({"title", content, "meta " + name, {}});
      if (open_graph.empty()) open_graph = content;
    });
    if (all_ && !data_.headline.empty()) facts_.candidates.push_back({"title", data_.headline, "JSON-LD headline", {}});
    for (NodeIndex i = 0; all_ && i < tree_.nodes().size(); ++i)
      if (tree_.node(i).tag == Tag::title || tree_.node(i).tag == h1)
        if (std::string text = tree_.text_below(i); !text.empty())
          facts_.candidates.push_back({"title", std::move(text), tree_.node(i).tag == h1 ? "shown: h1" : "title element", {}});
    std::string title = choose_title(tree_, data_.headline, open_graph, {facts_.outlet, facts_.url});
    if (!title.empty())
      choose("title", facts_.title, std::move(title), "those above", "the headline shown that agrees most with what is declared, without the outlet's name");
  }

  void find_dates() {
    offer("published", facts_.published, read_date(data_.published), "JSON-LD datePublished");
    offer_meta("published", facts_.published,
               {"article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
                "publishdate", "publish-date", "date", "dc.date.issued", "dcterms.created", "dc.date", "article.published",
                "published", "published-date", "first_publication_date", "citation_publication_date",
                "cxenseparse:recs:publishtime"},
               read_date);
    if (wants(facts_.published)) offer("published", facts_.published, find_visible_date(tree_, blocks_, facts_.title), "shown: time element, class or line");
    if (wants(facts_.published)) offer("published", facts_.published, date_in_address(facts_.url), "the address");
    std::string changed;
    std::string shown = find_headline_date(tree_, blocks_, facts_.title, &changed);
    offer("modified", facts_.modified, read_date(data_.modified), "JSON-LD dateModified");
    offer_meta("modified", facts_.modified,
               {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "dc.date.modified", "dcterms.modified",
                "lastmod", "article:modified"},
               read_date);
    // The day that readers are shown wins over a declared one, which is often the day of a move to another system, or the
    // next day by another zone (docs/evaluation.md); not where it is declared to be the day of the last change.
    const auto is_day = [&](const std::string& date) { return date.starts_with(shown.substr(0, kDayLetters)); };
    const bool is_change = !facts_.published.empty() && is_day(facts_.modified);
    if (!shown.empty() && !is_day(facts_.published) && !is_change) {
      // A time element may say the same day more exactly.
      if (std::string exact = find_visible_date(tree_, blocks_, facts_.title); is_day(exact)) shown = exact;
      choose("published", facts_.published, std::move(shown), "shown: beside the headline", "the day that readers are shown");
    }
    offer("modified", facts_.modified, std::move(changed), "shown: beside the headline");
  }

  void find_section() {
    offer("section", facts_.section, data_.section, "JSON-LD articleSection");
    offer_meta("section", facts_.section, {"article:section", "parsely-section", "sailthru.section", "section", "cxenseparse:recs:category"},
               [](const std::string& name) { return is_web_address(name) ? std::string() : name; });
  }

  void offer_names(const std::vector<std::string>& names, std::string_view without, std::string_view origin) {
    std::vector<std::string> kept;
    for (const std::string& name : names)
      if (join_names({name}, without) == name) kept.emplace_back(without_outlet_behind(name, facts_.outlet));
    if (kept.empty()) return;
    const bool first = facts_.bylines.empty();
    if (all_)
      for (const std::string& name : kept)
        facts_.candidates.push_back({"bylines", name, std::string(origin), first ? "the first in order of trust" : ""});
    if (first) facts_.bylines = std::move(kept);
  }

  void find_bylines() {
    std::vector<std::string> declared = data_.authors;
    offer_names(data_.authors, facts_.outlet, "JSON-LD author");
    for (const std::string_view key : {"author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "byl",
                                       "dc.creator", "dcterms.creator"}) {
      if (!all_ && !declared.empty()) break;
      std::vector<std::string> names;
      meta_.for_each({key}, [&](const std::string&, const std::string& content) { add_names(content, names); });
      offer_names(names, facts_.outlet, "meta " + std::string(key));
      if (declared.empty()) declared = std::move(names);
    }
    if (all_ || facts_.bylines.empty()) offer_names(find_visible_byline(tree_, blocks_, facts_.title, facts_.outlet), {}, "shown: byline");
    // An outlet that names itself, or a person's own site.
    if (facts_.bylines.empty()) offer_names(declared, {}, "the declared author, who is the outlet");
  }

  const HtmlTree& tree_;
  const std::vector<PageBlock>& blocks_;
  const bool all_;
  const MetaElements meta_;
  const LinkedData data_;
  PageFacts facts_;
};

}  // namespace

PageFacts find_page_facts(const HtmlTree& tree, const std::vector<PageBlock>& blocks, bool all_candidates) {
  return FactFinder(tree, blocks, all_candidates).find();
}

std::string short_language(std::string_view declared) {
  const std::string lower = lower_case(declared.substr(0, 3));
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (lower.size() < 2 || !is_letter(lower[0]) || !is_letter(lower[1])) return {};
  if (lower.size() == 3 && is_letter(lower[2])) return {};
  return lower.substr(0, 2);
}

}  // namespace rashomon
