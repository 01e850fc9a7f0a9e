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

std::string why_cut_off_at_end(std::string_view last, std::string_view call, std::string_view who, std::uint32_t words) {
  if (!call.empty()) return fmt::format("behind it the {} says: {}", who, call);
  return words < kTeaserWords && ends_in_ellipsis(last) ? "it ends in an ellipsis" : "";
}

std::string why_cut_off(const PageFacts& facts, const std::vector<PageBlock>& blocks, std::uint32_t last,
                        std::uint32_t words) {
  if (std::string why = why_cut_off_at_end(blocks[last].text, call_behind(blocks, last), "page", words); !why.empty()) return why;
  if (facts.words && words * 2 < *facts.words)
    return fmt::format("the page declares {} words, {} were found", *facts.words, words);
  if (facts.free == false && words < kLongRead) return "the page declares that it is not free to read";
  return {};
}

void say_cut_off(std::string why, Article& article) {
  if (why.empty()) return;
  article.complete = false;
  article.problems.push_back({ProblemKind::cut_off, "the article looks cut off: " + why, article.path});
  article.complete_why = std::move(why);
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
  say_cut_off(why_cut_off(facts, blocks, chosen.back(), words), article);
}

void judge_text_completeness(std::string_view last, std::string_view call, std::uint32_t words, Article& article) {
  say_cut_off(why_cut_off_at_end(last, call, "text", words), article);
}

}  // namespace rashomon
