// Any bytes as a web page -> an article whose text is valid UTF-8 and whose blocks lie in it, in order, parted by an
// empty line; and the tree between them, whose nodes enclose each other.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "rashomon/base/utf8.h"
#include "rashomon/markup/page_encoding.h"
#include "rashomon/markup/tree.h"
#include "rashomon/page/extract_article.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_tree(const rashomon::HtmlTree& tree) {
  for (rashomon::NodeIndex i = 1; i < tree.nodes().size(); ++i) {
    const rashomon::HtmlNode& node = tree.node(i);
    require(node.parent < i && node.end > i && node.end <= tree.node(node.parent).end);
    require(rashomon::is_valid_utf8(tree.text(i)));
  }
}

void check_article(const rashomon::Article& article) {
  require(rashomon::is_valid_utf8(article.text));
  std::uint32_t end = 0;
  for (const rashomon::Block& block : article.blocks) {
    require(block.span.begin == (end == 0 ? 0 : end + 2) && block.span.end > block.span.begin);
    require(block.span.end <= article.text.size() && rashomon::is_char_border(article.text, block.span.begin));
    const std::string_view text = rashomon::text_of(article.text, block.span);
    require(text.front() != ' ' && text.back() != ' ' && text.find('\n') == std::string_view::npos);
    end = block.span.end;
  }
  require(end == article.text.size());
  require(!article.text.empty() || !article.problems.empty());
  for (const rashomon::PullQuote& quote : article.pull_quotes)
    require(!quote.text.empty() && rashomon::is_valid_utf8(quote.text) && quote.text.find('\n') == std::string::npos);
  require(article.language.empty() || article.language.size() == 2);
  for (const std::string& fact : {article.title, article.byline, article.published, article.outlet, article.url,
                                  article.modified, article.section, article.agency})
    require(rashomon::is_valid_utf8(fact));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rashomon::Page page;
  page.format = rashomon::PageFormat::html;
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  check_tree(rashomon::build_tree(rashomon::decode_page(page.bytes, "").text, {.max_nodes = 2000, .max_depth = 50}));
  check_article(rashomon::extract_article(page));
  page.charset = "shift_jis";
  check_article(rashomon::extract_article(page));
  return 0;
}
