#include "rashomon/page/repeated_blocks.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace rashomon {
namespace {

// A block this short is told twice on purpose (a refrain, a label); one this long is no pull quote.
constexpr std::uint32_t kFewestTwin = 15, kFewestPulled = 6, kMostPulled = 60;
// Looking for each block in the whole text costs their product.
constexpr std::size_t kMostBlocks = 500, kMostBytes = std::size_t{400} << 10U;

std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter || (static_cast<unsigned char>(c) & 0x80U) != 0) letters.push_back(c);
    if (c >= 'A' && c <= 'Z') letters.push_back(static_cast<char>(c + 32));
    // Quotation marks, dashes and ellipses (U+2010 to U+2026) are no letters.
    if (letters.ends_with("\xE2\x80") && i + 1 < text.size()) {
      letters.resize(letters.size() - 2);
      ++i;
    }
  }
  return letters;
}

// Whether a line of `whole` that is longer than `letters` has them in it.
bool is_inside_line(const std::string& whole, const std::string& letters) {
  for (std::size_t at = whole.find(letters); at != std::string::npos; at = whole.find(letters, at + 1))
    if ((at > 0 && whole[at - 1] != '\n') || whole[at + letters.size()] != '\n') return true;
  return false;
}

bool may_be_pull_quote(const PageBlock& block) {
  const bool set_apart = block.kind == BlockKind::quotation || block.kind == BlockKind::heading;
  return set_apart && block.words >= kFewestPulled && block.words <= kMostPulled;
}

}  // namespace

void drop_repeated_blocks(const std::vector<PageBlock>& blocks, std::vector<std::uint32_t>& chosen) {
  std::vector<std::string> letters;
  std::string whole;  // a line a block
  for (const std::uint32_t index : chosen) {
    letters.push_back(letters_of(blocks[index].text));
    whole += letters.back() + "\n";
  }
  const bool small = chosen.size() <= kMostBlocks && whole.size() <= kMostBytes;
  std::unordered_set<std::string> seen;
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const PageBlock& block = blocks[chosen[i]];
    const bool twin = block.words >= kFewestTwin && !seen.insert(letters[i]).second;
    const bool pulled = small && may_be_pull_quote(block) && !letters[i].empty() && is_inside_line(whole, letters[i]);
    if (!twin && !pulled) kept.push_back(chosen[i]);
  }
  chosen = std::move(kept);
}

void drop_repeated_title(const std::vector<PageBlock>& blocks, std::string_view title, std::vector<std::uint32_t>& chosen) {
  constexpr std::size_t kLookedAt = 4;
  constexpr std::uint32_t kFewMore = 8;
  const std::string wanted = letters_of(title);
  const std::uint32_t words = count_words(title);
  if (words < 2 || chosen.size() < 2) return;
  for (std::size_t i = 0; i < std::min(kLookedAt, chosen.size()); ++i) {
    const PageBlock& block = blocks[chosen[i]];
    if (block.words > words + kFewMore || !letters_of(block.text).starts_with(wanted)) continue;
    chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

}  // namespace rashomon
