// Markup -> tree, compact and in document order: a node's descendants are the nodes between it and its `end`.
//
//   <div><p>One<p>Two</div>   ->   div { p { text "One" } p { text "Two" } }
//
// Structure follows the HTML Standard's tree construction (§13.2.6) where text depends on it: void elements, end tags
// that are implied, end tags that match nothing, headings and table cells that close each other. Not done: moving
// misnested formatting and text in tables to where a browser would show it. Nothing recurses; what lies deeper than the
// budget hangs on the deepest element that fits, and what comes after the last node that fits is left out.
//
// Why not libxml2: measured on 31 MB of saved pages (2026-11), 410 MB/s here against 75 MB/s for its SAX events alone;
// one tag of 100,000 attributes takes it 19 s, 100,000 unclosed elements 38 s (here 2 ms and 19 ms).
//
// Tested by tests/markup_test.cpp, tests/cases/page and fuzz/page.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/markup/tags.h"

namespace rashomon {

using NodeIndex = std::uint32_t;

struct HtmlNode {
  Tag tag = Tag::other;
  bool in_link = false;  // a text inside <a href>, also where the link is never closed properly
  NodeIndex parent = 0;
  NodeIndex end = 0;                           // one past the last descendant
  std::uint32_t begin_text = 0, end_text = 0;  // of a text or script: its characters in the tree's store
  std::uint32_t begin_markup = 0;              // of a text: the byte of the markup at which it begins, white space passed over
  std::uint32_t begin_attribute = 0, end_attribute = 0;
};

struct TreeLimits {
  std::size_t max_nodes = 1'000'000;
  std::size_t max_depth = 2'000;
};

class HtmlTree {
 public:
  // The root is node 0.
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  const HtmlNode& node(NodeIndex index) const { return nodes_[index]; }

  // A text's characters, references resolved, white space as in the markup. Of a script: its content.
  std::string_view text(NodeIndex index) const;

  // An attribute's value, references resolved; empty where there is none.
  std::string_view attribute(NodeIndex index, Attribute name) const;
  bool has_attribute(NodeIndex index, Attribute name) const;

  // All text below a node, its white space collapsed to single spaces.
  std::string text_below(NodeIndex index) const;

  bool over_nodes() const { return over_nodes_; }
  bool over_depth() const { return over_depth_; }

 private:
  friend class TreeBuilder;

  struct StoredAttribute {
    Attribute name;
    std::uint32_t begin, end;
  };

  std::vector<HtmlNode> nodes_;
  std::vector<StoredAttribute> attributes_;
  std::string store_;
  bool over_nodes_ = false, over_depth_ = false;
};

// `markup` is valid UTF-8 of at most 4 GiB.
HtmlTree build_tree(std::string_view markup, const TreeLimits& limits);

// Appends text with each run of white space (no-break spaces too) made one space, none at the beginning of `out` or
// after another, and without characters that are never seen (soft hyphens, zero-width spaces).
void append_collapsed(std::string_view text, std::string& out);

}  // namespace rashomon
