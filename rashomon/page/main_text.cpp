// The numbers below were chosen on the page sets (docs/evaluation.md); each stands for "most", "some" or "few".
#include "rashomon/page/main_text.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "rashomon/base/utf8.h"
#include "rashomon/page/hints.h"
#include "rashomon/page/phrases.h"
#include "rashomon/page/metadata/published_date.h"
#include "rashomon/page/repeated_blocks.h"

namespace rashomon {
namespace {

using enum Tag;

class Chooser {
 public:
  Chooser(const HtmlTree& tree, const std::vector<PageBlock>& blocks)
      : tree_(tree), blocks_(blocks), size_(static_cast<NodeIndex>(tree.nodes().size())) {}

  MainText choose() && {
    weigh_blocks();
    read_hints();
    weigh_blocks();
    block_teasers();
    block_forms();
    weigh_blocks();
    score_elements();
    const NodeIndex region = choose_region();
    if (region == kNowhere) return {};
    const NodeIndex all = widen(region);
    const std::vector<NodeIndex> several = find_articles(all);
    MainText text = keep_blocks(several.size() < 2 ? all : titled_one(several));
    text.articles = several.size();
    return text;
  }

 private:
  static constexpr char kPullQuote = 2, kCaption = 3;  // in blocked_: by the name of a box
  static constexpr NodeIndex kNowhere = static_cast<NodeIndex>(-1);

  // A star or a square of its own.
  static bool is_ornament(std::string_view text) {
    const CodePoint first = code_point_at(text, 0);
    return first.size == text.size() && u_isalnum(static_cast<UChar32>(first.value)) == 0;
  }

  // "10. The Harbour Hotel": a heading of an article in numbered parts, also where it is a link.
  static bool is_list_heading(const PageBlock& block) {
    const std::size_t digits = block.text.find_first_not_of("0123456789");
    return block.kind == BlockKind::heading && digits > 0 && digits <= 3 && block.text.size() > digits + 1 &&
           (block.text[digits] == '.' || block.text[digits] == ')') && block.text[digits + 1] == ' ';
  }

  static std::uint32_t prose_words(const PageBlock& block) {
    if (block.kind == BlockKind::heading || block.link_words * 2 > block.words) return 0;
    return block.words >= 10 || (block.words >= 4 && block.ends_sentence) ? block.words : 0;
  }

  std::uint32_t prose_in(NodeIndex element) const {
    return prose_before_[tree_.node(element).end] - prose_before_[element];
  }
  std::uint32_t links_in(NodeIndex element) const {
    return links_before_[tree_.node(element).end] - links_before_[element];
  }
  std::uint32_t words_in(NodeIndex element) const {
    return words_before_[tree_.node(element).end] - words_before_[element];
  }

  // Sums over all blocks, or over those that no hint speaks against.
  void weigh_blocks() {
    std::vector<std::uint32_t> prose(size_, 0), links(size_, 0), words(size_, 0);
    for (const PageBlock& block : blocks_) {
      if (!blocked_.empty() && blocked_[block.element] != 0) continue;
      prose[block.element] += prose_words(block);
      links[block.element] += block.link_words;
      if (block.kind != BlockKind::heading || block.link_words > 0) words[block.element] += block.words;
    }
    const auto sum_up = [](const std::vector<std::uint32_t>& values) {
      std::vector<std::uint32_t> before(values.size() + 1, 0);
      for (std::size_t i = 0; i < values.size(); ++i) before[i + 1] = before[i] + values[i];
      return before;
    };
    prose_before_ = sum_up(prose);
    links_before_ = sum_up(links);
    words_before_ = sum_up(words);
  }

