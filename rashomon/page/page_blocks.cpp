// Tested by tests/cases/page.
#include "rashomon/page/page_blocks.h"

#include <algorithm>
#include <utility>

#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

using enum Tag;

// Elements whose text no reader of the page sees, or that take input.
// clang-format off
bool is_unseen(Tag tag) {
  switch (tag) {
    case head: case script: case style: case noscript: case template_: case iframe: case noembed: case noframes: case svg:
    case object: case textarea: case select: case button: case title: return true;
    default: return false;
  }
}
// clang-format on

bool is_without_spaces(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x0E00 && c <= 0x0E7F) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

BlockKind kind_in(Tag tag, BlockKind outer) {
  if (is_heading(tag)) return BlockKind::heading;
  switch (tag) {
    case li: return BlockKind::list_item;
    case blockquote: return BlockKind::quotation;
    case article:
    case main:
    case section:
    case table: return BlockKind::paragraph;
    default: return outer;
  }
}

class BlockFinder {
 public:
  explicit BlockFinder(const HtmlTree& tree) : tree_(tree) {}

  std::vector<PageBlock> find() && {
    const auto size = static_cast<NodeIndex>(tree_.nodes().size());
    open_.push_back({0, BlockKind::paragraph});
    for (NodeIndex i = 1; i < size;) {
      const HtmlNode& node = tree_.node(i);
      while (i >= tree_.node(open_.back().element).end) close();
      if (is_unseen(node.tag)) {
        i = node.end;
        continue;
      }
      if (node.tag == Tag::text)
        add_text(i);
      else if (node.tag == br)
        add_break();
      else if (is_block(node.tag) || (node.tag == font && is_own_line(i)))
        open(i);
      ++i;
    }
    while (!open_.empty()) close();
    return std::move(blocks_);
  }

 private:
  struct Open {
    NodeIndex element;
    BlockKind kind;
  };

  void open(NodeIndex element) {
    flush();
    const bool headline = tree_.node(element).tag == font && font_size(tree_, element) >= kHeadlineSize;
    open_.push_back({element, headline ? BlockKind::heading : kind_in(tree_.node(element).tag, open_.back().kind)});
  }

  // A <font size> between line breaks or at the ends of a block.
  bool is_own_line(NodeIndex element) const {
    if (font_size(tree_, element) == 0 || !(text_.empty() || breaks_ > 0)) return false;
    NodeIndex next = tree_.node(element).end;
    const NodeIndex end = tree_.node(open_.back().element).end;
    while (next < end && tree_.node(next).tag == Tag::text && tree_.text(next).find_first_not_of(" \t\r\n") == std::string_view::npos) ++next;
    return next >= end || tree_.node(next).tag == br || is_block(tree_.node(next).tag);
  }

  void close() {
    flush();
    open_.pop_back();
  }

  void add_text(NodeIndex index) {
    const std::size_t before = text_.size();
    if (text_.empty()) begin_markup_ = tree_.node(index).begin_markup;
    append_collapsed(tree_.text(index), text_);
    const auto added_words = [&] { return count_words(std::string_view(text_).substr(before)); };
    if (tree_.node(index).in_link) link_words_ += added_words();
    if (tree_.node(tree_.node(index).parent).tag == time) time_words_ += added_words();
    const bool blank = text_.find_first_not_of(' ', before) == std::string::npos;
    if (blank) return;
    if (breaks_ > 0 && !lines_.empty()) lines_.back().next_markup = tree_.node(index).begin_markup;
    breaks_ = 0;
  }

  void add_break() {
    if (++breaks_ == 2) {
      flush();
    } else if (is_short_line()) {
      flush();
      breaks_ = 1;
    } else {
      append_collapsed(" ", text_);
      if (!text_.empty()) lines_.push_back({text_.size(), link_words_, time_words_});
    }
  }

  // In small letters, as bylines and dates are: each line tells something else.
  bool is_short_line() const {
    constexpr std::uint32_t kFewWords = 8;
    const NodeIndex element = open_.back().element;
    return tree_.node(element).tag == font && font_size(tree_, element) < kTextSize && text_.size() < 200 && count_words(text_) <= kFewWords;
  }

