// Elements are looked at in document order; the first that tells a date or a name counts, unless one is declared.
#include "rashomon/page/metadata/visible_facts.h"

#include <algorithm>
#include <initializer_list>

#include "rashomon/page/metadata/byline.h"
#include "rashomon/base/letters.h"
#include "rashomon/page/hints.h"
#include "rashomon/page/metadata/published_date.h"

namespace rashomon {
namespace {

using enum Tag;

constexpr std::size_t kLongestVisible = 200;  // bytes of a byline or date
constexpr NodeIndex kMostNodes = 60;          // of an element that holds one

bool names_have(const HtmlTree& tree, NodeIndex i, std::initializer_list<std::string_view> words) {
  for (const Attribute naming : {Attribute::class_, Attribute::id}) {
    const std::string_view names = tree.attribute(i, naming);
    if (!names.empty() && has_word(names, words)) return true;
  }
  return false;
}

bool is_elsewhere(const HtmlTree& tree, NodeIndex i) {
  const Tag tag = tree.node(i).tag;
  if (tag == nav || tag == footer) return true;
  if (!is_block(tag) || tag == body || tag == html) return false;
  return names_have(
      tree, i, {"comments", "comment", "related", "recommended", "sidebar", "footer", "popular", "trending", "latest"});
}

// Elements that may hold a date or a byline, in order.
std::vector<NodeIndex> find_candidates(const HtmlTree& tree) {
  std::vector<NodeIndex> found;
  for (NodeIndex i = 1; i < tree.nodes().size();) {
    const HtmlNode& node = tree.node(i);
    const bool plain = node.begin_attribute == node.end_attribute;
    if (node.tag == Tag::text || (plain && node.tag != time && node.tag != nav && node.tag != footer)) {
      ++i;
    } else if (is_elsewhere(tree, i)) {
      i = node.end;
    } else {
      found.push_back(i++);
    }
  }
  return found;
}

std::string shown_text(const HtmlTree& tree, NodeIndex i) {
  if (tree.node(i).end - i > kMostNodes) return {};
  std::string text = tree.text_below(i);
  return text.size() <= kLongestVisible ? text : std::string();
}

// The beginning of an element's text, where it is too much for a date as a whole.
std::string first_text(const HtmlTree& tree, NodeIndex i) {
  const NodeIndex end = std::min(tree.node(i).end, i + kMostNodes);
  for (NodeIndex j = i + 1; j < end; ++j) {
    std::string text;
    if (tree.node(j).tag == Tag::text) append_collapsed(tree.text(j).substr(0, kLongestVisible), text);
    if (!text.empty()) return text;
  }
  return {};
}

// "Updated May 5, 2031": when something else happened than publication.
bool speaks_of_change(std::string_view text) {
  for (const std::string_view word :
       {"pdated", "odified", "eviewed", "PDATED", "ktualisiert", "ctualizado", "is à jour"})
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

bool is_change(const HtmlTree& tree, NodeIndex i) {
  if (names_have(tree, i, {"updated", "modified"}) && !names_have(tree, i, {"published", "publish", "posted"}))
    return true;
  const std::string own = shown_text(tree, i), around = shown_text(tree, tree.node(i).parent);
  if (speaks_of_change(own)) return own.find("ublished") == std::string::npos;
  // "Published May 4, 2031 | Updated May 5, 2031": what stands right before this date counts.
  const std::size_t at = around.find(own);
  return !own.empty() && at != std::string::npos && at > 0 &&
         speaks_of_change(around.substr(at > 24 ? at - 24 : 0, std::min<std::size_t>(at, 24)));
}

// `*changed`: the date of the last change, where the page marks one.
std::string date_by_markup(const HtmlTree& tree, std::string* changed) {
  std::string by_time, by_class, by_change;
  for (const NodeIndex i : find_candidates(tree)) {
    const bool declared = tree.attribute(i, Attribute::itemprop).find("datePublished") != std::string_view::npos;
    if (tree.node(i).tag != time && !declared &&
        !names_have(tree, i,
                    {"date", "published", "timestamp", "time", "dateline", "pubdate", "posted", "datetime", "dates"}))
      continue;
    std::string found = read_date(tree.attribute(i, Attribute::datetime));
    if (found.empty()) found = read_date(tree.attribute(i, Attribute::content));
    if (found.empty()) found = read_date(shown_text(tree, i));
    if (found.empty()) found = read_date(first_text(tree, i));
    if (found.empty()) continue;
    if (declared) return found;
    if (is_change(tree, i)) {
      if (by_change.empty()) by_change = found;
      continue;
    }
    if (tree.node(i).tag == time && by_time.empty()) by_time = found;
    if (by_class.empty()) by_class = found;
  }
  *changed = by_change;
  return by_time.empty() ? by_class : by_time;
}

// Without the outlet's own name.
std::vector<std::string> names_in(std::string_view text, std::string_view outlet) {
  std::vector<std::string> names;
  add_names(text, names);
  std::erase_if(names, [&](const std::string& name) { return join_names({name}, outlet).empty(); });
  return names;
}

std::vector<std::string> byline_by_markup(const HtmlTree& tree, std::string_view outlet) {
  std::vector<std::string> by_class;
  for (const NodeIndex i : find_candidates(tree)) {
    const bool declared =
        tree.attribute(i, Attribute::rel) == "author" || tree.attribute(i, Attribute::itemprop) == "author";
    if (!declared && (!names_have(tree, i, {"byline", "author", "authors", "writer"}) || names_have(tree, i, {"bio", "description", "about"})))
      continue;
    std::vector<std::string> found = names_in(shown_text(tree, i), outlet);
    if (found.empty()) continue;
    if (declared) return found;
    if (by_class.empty()) by_class = std::move(found);
  }
  return by_class;
}

// The blocks that are a page's headlines: its h1s, else what says the title.
std::vector<std::size_t> find_headlines(const HtmlTree& tree, const std::vector<PageBlock>& blocks, std::string_view title) {
  constexpr std::size_t kMost = 50;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < blocks.size() && found.size() < kMost; ++i)
    if (tree.node(blocks[i].element).tag == h1) found.push_back(i);
  if (!found.empty() || title.empty()) return found;
  for (std::size_t i = 0; i < blocks.size() && found.size() < kMost; ++i)
    if (blocks[i].text.size() == title.size() && equal_no_case(blocks[i].text, title)) found.push_back(i);
  return found;
}

// Calls `take` with the short blocks around the headlines, those behind them first, until it returns true.
template <typename Take>
void for_blocks_near_headline(const HtmlTree& tree, const std::vector<PageBlock>& blocks, std::string_view title, const Take& take) {
  constexpr std::size_t kBehind = 14, kBefore = 6;
  constexpr std::uint32_t kShort = 14, kProse = 40, kStandfirst = 80;
  for (const std::size_t i : find_headlines(tree, blocks, title)) {
    // Right behind the headline, what is no longer than a standfirst may be one.
    for (std::size_t j = i + 1; j < blocks.size() && j <= i + kBehind && blocks[j].words < (j == i + 1 ? kStandfirst : kProse); ++j)
      if (blocks[j].words <= kShort && take(blocks[j].text)) return;
    for (std::size_t j = i; j-- > 0 && j + kBefore >= i;)
      if (blocks[j].words <= kShort && take(blocks[j].text)) return;
  }
}

// Of a date in the block behind one that is only its name: "Published", "Publication date:".
std::string announced_date(const std::vector<PageBlock>& blocks) {
  constexpr std::uint32_t kMostWords = 8;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (blocks[i].words > 3 || blocks[i + 1].words > kMostWords) continue;
    std::string lower = lower_case(blocks[i].text);
    while (lower.ends_with(':') || lower.ends_with(' ')) lower.pop_back();
    for (const std::string_view known : {"published", "published on", "publish date", "date published", "publication date", "posted on"})
      if (lower == known)
        if (std::string found = read_date(blocks[i + 1].text); !found.empty()) return found;
  }
  return {};
}

}  // namespace

