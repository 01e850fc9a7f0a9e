// A stack of open elements, and how many of each kind are on it: an end tag that matches nothing costs one look.
#include "rashomon/markup/tree.h"

#include <algorithm>
#include <array>

#include "rashomon/markup/entities.h"
#include "rashomon/markup/tokens.h"

namespace rashomon {

using enum Tag;

namespace {

// A start tag of these closes an open <p> (HTML Standard §13.2.6.4.7).
// clang-format off
bool closes_paragraph(Tag tag) {
  switch (tag) {
    case address: case article: case aside: case blockquote: case center: case dd: case details: case dialog: case dir:
    case div: case dl: case dt: case fieldset: case figcaption: case figure: case footer: case form: case header: case hr:
    case li: case main: case menu: case nav: case ol: case p: case pre: case section: case summary: case table: case ul:
    case xmp: return true;
    default: return is_heading(tag);
  }
}
// clang-format on

// No implied end tag reaches beyond these.
// clang-format off
bool is_boundary(Tag tag) {
  switch (tag) {
    case root: case html: case table: case td: case th: case caption: case object: case template_: case button: return true;
    default: return false;
  }
}
// clang-format on

bool is_cell(Tag tag) {
  return tag == td || tag == th;
}
bool is_row_group(Tag tag) {
  return tag == tbody || tag == thead || tag == tfoot;
}

// How far up an end tag looks for its element: more than any real page nests, few enough for hostile ones.
constexpr std::size_t kReach = 256;

}  // namespace

class TreeBuilder {
 public:
  TreeBuilder(std::string_view markup, const TreeLimits& limits) : markup_(markup), tokens_(markup), limits_(limits) {
    tree_.store_.reserve(markup.size() / 2);
    tree_.nodes_.push_back({.tag = root});
    open_.push_back(0);
    open_tags_[index_of(root)] = 1;
  }

  HtmlTree build() && {
    MarkupToken token;
    while (tokens_.next(token)) {
      if (tree_.nodes_.size() >= limits_.max_nodes) {
        tree_.over_nodes_ = true;
        break;
      }
      switch (token.kind) {
        case MarkupToken::Kind::text: add_text(token.text); break;
        case MarkupToken::Kind::raw_text: add_raw_text(token); break;
        case MarkupToken::Kind::start: start(token); break;
        case MarkupToken::Kind::end: end(token.tag); break;
      }
    }
    pop_to(0);
    tree_.nodes_[0].end = static_cast<NodeIndex>(tree_.nodes_.size());
    return std::move(tree_);
  }

 private:
  static std::size_t index_of(Tag tag) { return static_cast<std::size_t>(tag); }
  Tag tag_at(std::size_t depth) const { return tree_.nodes_[open_[depth]].tag; }
  Tag top() const { return tag_at(open_.size() - 1); }
  bool is_open(Tag tag) const { return open_tags_[index_of(tag)] > 0; }

  void pop() {
    HtmlNode& node = tree_.nodes_[open_.back()];
    node.end = static_cast<NodeIndex>(tree_.nodes_.size());
    --open_tags_[index_of(node.tag)];
    open_.pop_back();
  }

  // Closes elements until `depth` is the top.
  void pop_to(std::size_t depth) {
    while (open_.size() > depth + 1) pop();
  }

  NodeIndex add_node(Tag tag) {
    const auto index = static_cast<NodeIndex>(tree_.nodes_.size());
    tree_.nodes_.push_back({.tag = tag, .parent = open_.back(), .end = index + 1});
    return index;
  }

  void add_text(std::string_view raw) {
    const std::size_t last = tree_.nodes_.size() - 1;
    const bool same_text = tree_.nodes_[last].tag == Tag::text && tree_.nodes_[last].parent == open_.back() &&
                           tree_.nodes_[last].in_link == in_link_;
    const NodeIndex index = same_text ? static_cast<NodeIndex>(last) : add_node(Tag::text);
    HtmlNode& node = tree_.nodes_[index];
    if (!same_text) {
      node.begin_text = static_cast<std::uint32_t>(tree_.store_.size());
      const std::size_t first = std::min(raw.find_first_not_of(" \t\r\n\f"), raw.size());
      node.begin_markup = static_cast<std::uint32_t>(raw.data() - markup_.data() + static_cast<std::ptrdiff_t>(first));
    }
    node.in_link = in_link_;
    append_resolved(raw, false, tree_.store_);
    node.end_text = static_cast<std::uint32_t>(tree_.store_.size());
  }

  // A title's characters are text; a script's are kept as they are for those that hold data; others are not shown.
  void add_raw_text(const MarkupToken& token) {
    if (token.tag == title || token.tag == textarea) add_text(token.text);
    if (token.tag != script || token.text.empty()) return;
    HtmlNode& node = tree_.nodes_[open_.back()];
    if (node.tag != script || tree_.attribute(open_.back(), Attribute::type).find("json") == std::string_view::npos)
      return;
    node.begin_text = static_cast<std::uint32_t>(tree_.store_.size());
    tree_.store_.append(token.text);
    node.end_text = static_cast<std::uint32_t>(tree_.store_.size());
  }

  void keep_attributes(const MarkupToken& token, HtmlNode& node) {
    node.begin_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (std::size_t i = 0; i < token.attribute_count; ++i) {
      const auto begin = static_cast<std::uint32_t>(tree_.store_.size());
      append_resolved(token.attributes[i].value, true, tree_.store_);
      tree_.attributes_.push_back({token.attributes[i].name, begin, static_cast<std::uint32_t>(tree_.store_.size())});
    }
    node.end_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  }

