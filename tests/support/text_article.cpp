#include "tests/support/text_article.h"

#include <string_view>
#include <utility>

namespace rashomon::testing {
namespace {

// Takes "word rest-of-line\n" off the front of `input`; false where it does not begin so.
bool take_line(std::string& input, const std::string& word, std::string& rest) {
  if (!input.starts_with(word + " ")) return false;
  const std::size_t end = std::min(input.find('\n'), input.size());
  rest = input.substr(word.size() + 1, end - word.size() - 1);
  input.erase(0, std::min(end + 1, input.size()));
  return true;
}

}  // namespace

Article article_of_text(const std::string& input) {
  Article article;
  std::string rest = input;
  for (std::string caption; take_line(rest, "caption", caption); ) article.captions.push_back({caption, 0});
  while (take_line(rest, "published", article.published) || take_line(rest, "language", article.language) ||
         take_line(rest, "title", article.title)) {
  }
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    std::string paragraph = rest.substr(0, end);
    rest.erase(0, std::min(end + 2, rest.size()));
    while (!paragraph.empty() && paragraph.back() == '\n') paragraph.pop_back();
    BlockKind kind = BlockKind::paragraph;
    using Marked = std::pair<std::string_view, BlockKind>;
    for (const auto& [word, marked] : {Marked{"heading\n", BlockKind::heading}, Marked{"quotation\n", BlockKind::quotation}})
      if (paragraph.starts_with(word)) {
        kind = marked;
        paragraph.erase(0, word.size());
        break;
      }
    if (paragraph.empty()) continue;
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += paragraph;
    article.blocks.push_back({{begin, static_cast<std::uint32_t>(article.text.size())}, kind});
  }
  return article;
}

}  // namespace rashomon::testing