  // Whether single line breaks part paragraphs: nearly each line ends a sentence, and they are long.
  bool are_paragraphs() const {
    constexpr std::size_t kFewest = 2;
    constexpr std::uint32_t kLong = 12;
    if (lines_.size() < kFewest) return false;
    std::size_t begin = 0, ending = 0;
    for (const Line& line : lines_) {
      ending += ends_sentence(std::string_view(text_).substr(begin, line.end - begin)) ? 1 : 0;
      begin = line.end;
    }
    return ending * 4 >= lines_.size() * 3 && count_words(text_) >= kLong * (lines_.size() + 1);
  }

  void flush() {
    if (are_paragraphs()) {
      const std::string whole = std::move(text_);
      const std::uint32_t link_words = link_words_, time_words = time_words_, first_markup = begin_markup_;
      std::vector<Line> lines = std::exchange(lines_, {});
      lines.push_back({whole.size(), link_words, time_words, 0});
      Line last{0, 0, 0, first_markup};
      for (const Line& line : lines) {
        text_ = whole.substr(last.end, line.end - last.end);
        link_words_ = line.link_words - last.link_words;
        time_words_ = line.time_words - last.time_words;
        begin_markup_ = last.next_markup;
        flush();
        last = line;
      }
      return;
    }
    lines_.clear();
    breaks_ = 0;
    while (text_.ends_with(' ')) text_.pop_back();
    if (!text_.empty()) {
      PageBlock block;
      block.element = open_.back().element;
      block.kind = open_.back().kind;
      block.begin_markup = begin_markup_;
      block.words = count_words(text_);
      if (block.words > kLongestHeadline && tree_.node(block.element).tag == font) block.kind = BlockKind::paragraph;
      block.link_words = std::min(link_words_, block.words);
      block.time_words = std::min(time_words_, block.words);
      block.commas = static_cast<std::uint32_t>(std::count(text_.begin(), text_.end(), ','));
      block.ends_sentence = ends_sentence(text_);
      block.text = std::move(text_);
      blocks_.push_back(std::move(block));
    }
    text_.clear();
    link_words_ = time_words_ = 0;
  }

  // Where a single line break stands in the block's text, and what was before it.
  struct Line {
    std::size_t end;
    std::uint32_t link_words, time_words;
    std::uint32_t next_markup = 0;  // where the next line begins
  };

  static constexpr int kTextSize = 3;
  static constexpr std::uint32_t kLongestHeadline = 30;

  const HtmlTree& tree_;
  std::vector<Open> open_;
  std::vector<Line> lines_;
  std::vector<PageBlock> blocks_;
  std::string text_;
  std::uint32_t link_words_ = 0, time_words_ = 0;
  std::uint32_t begin_markup_ = 0;
  int breaks_ = 0;
};

}  // namespace

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const CodePoint last = code_point_before(text, text.size());
    switch (last.value) {
      case '.':
      case '!':
      case '?':
      case U'…':
      case U'。':
      case U'！':
      case U'？':
      case U'।':
      case U'؟': return true;
      case '"':
      case '\'':
      case ')':
      case ']':
      case U'”':
      case U'’':
      case U'»':
      case U'“':
      case U'」':
      case ' ': break;
      default: return false;
    }
    text.remove_suffix(last.size);
  }
  return false;
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0, halves = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0xE0) {  // no script without spaces lies below
      const bool space = byte <= ' ';
      words += !space && !in_word ? 1 : 0;
      in_word = !space;
      at += 1;
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (is_without_spaces(c.value)) {
      ++halves;
      in_word = false;
    } else {
      words += in_word ? 0 : 1;
      in_word = true;
    }
  }
  return words + halves / 2;
}

int font_size(const HtmlTree& tree, NodeIndex element) {
  constexpr int kText = 3;
  std::string_view size = tree.attribute(element, Attribute::size);
  if (tree.node(element).tag != font || size.empty()) return 0;
  const int sign = size[0] == '+' ? 1 : size[0] == '-' ? -1 : 0;
  if (sign != 0) size.remove_prefix(1);
  if (size.empty() || size[0] < '0' || size[0] > '9') return 0;
  const int steps = size[0] - '0';
  return std::clamp(sign == 0 ? steps : kText + sign * steps, 1, 7);
}

std::vector<PageBlock> find_page_blocks(const HtmlTree& tree) {
  return BlockFinder(tree).find();
}

}  // namespace rashomon