  void read_hints() {
    hints_.assign(size_, Hint::none);
    blocked_.assign(size_, 0);
    std::vector<std::uint32_t> headlines_before(size_ + 1, 0);
    for (NodeIndex i = 0; i < size_; ++i)
      headlines_before[i + 1] = headlines_before[i] + (tree_.node(i).tag == h1 ? 1 : 0);
    const std::uint32_t all = prose_in(0);
    for (NodeIndex i = 1; i < size_; ++i) {
      const HtmlNode& node = tree_.node(i);
      blocked_[i] = blocked_[node.parent];
      const bool small_print = node.tag == font && font_size(tree_, i) == kSmallPrintSize;
      if (blocked_[i] != 0 || !(is_block(node.tag) || small_print)) continue;
      const Hint hint = small_print ? Hint::aside : hint_of(tree_, i);
      hints_[i] = hint;
      const std::uint32_t prose = prose_in(i);
      const bool headline = headlines_before[node.end] > headlines_before[i];
      // A name that most of the page's prose or its headline speaks against is wrong.
      const bool believed = hint == Hint::aside     ? prose * 5 < all * 2
                            : hint == Hint::overlay ? !headline && prose * 5 < all * 4
                                                    : hint == Hint::comments && !headline;
      if (believed) blocked_[i] = hint != Hint::aside ? 1 : is_pull_quote(i) ? kPullQuote : is_caption(i) ? kCaption : 1;
    }
  }

  bool is_caption(NodeIndex element) const {
    if (tree_.node(element).tag == figcaption) return true;
    return has_word(tree_.attribute(element, Attribute::class_), {"caption"});
  }

  bool is_pull_quote(NodeIndex element) const {
    const auto is_named = [](std::string_view names) {
      return has_word(names, {"pullquote"}) || (has_word(names, {"pull"}) && has_word(names, {"quote"}));
    };
    return is_named(tree_.attribute(element, Attribute::class_)) || is_named(tree_.attribute(element, Attribute::id));
  }

  // A heading that is a link and the few lines below it announce another article.
  void block_teasers() {
    constexpr std::uint32_t kLongestTeaser = 90;
    for (const PageBlock& block : blocks_) {
      if (block.kind != BlockKind::heading || block.link_words * 10 < block.words * 7 || block.words < 4) continue;
      if (blocked_[block.element] != 0) continue;
      NodeIndex element = block.element;
      while (element != 0 && prose_in(element) == 0) element = tree_.node(element).parent;
      if (element != 0 && prose_in(element) <= kLongestTeaser && prose_in(element) * 3 < prose_in(0))
        block_all(element);
    }
  }

  // A small box with something to fill in or to press is a form, whatever its element: a newsletter, a poll. Several
  // boxes of some words and a button each are questions with their answers.
  void block_forms() {
    constexpr std::uint32_t kLargest = 45, kFewWords = 12;
    constexpr std::size_t kSeveral = 4;
    std::vector<NodeIndex> with_answers;
    for (NodeIndex i = 1; i < size_; ++i) {
      const Tag tag = tree_.node(i).tag;
      if ((tag != input && tag != button) || blocked_[i] != 0) continue;
      NodeIndex box = tree_.node(i).parent;
      while (box != 0 && tree_.node(box).tag != div && tree_.node(box).tag != section) box = tree_.node(box).parent;
      const std::uint32_t prose = prose_in(box);
      if (box == 0 || blocked_[box] != 0 || prose > kLargest || prose * 3 >= prose_in(0)) continue;
      if (tag == button && prose > kFewWords)
        with_answers.push_back(box);
      else
        block_all(box);
    }
    if (with_answers.size() >= kSeveral) return;
    for (const NodeIndex box : with_answers) block_all(box);
  }

  void block_all(NodeIndex element) {
    std::fill(blocked_.begin() + element, blocked_.begin() + tree_.node(element).end, char{1});
  }

