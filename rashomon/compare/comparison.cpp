#include "rashomon/compare/comparison.h"

#include <algorithm>

namespace rashomon {

std::vector<std::uint32_t> articles_of(const Fact& fact) {
  std::vector<std::uint32_t> articles;
  for (const FactMention& mention : fact.mentions) articles.push_back(mention.place.article);
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  return articles;
}

std::string texts_of(const Article& article, const std::vector<Span>& spans) {
  std::string joined;
  for (const Span span : spans) {
    if (!joined.empty()) joined += " … ";
    joined += text_of(article.text, span);
  }
  return joined;
}

}  // namespace rashomon
