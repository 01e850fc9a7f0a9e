// Lengths in words are counted once.
#include "rashomon/compare/omissions/withheld.h"

#include <algorithm>

#include "rashomon/compare/published_order.h"

namespace rashomon {
namespace {

constexpr double kMuchShorter = 0.5;  // of the words that the carriers have on average

std::size_t count_words(const Telling& telling) {
  return static_cast<std::size_t>(std::count_if(telling.analysis.tokens.begin(), telling.analysis.tokens.end(),
                                                [](const Token& token) { return token.kind == TokenKind::word; }));
}

}  // namespace

std::size_t min_carriers(std::size_t tellings) { return std::max<std::size_t>(2, (tellings + 3) / 4); }

Withholder::Withholder(std::span<const Telling> tellings) : tellings_(tellings) {
  for (const Telling& telling : tellings) words_.push_back(count_words(telling));
}

std::string Withholder::reason(std::uint32_t article, const std::set<std::uint32_t>& carriers) const {
  const Article& missing = tellings_[article].article;
  if (missing.complete == false) return "the text looks cut off";
  double words = 0;
  bool all_later = true;
  for (const std::uint32_t carrier : carriers) {
    words += static_cast<double>(words_[carrier]) / static_cast<double>(carriers.size());
    all_later &= compare_published(missing.published, tellings_[carrier].article.published) < 0;
  }
  if (static_cast<double>(words_[article]) < kMuchShorter * words) return "the text is much shorter than the others";
  if (all_later) return "the text was published before the others";
  return {};
}

}  // namespace rashomon
