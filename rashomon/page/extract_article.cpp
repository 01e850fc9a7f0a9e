// Which reader a page goes to, and what every article has whatever it was made of. Tested by tests/cases/page.
#include "rashomon/page/extract_article.h"

#include <fmt/format.h>

#include "rashomon/base/encoding.h"
#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"
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
                fmt::format("{} broken bytes were replaced by U+FFFD", decoded.replaced));
  article.text = std::move(decoded.text);
}

void extract_text(const Page& page, Article& article) {
  if (page.format == PageFormat::text && looks_binary(page.bytes)) {
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
  const std::string_view first = text_of(article.text, article.blocks[0].span);
  if (page.format == PageFormat::text && article.title.empty() && begins_with_headline(article.text, article.blocks)) {
    article.title = first;
    article.blocks[0].kind = BlockKind::heading;
  } else if (article.blocks.size() > 1 && first == article.title) {
    article.blocks[0].kind = BlockKind::heading;
  }
}

}  // namespace

Article extract_article(const Page& page, const ExtractOptions& /*options*/) {
  Article article;
  article.path = page.path;
  article.sha256 = page.sha256;
  article.problems = page.problems;
  take_given(page.given, article);
  switch (page.format) {
    case PageFormat::text:
    case PageFormat::record: extract_text(page, article); break;
    case PageFormat::html: break;
    case PageFormat::unreadable: break;
  }
  if (article.id.empty() && !article.sha256.empty()) article.id = fmt::format("a{:.12}", article.sha256);
  return article;
}

}  // namespace rashomon
