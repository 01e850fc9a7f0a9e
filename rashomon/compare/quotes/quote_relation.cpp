// Rules from the surest to the weakest: equal, whole within the other, one speaker, long run, coverage.
#include "rashomon/compare/quotes/quote_relation.h"

#include <algorithm>

#include "rashomon/match/stem.h"
#include "rashomon/match/terms.h"
#include "rashomon/reading/table_lines.h"

namespace rashomon {
namespace {

constexpr std::size_t kShort = 3;  // words; shorter pieces need more evidence
constexpr double kSureFact = 0.6;        // a single word needs a surer one than others
constexpr std::size_t kTitleWords = 5;
constexpr double kMinCoverage = 0.6;         // of the shorter piece's words
constexpr std::size_t kLongRun = 5;          // matches in a row that speak for themselves
constexpr std::size_t kLongPlainRun = 7;     // … even where they are plain words: "that's what we're here to do"
constexpr std::size_t kMaxAlteredWords = 6;  // on either side of one alteration; more is another sentence

bool has_cut(const std::vector<QuoteWord>& words, std::size_t begin, std::size_t end) {
  // The mark may stand before any left-out word or before the word after the gap.
  for (std::size_t i = begin; i <= end && i < words.size(); ++i)
    if (words[i].after_cut) return true;
  return false;
}

// "Face the Nation": a title rather than an utterance, unless somebody is known to have said it. The capital of the first
// word of several tells nothing: "Wait until when?"
bool looks_like_title(const QuotePiece& piece) {
  if (piece.speaker || piece.words.size() > kTitleWords) return false;
  const auto lower = [](const QuoteWord& word) { return word.content && !word.capitalised; };
  const auto capital = [](const QuoteWord& word) { return word.content && word.capitalised; };
  const auto begin = piece.words.begin() + (piece.words.size() > 1 ? 1 : 0);
  return std::none_of(begin, piece.words.end(), lower) && std::any_of(begin, piece.words.end(), capital);
}

bool is_one_utterance(const QuotePiece& first, const QuotePiece& second, const WordAlignment& alignment,
                      double told_together) {
  const std::size_t matched = alignment.matches.size();
  const std::size_t shorter = std::min(first.words.size(), second.words.size());
  if (matched == 0 || looks_like_title(first) || looks_like_title(second)) return false;
  const bool known = first.speaker && second.speaker;
  const bool same_speaker = known && is_same_speaker(*first.speaker, *second.speaker);
  const bool whole = matched == shorter && alignment.longest_run == shorter;
  const bool tells_same = told_together >= (shorter == 1 ? kSureFact : kLikelyFact);
  const bool is_term = shorter < kShort && !first.speaker && !second.speaker;  // a "Nigerian prince" letter
  // "a dangerous thing", "a very dangerous thing": words may be put in where both tell the same with it.
  if (matched == shorter && tells_same && !is_term && alignment.content_matches >= (whole ? 1 : 2)) return true;
  if (whole && shorter >= kShort && first.words.size() == second.words.size()) return alignment.content_matches >= 1;
  if (shorter <= kShort) return false;  // as often a term or a word in scare quotes
  if (whole) return alignment.content_matches >= 1;
  if (alignment.content_matches < 2 && alignment.longest_run < kLongPlainRun) return false;
  if (known && !same_speaker) return alignment.longest_run > kLongRun && 2 * alignment.content_matches > kLongRun;
  if (alignment.longest_run >= kLongRun) return true;
  const double coverage = static_cast<double>(matched) / static_cast<double>(shorter);
  return coverage >= kMinCoverage && matched >= 3 && alignment.score >= 0.5 * static_cast<double>(shorter);
}

}  // namespace

std::vector<WordGap> find_alterations(const std::vector<QuoteWord>& first, const std::vector<QuoteWord>& second,
                                      const WordAlignment& alignment) {
  std::vector<WordGap> altered;
  for (const WordGap& gap : find_gaps(first, second, alignment)) {
    if (has_cut(first, gap.first_begin, gap.first_end) || has_cut(second, gap.second_begin, gap.second_end)) continue;
    const std::size_t in_first = gap.first_end - gap.first_begin, in_second = gap.second_end - gap.second_begin;
    if (std::max(in_first, in_second) > kMaxAlteredWords) continue;
    altered.push_back(gap);
  }
  return altered;
}

std::optional<QuoteRelation> relate_quotes(const QuotePiece& first, const QuotePiece& second,
                                           const WordAlignment& alignment, double told_together) {
  if (!is_one_utterance(first, second, alignment, told_together)) return std::nullopt;
  if (!find_alterations(first.words, second.words, alignment).empty()) return QuoteRelation::altered;
  const std::size_t matched = alignment.matches.size();
  if (matched == first.words.size() && matched == second.words.size()) return QuoteRelation::same;
  return QuoteRelation::trimmed;
}

bool is_same_speaker(const std::string& a, const std::string& b) {
  const auto words = [](const std::string& name) {
    std::vector<std::string> found;
    for (const std::string_view word : fields_of(name)) found.push_back(fold_word(word));
    return found;
  };
  const std::vector<std::string> in_a = words(a), in_b = words(b);
  return std::any_of(in_a.begin(), in_a.end(), [&](const std::string& word) {
    return word.size() > 2 && std::find(in_b.begin(), in_b.end(), word) != in_b.end();
  });
}

}  // namespace rashomon
