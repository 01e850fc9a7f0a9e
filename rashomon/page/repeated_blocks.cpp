// All blocks' letters in one string, a line a block: what is said elsewhere is found in another line.
#include "rashomon/page/repeated_blocks.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

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

constexpr std::string_view kQuotationMarks[] = {"\"", "“", "”", "„", "«", "»", "‘", "’"};
constexpr std::string_view kSentenceMarks[] = {".", "!", "?", ":", "…", "。", "！", "？"};

bool begins_with_one(std::string_view text, std::span<const std::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

// The first line of `whole` besides `own` that has the letters in it, and others too.
std::optional<std::size_t> find_elsewhere(const std::string& whole, const std::string& letters, std::size_t own) {
  if (letters.empty()) return {};
  std::size_t line = 0, counted = 0;
  for (std::size_t at = whole.find(letters); at != std::string::npos; at = whole.find(letters, at + 1)) {
    line += static_cast<std::size_t>(std::count(whole.begin() + static_cast<std::ptrdiff_t>(counted),
                                                whole.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    counted = at;
    const bool more = (at > 0 && whole[at - 1] != '\n') || whole[at + letters.size()] != '\n';
    if (line != own && more) return line;
  }
  return {};
}

// Whether the letters are whole sentences or pieces of speech of a text: “We saw the smoke”, she said.
bool is_sentence_of(std::string_view text, std::string_view letters) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (!rest.empty() && !begins_with_one(rest, kQuotationMarks) && !begins_with_one(rest, kSentenceMarks)) continue;
    if (std::string piece = letters_of(text.substr(begin, i - begin)); !piece.empty()) pieces.push_back(std::move(piece));
    begin = i;
  }
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    std::string_view rest = letters;
    for (std::size_t i = first; i < pieces.size() && rest.starts_with(pieces[i]); ++i) {
      rest.remove_prefix(pieces[i].size());
      if (rest.empty()) return true;
    }
  }
  return false;
}

// What a block has in quotation marks at its beginning: "We were told nothing" Orla Pike, baker. Else the whole block.
std::string_view quoted_part(std::string_view text) {
  if (!begins_with_one(text, kQuotationMarks)) return text;
  for (std::size_t end = text.size(); end-- > 1;)
    if (begins_with_one(text.substr(end), kQuotationMarks)) return text.substr(0, end);
  return text;
}

bool may_be_said_again(const PageBlock& block) {
  const bool set_apart = block.kind == BlockKind::quotation || block.kind == BlockKind::heading;
  return set_apart && block.words >= kFewestPulled && block.words <= kMostPulled;
}

// A heading that says again what the text says is one only where it is a sentence or speech, here or where `said_in` says it.
bool is_pull_quote(const PageBlock& block, const PageBlock& said_in) {
  return block.kind == BlockKind::quotation || block.ends_sentence || quoted_part(block.text).size() < block.text.size() ||
         is_sentence_of(said_in.text, letters_of(block.text));
}

}  // namespace

void drop_repeated_blocks(const std::vector<PageBlock>& blocks, std::vector<std::uint32_t>& chosen,
                          std::vector<std::uint32_t>& pulled) {
  std::size_t bytes = 0;
  for (const std::uint32_t index : chosen) bytes += blocks[index].text.size();
  const bool small = chosen.size() <= kMostBlocks && bytes <= kMostBytes;
  std::string whole;  // a line a block
  if (small)
    for (const std::uint32_t index : chosen) whole += letters_of(blocks[index].text) + "\n";
  // By a number for the letters, and the first block that has it: a page may be 50 MB.
  std::unordered_map<std::size_t, std::uint32_t> seen;
  const auto is_twin = [&](std::uint32_t index) {
    const std::string letters = letters_of(blocks[index].text);
    const auto [first, is_new] = seen.emplace(std::hash<std::string>{}(letters), index);
    return !is_new && letters_of(blocks[first->second].text) == letters;
  };
  std::vector<std::uint32_t> kept;
  bool begun = false;  // before the first paragraph, a heading is the headline
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const PageBlock& block = blocks[chosen[i]];
    if (block.words >= kFewestTwin && is_twin(chosen[i])) continue;
    begun = begun || (block.kind == BlockKind::paragraph && block.ends_sentence);
    std::optional<std::size_t> again;
    if (small && (begun || block.kind == BlockKind::quotation) && may_be_said_again(block))
      again = find_elsewhere(whole, letters_of(quoted_part(block.text)), i);
    if (!again)
      kept.push_back(chosen[i]);
    else if (is_pull_quote(block, blocks[chosen[*again]]))
      pulled.push_back(chosen[i]);
  }
  chosen = std::move(kept);
}

void drop_repeated_title(const std::vector<PageBlock>& blocks, std::string_view title,
                         std::vector<std::uint32_t>& chosen) {
  constexpr std::size_t kLookedAt = 4;
  constexpr std::uint32_t kFewMore = 8, kLabel = 8;
  const std::string wanted = letters_of(title);
  const std::uint32_t words = count_words(title);
  if (words < 2 || chosen.size() < 2) return;
  for (std::size_t i = 0; i < std::min(kLookedAt, chosen.size()); ++i) {
    const PageBlock& block = blocks[chosen[i]];
    if (block.words > words + kFewMore || !letters_of(block.text).starts_with(wanted)) continue;
    const auto first = chosen.begin(), place = first + static_cast<std::ptrdiff_t>(i);
    const bool all_labels = std::none_of(first, place, [&](std::uint32_t index) {
      return blocks[index].ends_sentence || blocks[index].words > kLabel;
    });
    chosen.erase(all_labels && block.kind == BlockKind::heading ? first : place, place + 1);
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
