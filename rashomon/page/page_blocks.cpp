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

bool ends_like_sentence(std::string_view text) {
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
      else if (is_block(node.tag))
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
    open_.push_back({element, kind_in(tree_.node(element).tag, open_.back().kind)});
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
    if (!blank) breaks_ = 0;
  }

  void add_break() {
    if (++breaks_ == 2)
      flush();
    else
      append_collapsed(" ", text_);
  }

  void flush() {
    breaks_ = 0;
    while (text_.ends_with(' ')) text_.pop_back();
    if (!text_.empty()) {
      PageBlock block;
      block.element = open_.back().element;
      block.kind = open_.back().kind;
      block.begin_markup = begin_markup_;
      block.words = count_words(text_);
      block.link_words = std::min(link_words_, block.words);
      block.time_words = std::min(time_words_, block.words);
      block.commas = static_cast<std::uint32_t>(std::count(text_.begin(), text_.end(), ','));
      block.ends_sentence = ends_like_sentence(text_);
      block.text = std::move(text_);
      blocks_.push_back(std::move(block));
    }
    text_.clear();
    link_words_ = time_words_ = 0;
  }

  const HtmlTree& tree_;
  std::vector<Open> open_;
  std::vector<PageBlock> blocks_;
  std::string text_;
  std::uint32_t link_words_ = 0, time_words_ = 0;
  std::uint32_t begin_markup_ = 0;
  int breaks_ = 0;
};

}  // namespace

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

std::vector<PageBlock> find_page_blocks(const HtmlTree& tree) {
  return BlockFinder(tree).find();
}

}  // namespace rashomon
