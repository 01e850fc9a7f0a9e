#include "rashomon/compare/comparison.h"

#include <algorithm>

namespace rashomon {

std::vector<std::uint32_t> articles_of(const Fact& fact) {
  std::vector<Place> places;
  for (const FactMention& mention : fact.mentions) places.push_back(mention.place);
  return articles_of(places);
}

std::vector<std::uint32_t> articles_of(const std::vector<Place>& places) {
  std::vector<std::uint32_t> articles;
  for (const Place& place : places) articles.push_back(place.article);
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
