// Any bytes as a text file and as a record -> an article whose text is valid UTF-8, the bytes themselves where they are
// that, and whose blocks lie in it, in order, without white space at their ends.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "rashomon/base/utf8.h"
#include "rashomon/page/extract_article.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const rashomon::Page& page) {
  const rashomon::Article article = rashomon::extract_article(page);
  require(rashomon::is_valid_utf8(article.text));
  if (!article.text.empty() && rashomon::is_valid_utf8(page.bytes)) require(article.text == page.bytes);
  require(article.text.empty() == article.blocks.empty());
  std::uint32_t end = 0;
  for (const rashomon::Block& block : article.blocks) {
    require(block.span.begin >= end && block.span.end > block.span.begin && block.span.end <= article.text.size());
    require(rashomon::is_char_border(article.text, block.span.begin) &&
            rashomon::is_char_border(article.text, block.span.end));
    const std::string_view text = rashomon::text_of(article.text, block.span);
    require(text.find_first_not_of(" \t\r\n") == 0 && text.find_last_not_of(" \t\r\n") + 1 == text.size());
    end = block.span.end;
  }
  require(!article.text.empty() || !article.problems.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rashomon::Page page;
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  page.format = rashomon::PageFormat::text;
  check(page);
  page.format = rashomon::PageFormat::record;
  check(page);
  return 0;
}
