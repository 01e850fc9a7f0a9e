// All blocks' letters in one string, a line a block: what is said elsewhere is found in another line.
#include "rashomon/page/repeated_blocks.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "rashomon/page/metadata/byline.h"

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

// Whether a line of `whole` besides `own` has the letters in it, and others too.
bool is_said_elsewhere(const std::string& whole, const std::string& letters, std::size_t own) {
  if (letters.empty()) return false;
  std::size_t line = 0, counted = 0;
  for (std::size_t at = whole.find(letters); at != std::string::npos; at = whole.find(letters, at + 1)) {
    line += static_cast<std::size_t>(std::count(whole.begin() + static_cast<std::ptrdiff_t>(counted),
                                                whole.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted = at;
    const bool more = (at > 0 && whole[at - 1] != '\n') || whole[at + letters.size()] != '\n';
    if (line != own && more) return true;
  }
  return false;
}

// What a block has in quotation marks at its beginning: "We were told nothing" Orla Pike, baker. Else the whole block.
std::string_view quoted_part(std::string_view text) {
  constexpr std::string_view kMarks[] = {"\"", "“", "”", "„", "«", "»", "‘", "’"};
  const auto is_mark = [&](std::string_view rest) {
    return std::any_of(std::begin(kMarks), std::end(kMarks),
                       [&](std::string_view mark) { return rest.starts_with(mark); });
  };
  if (!is_mark(text)) return text;
  for (std::size_t end = text.size(); end-- > 1;)
    if (is_mark(text.substr(end))) return text.substr(0, end);
  return text;
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
    const bool pulled =
        small && may_be_pull_quote(block) && is_said_elsewhere(whole, letters_of(quoted_part(block.text)), i);
    if (!twin && !pulled) kept.push_back(chosen[i]);
  }
  chosen = std::move(kept);
}

void drop_repeated_title(const std::vector<PageBlock>& blocks, std::string_view title,
                         std::vector<std::uint32_t>& chosen) {
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

void drop_author_lines(const std::vector<PageBlock>& blocks, const std::vector<std::string>& bylines,
                       std::vector<std::uint32_t>& chosen) {
  constexpr std::size_t kFirst = 6, kLast = 3;  // blocks looked at from either end
  constexpr std::uint32_t kLongestNote = 30, kLongestNames = 12;
  std::string all_names;
  for (const std::string& name : bylines) all_names += letters_of(name);
  const auto is_note = [&](const PageBlock& block) {
    return block.words <= kLongestNote && std::any_of(bylines.begin(), bylines.end(), [&](const std::string& name) {
             const std::string_view text = block.text;
             return text.starts_with(name) && text.substr(name.size()).starts_with(" reported from ");
           });
  };
  const auto is_names = [&](const PageBlock& block) {
    if (block.words > kLongestNames) return false;
    const std::string letters = letters_of(block.text);
    return letters == all_names || std::any_of(bylines.begin(), bylines.end(),
                                               [&](const std::string& name) { return letters == letters_of(name); });
  };
  std::vector<std::uint32_t> kept;
  bool announced = false;  // "Written by" was right before
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const PageBlock& block = blocks[chosen[i]];
    const bool announces = announces_names(block.text), at_an_end = i < kFirst || i + kLast >= chosen.size();
    if (!at_an_end || !(announces || is_note(block) || (announced && is_names(block)))) kept.push_back(chosen[i]);
    announced = announces;
  }
  if (!kept.empty()) chosen = std::move(kept);
}

}  // namespace rashomon
