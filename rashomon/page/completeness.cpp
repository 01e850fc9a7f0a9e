// The evidence in the order of its weight: the declared number of words, then what stands behind the text, then its end.
#include "rashomon/page/completeness.h"

#include <fmt/format.h>

#include <algorithm>

#include "rashomon/page/phrases.h"

namespace rashomon {
namespace {

// A longer text ends in an ellipsis because its author wished so.
constexpr std::uint32_t kTeaserWords = 400;
// Of a page that is not free, what a reader without a subscription gets is shorter.
constexpr std::uint32_t kLongRead = 700;

bool ends_in_ellipsis(std::string_view text) {
  while (text.ends_with(' ') || text.ends_with(']') || text.ends_with(')')) text.remove_suffix(1);
  return text.ends_with("…") || text.ends_with("...");
}

// A call to read on elsewhere among the blocks right behind the text. Empty: none.
std::string call_behind(const std::vector<PageBlock>& blocks, std::uint32_t last) {
  constexpr std::size_t kBehind = 4;
  for (std::size_t i = last + 1; i < blocks.size() && i <= last + kBehind; ++i)
    if (kind_of_phrase(blocks[i].text) == PhraseKind::cut_off) return blocks[i].text;
  return {};
}

std::string why_cut_off(const PageFacts& facts, const std::vector<PageBlock>& blocks, std::uint32_t last,
                        std::uint32_t words) {
  if (const std::string call = call_behind(blocks, last); !call.empty())
    return fmt::format("behind it the page says: {}", call);
  if (words < kTeaserWords && ends_in_ellipsis(blocks[last].text)) return "it ends in an ellipsis";
  if (facts.words && words * 2 < *facts.words)
    return fmt::format("the page declares {} words, {} were found", *facts.words, words);
  if (facts.free == false && words < kLongRead) return "the page declares that it is not free to read";
  return {};
}

}  // namespace

void judge_completeness(const PageFacts& facts, const std::vector<PageBlock>& blocks,
                        const std::vector<std::uint32_t>& chosen, Article& article) {
  if (chosen.empty()) return;
  std::uint32_t words = 0;
  for (const std::uint32_t index : chosen) words += blocks[index].words;
  if (facts.words && *facts.words >= 50 && words * 10 >= *facts.words * 9 && words * 10 <= *facts.words * 12) {
    article.complete = true;
    article.complete_why = fmt::format("the page declares {} words, {} were found", *facts.words, words);
    return;
  }
  std::string why = why_cut_off(facts, blocks, chosen.back(), words);
  if (why.empty()) return;
  article.complete = false;
  article.complete_why = why;
  article.problems.push_back({ProblemKind::cut_off, "the article looks cut off: " + why, article.path});
}

}  // namespace rashomon