std::string find_headline_date(const HtmlTree& tree, const std::vector<PageBlock>& blocks, std::string_view title,
                               std::string* changed) {
  std::string found = announced_date(blocks);
  if (!found.empty()) return found;
  for_blocks_near_headline(tree, blocks, title, [&](const std::string& text) {
    if (text.size() > kLongestVisible) return false;
    if (!speaks_of_change(text))
      found = read_date(text);
    else if (changed->empty())
      *changed = read_date(text);
    return !found.empty();
  });
  return found;
}

std::string find_visible_date(const HtmlTree& tree, const std::vector<PageBlock>& blocks, std::string_view title) {
  std::string changed;
  std::string found = announced_date(blocks);  // a side column has times of other articles too
  if (found.empty()) found = date_by_markup(tree, &changed);
  if (found.empty()) found = find_headline_date(tree, blocks, title, &changed);
  return found.empty() ? changed : found;
}

std::vector<std::string> announced_byline(const std::vector<PageBlock>& blocks, std::string_view outlet) {
  constexpr std::uint32_t kMostWords = 8;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (!announces_names(blocks[i].text) || blocks[i + 1].words > kMostWords) continue;
    if (std::vector<std::string> found = names_in(blocks[i + 1].text, outlet); !found.empty()) return found;
  }
  return {};
}

std::vector<std::string> find_visible_byline(const HtmlTree& tree, const std::vector<PageBlock>& blocks,
                                             std::string_view title, std::string_view outlet) {
  std::vector<std::string> found = byline_by_markup(tree, outlet);
  if (!found.empty()) return found;
  for_blocks_near_headline(tree, blocks, title, [&](const std::string& text) {
    const bool says_by = text.starts_with("By ") || text.starts_with("by ") || text.starts_with("BY ") ||
                         text.starts_with("By: ") || text.starts_with("Written by ") || text.starts_with("Von ") ||
                         text.starts_with("Par ") || text.starts_with("Por ");
    if (!says_by || text.size() > kLongestVisible) return false;
    found = names_in(text, outlet);
    return !found.empty();
  });
  return found.empty() ? announced_byline(blocks, outlet) : found;
}

}  // namespace rashomon