  void start(const MarkupToken& token) {
    const Tag tag = token.tag;
    if ((tag == html || tag == body || tag == head) && is_open(tag)) return;
    close_implied(tag);
    const NodeIndex index = add_node(tag);
    keep_attributes(token, tree_.nodes_[index]);
    if (tag == a) in_link_ = tree_.has_attribute(index, Attribute::href);
    // A self-closing slash means something only on elements that are not HTML's own.
    if (is_void(tag) || (token.self_closing && (tag == other || tag == svg))) return;
    if (open_.size() >= limits_.max_depth) {
      tree_.over_depth_ = true;
      return;
    }
    open_.push_back(index);
    ++open_tags_[index_of(tag)];
  }

  // Closes the nearest open element for which `wanted` holds, unless one for which `stop` holds is nearer.
  template <typename Wanted, typename Stop>
  bool close_nearest(const Wanted& wanted, const Stop& stop) {
    const std::size_t lowest = open_.size() > kReach ? open_.size() - kReach : 1;
    for (std::size_t depth = open_.size(); depth-- > lowest;) {
      const Tag tag = tag_at(depth);
      if (wanted(tag)) {
        pop_to(depth - 1);
        return true;
      }
      if (stop(tag)) return false;
    }
    return false;
  }

  void close_implied(Tag tag) {
    if (is_open(p) && closes_paragraph(tag)) close_nearest([](Tag t) { return t == p; }, is_boundary);
    if (is_heading(tag) && is_heading(top())) pop();
    const auto is_table = [](Tag t) { return t == table || t == root || t == template_; };
    switch (tag) {
      case body:
      case main:
        if (is_open(head)) close_nearest([](Tag t) { return t == head; }, [](Tag t) { return t == html; });
        break;
      case li:
        if (is_open(li))
          close_nearest([](Tag t) { return t == li; }, [](Tag t) { return t == ul || t == ol || is_boundary(t); });
        break;
      case dd:
      case dt:
        close_nearest([](Tag t) { return t == dd || t == dt; }, [](Tag t) { return t == dl || is_boundary(t); });
        break;
      case option:
        if (top() == option) pop();
        break;
      case td:
      case th: close_nearest(is_cell, [&](Tag t) { return t == tr || is_table(t); }); break;
      case tr: close_nearest([](Tag t) { return t == tr; }, is_table); break;
      case tbody:
      case thead:
      case tfoot: close_nearest(is_row_group, is_table); break;
      default: break;
    }
  }

  void end(Tag tag) {
    if (tag == a) in_link_ = false;
    if (tag == br) {
      add_node(br);
      return;
    }
    if (tag == p && !is_open(p)) {
      add_node(p);  // as browsers do: it parts what is before it from what is behind it
      return;
    }
    if (tag == body || tag == html || !is_open(tag)) return;
    if (is_heading(tag)) {
      close_nearest(is_heading, is_boundary);
    } else if (tag == table) {
      close_nearest([](Tag t) { return t == table; }, [](Tag t) { return t == root; });
    } else if (is_cell(tag) || tag == tr || is_row_group(tag)) {
      close_nearest([&](Tag t) { return t == tag; }, [](Tag t) { return t == table || t == root; });
    } else if (is_block(tag) || is_boundary(tag) || tag == head || tag == noscript) {
      close_nearest([&](Tag t) { return t == tag; }, is_boundary);
    } else {
      close_nearest([&](Tag t) { return t == tag; }, is_block);
    }
  }

  const std::string_view markup_;
  Tokenizer tokens_;
  TreeLimits limits_;
  HtmlTree tree_;
  std::vector<NodeIndex> open_;
  std::array<std::uint32_t, 256> open_tags_{};  // how many elements of each tag are open
  bool in_link_ = false;
};

HtmlTree build_tree(std::string_view markup, const TreeLimits& limits) {
  return TreeBuilder(markup, limits).build();
}

std::string_view HtmlTree::text(NodeIndex index) const {
  const HtmlNode& node = nodes_[index];
  return std::string_view(store_).substr(node.begin_text, node.end_text - node.begin_text);
}

std::string_view HtmlTree::attribute(NodeIndex index, Attribute name) const {
  const HtmlNode& node = nodes_[index];
  for (std::uint32_t i = node.begin_attribute; i < node.end_attribute; ++i)
    if (attributes_[i].name == name)
      return std::string_view(store_).substr(attributes_[i].begin, attributes_[i].end - attributes_[i].begin);
  return {};
}

bool HtmlTree::has_attribute(NodeIndex index, Attribute name) const {
  const HtmlNode& node = nodes_[index];
  for (std::uint32_t i = node.begin_attribute; i < node.end_attribute; ++i)
    if (attributes_[i].name == name) return true;
  return false;
}

std::string HtmlTree::text_below(NodeIndex index) const {
  std::string out;
  for (NodeIndex i = index; i < nodes_[index].end; ++i) {
    if (nodes_[i].tag == Tag::text) append_collapsed(text(i), out);
    if (nodes_[i].tag == br || is_block(nodes_[i].tag)) append_collapsed(" ", out);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

void append_collapsed(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::string_view rest = text.substr(at, 3);
    bool space = byte == ' ' || (byte >= 0x09 && byte <= 0x0D);
    if (byte == 0xC2 && rest.starts_with("\u00A0")) {
      space = true;
      at += 1;
    } else if (byte == 0xC2 && rest.starts_with("\u00AD")) {
      at += 1;
      continue;
    } else if (byte >= 0xE2 && (rest == "\u200B" || rest == "\uFEFF")) {
      at += 2;
      continue;
    }
    if (!space) {
      out.push_back(text[at]);
    } else if (!out.empty() && out.back() != ' ' && out.back() != '\n') {
      out.push_back(' ');
    }
  }
}

}  // namespace rashomon