  // Points for the element that holds a block of prose, half as many for the one around it, and so on.
  void score_elements() {
    constexpr int kReach = 5;
    scores_.assign(size_, 0.0);
    for (const PageBlock& block : blocks_) {
      const std::uint32_t words = prose_words(block);
      if (words == 0 || blocked_[block.element] != 0) continue;
      double share = 1.0 + std::min(block.commas, 5U) * 0.5 + std::min(words / 15.0, 5.0);
      NodeIndex element = block.element;
      const Tag tag = tree_.node(element).tag;
      if (tag == p || tag == pre || tag == blockquote || tag == li || tag == dd) element = tree_.node(element).parent;
      for (int level = 0; level < kReach; ++level) {
        scores_[element] += share;
        if (element == 0) break;
        share *= 0.5;
        element = tree_.node(element).parent;
      }
    }
  }

  NodeIndex choose_region() const {
    NodeIndex best = kNowhere;
    double best_score = 0.0;
    for (NodeIndex i = 0; i < size_; ++i) {
      if (scores_[i] <= 0.0) continue;
      const std::uint32_t words = std::max(words_in(i), 1U);
      double score = scores_[i] * (1.0 - static_cast<double>(links_in(i)) / words);
      if (hints_[i] == Hint::body) score *= 1.5;
      if (score > best_score) best = i, best_score = score;
    }
    return best;
  }

  // The farthest ancestor that adds little else than prose: an article's text may lie in several containers.
  NodeIndex widen(NodeIndex region) const {
    constexpr std::uint32_t kLeastAdded = 15;
    for (NodeIndex element = region; element != 0;) {
      element = tree_.node(element).parent;
      const std::uint32_t prose = prose_in(element) - prose_in(region), words = words_in(element) - words_in(region);
      // Where a name or an element promises the article, half of what is added may be lists, tables and short lines.
      const Tag tag = tree_.node(element).tag;
      const bool promised = hints_[element] == Hint::body || tag == article || tag == main;
      if (prose >= kLeastAdded && prose * 10 >= words * (promised ? 5 : 7)) region = element;
    }
    return region;
  }

  // The <article>s below that have a headline and prose of their own.
  std::vector<NodeIndex> find_articles(NodeIndex region) const {
    constexpr std::uint32_t kLeastProse = 40;
    std::vector<NodeIndex> found;
    for (NodeIndex i = region + 1; i < tree_.node(region).end; ++i) {
      if (tree_.node(i).tag != article || blocked_[i] != 0) continue;
      if (prose_in(i) >= kLeastProse && headline_in(i) != kNowhere) found.push_back(i);
      i = tree_.node(i).end - 1;
    }
    return found;
  }

  NodeIndex headline_in(NodeIndex element) const {
    for (NodeIndex i = element + 1; i < tree_.node(element).end; ++i)
      if (tree_.node(i).tag == h1) return i;
    return kNowhere;
  }

  NodeIndex titled_one(const std::vector<NodeIndex>& articles) const {
    constexpr std::size_t kLongestTitle = 1'000;  // headlines are looked for in it
    std::string page_title;
    for (NodeIndex i = 0; i < size_ && page_title.empty(); ++i)
      if (tree_.node(i).tag == title) page_title = tree_.text_below(i).substr(0, kLongestTitle);
    for (const NodeIndex i : articles)
      if (const std::string headline = tree_.text_below(headline_in(i)); !headline.empty() && page_title.find(headline) != std::string::npos)
        return i;
    return articles.front();
  }

  // Boxes of links inside the article, with the labels and headings around them.
  void block_link_boxes(NodeIndex region) {
    constexpr std::uint32_t kFewLinks = 8;  // words of them
    for (NodeIndex i = region + 1; i < tree_.node(region).end; ++i) {
      const HtmlNode& node = tree_.node(i);
      blocked_[i] |= blocked_[node.parent];
      const bool box = node.tag == div || node.tag == ul || node.tag == ol || node.tag == section;
      if (box && prose_in(i) == 0 && links_in(i) >= kFewLinks && links_in(i) * 2 > words_in(i)) blocked_[i] = 1;
    }
  }

