// markup/: the tree against what browsers build, shown as nested names, and the cost of hostile markup.
#include <gtest/gtest.h>

#include <chrono>

#include "rashomon/markup/entities.h"
#include "rashomon/markup/tree.h"

namespace rashomon {
namespace {

std::string show(const HtmlTree& tree, NodeIndex from, NodeIndex end) {
  std::string out;
  for (NodeIndex i = from; i < end; i = tree.node(i).end) {
    if (!out.empty()) out += " ";
    if (tree.node(i).tag == Tag::text) {
      out += "'" + std::string(tree.text(i)) + "'";
    } else {
      out += std::to_string(static_cast<int>(tree.node(i).tag));
      if (tree.node(i).end > i + 1) out += "{" + show(tree, i + 1, tree.node(i).end) + "}";
    }
  }
  return out;
}

// Both trees are the same.
void expect_same(const std::string& sloppy, const std::string& tidy) {
  const HtmlTree a = build_tree(sloppy, {}), b = build_tree(tidy, {});
  EXPECT_EQ(show(a, 1, a.node(0).end), show(b, 1, b.node(0).end)) << sloppy;
}

TEST(Tree, ImpliedEndTags) {
  expect_same("<p>One<p>Two<div>Three</div>", "<p>One</p><p>Two</p><div>Three</div>");
  expect_same("<ul><li>One<li>Two<ul><li>In</ul><li>Three</ul>",
              "<ul><li>One</li><li>Two<ul><li>In</li></ul></li><li>Three</li></ul>");
  expect_same("<table><tr><td>a<td>b<tr><td>c</table>x",
              "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>x");
  expect_same("<table><tr><td><p>a<table><tr><td>in</table>b</table>",
              "<table><tr><td><p>a</p><table><tr><td>in</td></tr></table>b</td></tr></table>");
  expect_same("<h2>One<h3>Two</h3>", "<h2>One</h2><h3>Two</h3>");
  expect_same("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>");
}

TEST(Tree, EndTagsThatMatchNothing) {
  expect_same("<div>a</span></div>b", "<div>a</div>b");
  expect_same("<div><b>a</div>b", "<div><b>a</b></div>b");
  expect_same("<b><div>a</b>b</div>", "<b><div>ab</div></b>");
  expect_same("<td><p>a</div></td>", "<td><p>a</p></td>");
  expect_same("</body></html>a", "a");
}

TEST(Tree, WhatIsNoMarkup) {
  expect_same("a < b <3 c<", "a &lt; b &lt;3 c&lt;");
  expect_same("a<!-- <p> --!>b<!x>c<?y?>d<!---->e", "abcde");
  expect_same("<a title='>'\nhref=x>y</a\n>z", "<a href=x>y</a>z");
  expect_same("<SCRIPT>if (a</b/.exec('</scriptx')) '<p>'</ScRiPt >x", "<script></script>x");
  expect_same("<br/><div/>x", "<br><div>x</div>");
}

TEST(Tree, LinksThatAreNeverClosedEndWithTheNext) {
  const HtmlTree tree = build_tree("<a name=top>one<p>two<a href=x>three<p>four</a>five", {});
  std::string linked;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i)
    if (tree.node(i).tag == Tag::text && tree.node(i).in_link) linked += tree.text(i);
  EXPECT_EQ(linked, "threefour");
}

TEST(Tree, AttributesAreResolvedAndTheFirstOfANameCounts) {
  const HtmlTree tree = build_tree("<a HREF=\"/?a=1&copy=2&amp;b=&quot;\" href=second class='x y'>", {});
  EXPECT_EQ(tree.attribute(1, Attribute::href), "/?a=1&copy=2&b=\"");
  EXPECT_EQ(tree.attribute(1, Attribute::class_), "x y");
  EXPECT_FALSE(tree.has_attribute(1, Attribute::id));
}

TEST(Entities, References) {
  const auto resolved = [](std::string_view raw) {
    std::string out;
    append_resolved(raw, false, out);
    return out;
  };
  EXPECT_EQ(resolved("&ldquo;a&rdquo; &#8212; &#x2026; &#150;"), "“a” — … –");
  EXPECT_EQ(resolved("&amp;amp; &AMP &nosuch; &;&& &#; &#x;"), "&amp; & &nosuch; &;&& &#; &#x;");
  EXPECT_EQ(resolved("&notit; &notin;"), "¬it; ∉");
  EXPECT_EQ(resolved("&#0;&#xD800;&#99999999999;"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Collapse, WhiteSpace) {
  std::string out;
  append_collapsed(" \n a \t b\u00A0\u00A0c\u00ADd\u200Be ", out);
  EXPECT_EQ(out, "a b cde ");
}

// Time is bounded by the bytes, whatever they are: each of these takes a second where something is quadratic in them.
TEST(Tree, HostileMarkupCostsNoMoreThanItsBytes) {
  const auto repeat = [](const std::string& what, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += what;
    return out;
  };
  std::string attributes = "<p ";
  for (int i = 0; i < 100'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  const std::string hostile[] = {
      repeat("<div>", 100'000),
      "<span>" + repeat("<div>", 100'000) + repeat("</span>", 100'000),
      repeat("<p><b>", 100'000) + repeat("</i></b></x>", 100'000),
      repeat("<table><tr><td>", 50'000) + repeat("</p></tr>", 50'000),
      repeat("<li><a href=x>", 100'000),
      attributes + ">text",
      repeat("<!--", 200'000),
      repeat("<script>", 100'000) + repeat("</scrip", 100'000),
      repeat("&ampampamp&ltlt", 100'000),
      repeat("<", 500'000),
      repeat("<a b='", 100'000),
  };
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& markup : hostile) {
    const HtmlTree tree = build_tree(markup, {});
    EXPECT_GE(tree.nodes().size(), 1U);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20))
      << "seconds, where milliseconds are usual";
}

TEST(Tree, BudgetsKeepTheText) {
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += "<div>";
  const HtmlTree tree = build_tree(deep + "text", {.max_nodes = 10'000, .max_depth = 100});
  EXPECT_TRUE(tree.over_depth());
  EXPECT_EQ(tree.text_below(0), "text");
  EXPECT_TRUE(build_tree(deep, {.max_nodes = 10, .max_depth = 100}).over_nodes());
}

}  // namespace
}  // namespace rashomon
