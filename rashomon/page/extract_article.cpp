// Which reader a page goes to, and what every article has whatever it was made of. Tested by tests/cases/page.
#include "rashomon/page/extract_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "rashomon/base/encoding.h"
#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"
#include "rashomon/markup/page_encoding.h"
#include "rashomon/markup/tree.h"
#include "rashomon/page/completeness.h"
#include "rashomon/page/hidden_text.h"
#include "rashomon/page/language.h"
#include "rashomon/page/main_text.h"
#include "rashomon/page/metadata/agency.h"
#include "rashomon/page/metadata/byline.h"
#include "rashomon/page/metadata/page_facts.h"
#include "rashomon/page/metadata/published_date.h"
#include "rashomon/page/page_blocks.h"
#include "rashomon/page/phrases.h"
#include "rashomon/page/repeated_blocks.h"
#include "rashomon/page/text_blocks.h"

namespace rashomon {
namespace {

void add_problem(Article& article, ProblemKind kind, std::string message) {
  article.problems.push_back({kind, std::move(message), article.path});
}

void take_given(const GivenFields& given, Article& article) {
  article.id = given.id;
  article.url = given.url;
  article.outlet = given.outlet;
  article.title = given.title;
  article.byline = given.byline;
  article.published = given.published;
  article.language = given.language;
  article.modified = given.modified;
  article.section = given.section;
}

// Feeds write days as mail does, and languages with a country: "Mon, 16 Jul 2018 07:30:00 GMT", "en-gb".
void read_feed_fields(Article& article) {
  article.published = read_date(article.published);
  article.modified = read_date(article.modified);
  article.language = short_language(article.language);
}

// The bytes as they are where they are UTF-8, so that offsets into the file hold; a byte order mark stays, outside of
// every block.
void take_text(const Page& page, Article& article) {
  if (is_valid_utf8(page.bytes)) {
    article.text = page.bytes;
    return;
  }
  DecodedText decoded = decode_undeclared(page.bytes, false);
  if (decoded.encoding != "utf-8") {
    add_problem(article, ProblemKind::bad_encoding,
                fmt::format("not UTF-8; read as {}: offsets count the text as converted", decoded.encoding));
  }
  if (decoded.replaced > 0)
    add_problem(article, ProblemKind::bad_encoding,
                fmt::format("broken bytes, replaced by U+FFFD: {}", decoded.replaced));
  article.text = std::move(decoded.text);
}

// What was copied along with a text ("Advertisement", "Share this story") stays in it, so that offsets hold, and is in no block:
// nobody reads it as the article's. A caption tells something, and is. A call to read on behind the text says that it is cut off.
void drop_leftovers(Article& article) {
  std::vector<Block> kept;
  std::string call;
  for (const Block& block : article.blocks) {
    const std::string_view text = text_of(article.text, block.span);
    const PhraseKind kind = kind_of_phrase(text);
    if (kind == PhraseKind::text || kind == PhraseKind::caption) kept.push_back(block), call.clear();
    if (kind == PhraseKind::boilerplate && article.agency.empty()) article.agency = agency_of_line(text);
    if (kind == PhraseKind::cut_off && call.empty()) call = text;
  }
  if (kept.empty()) return;
  article.blocks = std::move(kept);
  std::uint32_t words = 0;
  for (const Block& block : article.blocks) words += count_words(text_of(article.text, block.span));
  judge_text_completeness(text_of(article.text, article.blocks.back().span), call, words, article);
}

void extract_text(const Page& page, Article& article) {
  if (page.format == PageFormat::text && looks_binary(page.bytes, false)) {
    add_problem(article, ProblemKind::binary, "expected text, found binary data");
    return;
  }
  take_text(page, article);
  article.blocks = find_text_blocks(article.text);
  if (article.blocks.empty()) {
    article.text.clear();
    add_problem(article, ProblemKind::empty, "expected text, found only white space");
    return;
  }
  drop_leftovers(article);
  const std::string_view first = text_of(article.text, article.blocks[0].span);
  if (page.format == PageFormat::text && article.title.empty() && begins_with_headline(article.text, article.blocks)) {
    article.title = first;
    article.blocks[0].kind = BlockKind::heading;
  } else if (article.blocks.size() > 1 && first == article.title) {
    article.blocks[0].kind = BlockKind::heading;
  }
}

// What the page says, where the input did not say it before.
void take_facts(PageFacts&& facts, Article& article) {
  const auto take = [](std::string& field, std::string&& value) {
    if (field.empty()) field = std::move(value);
  };
  take(article.title, std::move(facts.title));
  if (article.byline.empty()) {
    article.bylines = std::move(facts.bylines);
    article.byline = join_names(article.bylines, {});
  }
  take(article.published, std::move(facts.published));
  take(article.modified, std::move(facts.modified));
  take(article.section, std::move(facts.section));
  take(article.outlet, std::move(facts.outlet));
  take(article.language, std::move(facts.language));
  take(article.url, std::move(facts.url));
  article.candidates = std::move(facts.candidates);
}

void append_block(std::string_view text, BlockKind kind, std::optional<std::uint32_t> begin_markup, Article& article) {
  if (!article.text.empty()) article.text += "\n\n";
  const auto begin = static_cast<std::uint32_t>(article.text.size());
  article.text += text;
  article.blocks.push_back({{begin, static_cast<std::uint32_t>(article.text.size())}, kind, begin_markup});
}

// Pull quotes and captions: what stands beside the text, each once.
template <typename Beside>
void take_beside(const std::vector<PageBlock>& blocks, const std::vector<std::uint32_t>& found, std::vector<Beside>& beside) {
  std::unordered_set<std::string_view> seen;
  for (const std::uint32_t index : found)
    if (seen.insert(blocks[index].text).second) beside.push_back({blocks[index].text, blocks[index].begin_markup});
}

// A page whose scripts have yet to put the text in its place holds it as data only.
void append_declared_body(std::string_view body, Article& article) {
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    std::string line;
    append_collapsed(body.substr(0, end), line);
    while (line.ends_with(' ')) line.pop_back();
    if (!line.empty()) append_block(line, BlockKind::paragraph, {}, article);
    body.remove_prefix(std::min(end + 1, body.size()));
  }
}

// Of "© 2031 AFP" right behind the text, of which it is no part.
std::string agency_behind(const std::vector<PageBlock>& blocks, std::uint32_t last) {
  constexpr std::size_t kBehind = 3;
  std::string found;
  for (std::size_t i = last + 1; i < blocks.size() && i <= last + kBehind && found.empty(); ++i)
    if (kind_of_phrase(blocks[i].text) != PhraseKind::text) found = agency_of_line(blocks[i].text);
  return found;
}

// All that a feed gives is the article's, but for its calls to read on.
void extract_fragment(const Page& page, const ExtractOptions& options, Article& article) {
  const HtmlTree tree = build_tree(page.bytes, {options.max_nodes, options.max_depth});
  for (const PageBlock& block : find_page_blocks(tree)) {
    const PhraseKind phrase = kind_of_phrase(block.text);
    if (phrase == PhraseKind::text) append_block(block.text, block.kind, block.begin_markup, article);
    if (phrase != PhraseKind::cut_off || article.complete) continue;
    article.complete = false;
    article.complete_why = fmt::format("behind it the feed says: {}", block.text);
  }
  if (article.text.empty()) add_problem(article, ProblemKind::empty, "the feed holds no text of it");
}

void append_hidden_text(std::string_view markup, const HtmlTree& tree, const ExtractOptions& options, Article& article) {
  const HtmlTree hidden = build_tree(find_hidden_markup(markup, tree), {options.max_nodes, options.max_depth});
  const std::vector<PageBlock> blocks = find_page_blocks(hidden);
  for (const std::uint32_t index : choose_main_blocks(hidden, blocks).blocks) append_block(blocks[index].text, blocks[index].kind, {}, article);
}

// The decoded markup is let go: a page may be large, and is decoded again where its text is hidden.
HtmlTree read_tree(const Page& page, const ExtractOptions& options, Article& article) {
  const DecodedText markup = decode_page(page.bytes, page.charset);
  if (markup.replaced > 0)
    add_problem(article, ProblemKind::bad_encoding,
                fmt::format("broken bytes, replaced by U+FFFD: {}", markup.replaced));
  return build_tree(markup.text, {options.max_nodes, options.max_depth});
}

// A page that takes too long is given up: half of a text would be taken for the whole.
bool is_out_of_time(const ExtractOptions& options, Article& article) {
  if (!options.out_of_time || !options.out_of_time()) return false;
  add_problem(article, ProblemKind::over_budget, "takes longer than a document may; it was not read");
  return true;
}

void extract_web_page(const Page& page, const ExtractOptions& options, Article& article) {
  if (looks_binary(page.bytes, true)) {
    add_problem(article, ProblemKind::binary, "expected a web page, found binary data");
    return;
  }
  const HtmlTree tree = read_tree(page, options, article);
  if (tree.over_nodes())
    add_problem(article, ProblemKind::over_budget,
                fmt::format("more than {} elements and texts; the rest was left out", options.max_nodes));
  if (tree.over_depth())
    add_problem(article, ProblemKind::over_budget,
                fmt::format("elements nested more than {} deep were read as if they were not", options.max_depth));
  if (is_out_of_time(options, article)) return;
  const std::vector<PageBlock> blocks = find_page_blocks(tree);
  if (is_out_of_time(options, article)) return;
  MainText main_text = choose_main_blocks(tree, blocks);
  std::vector<std::uint32_t>& chosen = main_text.blocks;
  if (is_out_of_time(options, article)) return;
  PageFacts facts = find_page_facts(tree, blocks, options.all_candidates);
  drop_repeated_title(blocks, facts.title, chosen);
  drop_author_lines(blocks, facts.bylines, chosen);
  if (chosen.empty()) {
    append_declared_body(facts.body, article);
    if (article.text.empty()) append_hidden_text(decode_page(page.bytes, page.charset).text, tree, options, article);
  } else {
    std::size_t bytes = 0;
    for (const std::uint32_t index : chosen) bytes += blocks[index].text.size() + 2;
    article.text.reserve(bytes);
    for (const std::uint32_t index : chosen)
      append_block(blocks[index].text, blocks[index].kind, blocks[index].begin_markup, article);
    take_beside(blocks, main_text.pull_quotes, article.pull_quotes);
    take_beside(blocks, main_text.captions, article.captions);
    article.agency = agency_behind(blocks, chosen.back());
    if (article.agency.empty() && facts.publisher != facts.outlet) article.agency = agency_of_line(facts.publisher);
    judge_completeness(facts, blocks, chosen, article);
  }
  if (facts.live) add_problem(article, ProblemKind::several, "a live blog: its posts are read as one text, in the page's order");
  if (main_text.articles > 1)
    add_problem(article, ProblemKind::several,
                fmt::format("{} articles on this page: the one under \"{}\" was taken", main_text.articles, facts.title));
  take_facts(std::move(facts), article);
  if (article.text.empty()) add_problem(article, ProblemKind::no_article, "no article found on this page");
}

}  // namespace

Article extract_article(const Page& page, const ExtractOptions& options) {
  Article article;
  article.path = page.path;
  article.sha256 = page.sha256;
  article.record_id = page.record_id;
  article.captured = page.captured;
  article.problems = page.problems;
  take_given(page.given, article);
  if (page.of_feed) read_feed_fields(article);
  switch (page.format) {
    case PageFormat::text:
    case PageFormat::record: extract_text(page, article); break;
    case PageFormat::fragment: extract_fragment(page, options, article); break;
    case PageFormat::html: extract_web_page(page, options, article); break;
    case PageFormat::unreadable: break;
  }
  if (!page.incomplete_why.empty() && !article.text.empty()) {
    article.complete = false;
    article.complete_why = page.incomplete_why;
  }
  if (article.bylines.empty()) add_names(article.byline, article.bylines);
  if (std::string named = find_agency(article.bylines, article.text, article.blocks); !named.empty()) article.agency = named;
  if (article.language.empty()) article.language = detect_language(article.text);
  if (article.id.empty() && !article.sha256.empty()) article.id = fmt::format("a{:.12}", article.sha256);
  return article;
}

}  // namespace rashomon