  MainText keep_blocks(NodeIndex region) {
    constexpr std::uint32_t kFewestPulled = 4, kMostPulled = 60;
    block_link_boxes(region);
    std::vector<std::uint32_t> kept, pulled, captions;
    std::vector<std::size_t> ends;  // where in `kept` something else seems to begin
    const NodeIndex end = tree_.node(region).end;
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
      const PageBlock& block = blocks_[i];
      if (block.element < region || block.element >= end) continue;
      if (blocked_[block.element] == kPullQuote && block.words >= kFewestPulled && block.words <= kMostPulled && block.link_words == 0)
        pulled.push_back(i);
      if (blocked_[block.element] == kCaption && block.words >= kFewestPulled && block.link_words == 0) captions.push_back(i);
      if (blocked_[block.element] != 0) continue;
      if (is_ornament(block.text) || (block.time_words > 0 && block.time_words == block.words)) continue;
      const PhraseKind kind = kind_of_phrase(block.text);
      if (kind == PhraseKind::end_of_text) ends.push_back(kept.size());
      const bool only_links = block.link_words * 10 > block.words * 7 && !is_list_heading(block);
      if (only_links || kind != PhraseKind::text) continue;
      kept.push_back(i);
    }
    cut_after_end(kept, ends);
    drop_headline(kept);
    drop_repeated_blocks(blocks_, kept, pulled);
    drop_dateline(kept);
    while (!kept.empty() && blocks_[kept.back()].kind == BlockKind::heading) kept.pop_back();  // of what was left out
    std::sort(pulled.begin(), pulled.end());
    return {std::move(kept), std::move(pulled), std::move(captions)};
  }

  // Cuts at the first of the ends that has most of the text before it.
  void cut_after_end(std::vector<std::uint32_t>& kept, const std::vector<std::size_t>& ends) const {
    std::uint32_t all = 0, before = 0;
    for (const std::uint32_t index : kept) all += blocks_[index].words;
    std::size_t next = 0;
    for (const std::size_t place : ends) {
      for (; next < place; ++next) before += blocks_[kept[next]].words;
      if (before * 4 < all * 3) continue;
      kept.resize(place);
      return;
    }
  }

  // The headline is told as the title; what stands before it is a section's name, a date, a menu.
  void drop_headline(std::vector<std::uint32_t>& kept) const {
    constexpr std::uint32_t kMostBefore = 60;
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < kept.size() && before <= kMostBefore; ++i) {
      const PageBlock& block = blocks_[kept[i]];
      before += prose_words(block);
      if (tree_.node(block.element).tag != h1) continue;
      kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      return;
    }
  }

  // A date or a byline of its own above the text, or below its first paragraph, is told as such.
  void drop_dateline(std::vector<std::uint32_t>& kept) const {
    constexpr std::size_t kAbove = 6;
    constexpr std::uint32_t kLongest = 12, kStandfirst = 80;
    std::uint32_t passed = 0;
    for (std::size_t i = 0; i < std::min(kept.size(), kAbove) && passed <= kStandfirst;) {
      const PageBlock& block = blocks_[kept[i]];
      const bool byline =
          block.text.starts_with("By ") || block.text.starts_with("by ") || block.text.starts_with("BY ");
      const bool dated = block.time_words == block.words || !read_date(block.text).empty();
      const bool told = block.words <= kLongest && !block.ends_sentence && (byline || dated);
      if (told) {
        kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        passed += block.words;
        ++i;
      }
    }
  }

  const HtmlTree& tree_;
  const std::vector<PageBlock>& blocks_;
  const NodeIndex size_;
  std::vector<std::uint32_t> prose_before_, links_before_, words_before_;
  std::vector<Hint> hints_;
  std::vector<char> blocked_;
  std::vector<double> scores_;
};

}  // namespace

MainText choose_main_blocks(const HtmlTree& tree, const std::vector<PageBlock>& blocks) {
  return Chooser(tree, blocks).choose();
}

}  // namespace rashomon
