// What cross_validate.py learns from: every block of saved pages as the program sees it, with what it knows of the tree around.
// Not part of the program; built by `ninja pages_data`.
//
//   pages_data FILE…     one JSON object a page: {"page": name, "blocks": [{"text": …, "features": […], "chosen": bool}, …]}
#include <cstdio>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rashomon/intake/page_reader.h"
#include "rashomon/markup/page_encoding.h"
#include "rashomon/markup/tree.h"
#include "rashomon/page/hints.h"
#include "rashomon/page/main_text.h"
#include "rashomon/page/page_blocks.h"
#include "rashomon/page/phrases.h"

namespace rashomon {
namespace {

// Of the elements around a block: depth, hints, and the sectioning elements among them.
std::vector<double> features_of_tree(const HtmlTree& tree, NodeIndex element) {
  double depth = 0, body = 0, aside = 0, overlay = 0, comments = 0, in_article = 0, in_main = 0, in_nav = 0, in_footer = 0, in_list = 0;
  for (NodeIndex i = element; i != 0; i = tree.node(i).parent, ++depth) {
    const Hint hint = hint_of(tree, i);
    body += hint == Hint::body;
    aside += hint == Hint::aside;
    overlay += hint == Hint::overlay;
    comments += hint == Hint::comments;
    const Tag tag = tree.node(i).tag;
    in_article += tag == Tag::article;
    in_main += tag == Tag::main;
    in_nav += tag == Tag::nav || tag == Tag::aside || tag == Tag::header;
    in_footer += tag == Tag::footer || tag == Tag::form;
    in_list += tag == Tag::ul || tag == Tag::ol || tag == Tag::table;
  }
  return {depth, body, aside, overlay, comments, in_article, in_main, in_nav, in_footer, in_list};
}

nlohmann::json blocks_of(const Page& page) {
  const HtmlTree tree = build_tree(decode_page(page.bytes, page.charset).text, {});
  const std::vector<PageBlock> blocks = find_page_blocks(tree);
  const std::vector<std::uint32_t> kept = choose_main_blocks(tree, blocks).blocks;
  const std::set<std::uint32_t> chosen(kept.begin(), kept.end());
  nlohmann::json all = nlohmann::json::array();
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const PageBlock& block = blocks[i];
    std::vector<double> features = {static_cast<double>(block.words),
                                    block.link_words / std::max(1.0, static_cast<double>(block.words)),
                                    block.time_words / std::max(1.0, static_cast<double>(block.words)),
                                    static_cast<double>(block.commas),
                                    static_cast<double>(block.ends_sentence),
                                    static_cast<double>(block.kind),
                                    static_cast<double>(kind_of_phrase(block.text)),
                                    static_cast<double>(tree.node(block.element).tag)};
    for (const double value : features_of_tree(tree, block.element)) features.push_back(value);
    const NodeIndex parent = tree.node(block.element).parent, above = tree.node(parent).parent;
    all.push_back({{"text", block.text}, {"features", features}, {"around", {block.element, parent, above}}, {"chosen", chosen.contains(i)}});
  }
  return all;
}

}  // namespace
}  // namespace rashomon

int main(int count, char** arguments) {
  rashomon::PageReader reader({arguments + 1, arguments + count}, {});
  while (const auto page = reader.next()) {
    const std::string name = std::filesystem::path(page->path).filename().string();
    const nlohmann::json line = {{"page", name.substr(0, name.find('.'))}, {"blocks", rashomon::blocks_of(*page)}};
    fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  return 0;
}
