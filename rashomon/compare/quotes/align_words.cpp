// A table of cells, one for each two words, each with the best score that ends in a match or in a gap on either side; the
// matches are read off backwards from the best cell.
#include "rashomon/compare/quotes/align_words.h"

#include <algorithm>
#include <cstdint>

namespace rashomon {
namespace {

constexpr double kContentMatch = 1.5;
constexpr double kGrammarMatch = 0.5;
constexpr double kOpenGap = 0.8;
constexpr double kLongerGap = 0.05;

enum Move : std::uint8_t { kStop, kMatch, kSkipFirst, kSkipSecond };

struct Cell {
  double best = 0;  // of an alignment that ends here in a match or begins here
  double skip_first = -1e9, skip_second = -1e9;
  Move from_best = kStop;  // which of the three the cell's overall best came from
  bool first_opens = false, second_opens = false;
};

class Table {
 public:
  Table(const std::vector<QuoteWord>& first, const std::vector<QuoteWord>& second)
      : columns_(second.size() + 1), cells_((first.size() + 1) * columns_) {
    for (std::size_t i = 1; i <= first.size(); ++i)
      for (std::size_t j = 1; j <= second.size(); ++j) fill(first[i - 1], second[j - 1], i, j);
  }

  WordAlignment trace() const {
    WordAlignment found;
    std::size_t i = best_row_, j = best_column_;
    found.score = i == 0 ? 0 : at(i, j).best;
    Move state = i == 0 ? kStop : at(i, j).from_best;
    while (state != kStop) {
      const Cell& cell = at(i, j);
      if (state == kMatch) {
        found.matches.push_back({--i, --j});
        state = at(i, j).from_best;
      } else if (state == kSkipFirst) {
        state = cell.first_opens ? at(i - 1, j).from_best : kSkipFirst;
        --i;
      } else {
        state = cell.second_opens ? at(i, j - 1).from_best : kSkipSecond;
        --j;
      }
    }
    std::reverse(found.matches.begin(), found.matches.end());
    return found;
  }

 private:
  Cell& at(std::size_t i, std::size_t j) { return cells_[i * columns_ + j]; }
  const Cell& at(std::size_t i, std::size_t j) const { return cells_[i * columns_ + j]; }

  void fill(const QuoteWord& a, const QuoteWord& b, std::size_t i, std::size_t j) {
    Cell& cell = at(i, j);
    const Cell &above = at(i - 1, j), &left = at(i, j - 1), &diagonal = at(i - 1, j - 1);
    cell.first_opens = above.best - kOpenGap >= above.skip_first - kLongerGap;
    cell.skip_first = std::max(above.best - kOpenGap, above.skip_first - kLongerGap);
    cell.second_opens = left.best - kOpenGap >= left.skip_second - kLongerGap;
    cell.skip_second = std::max(left.best - kOpenGap, left.skip_second - kLongerGap);
    const auto offer = [&](double value, Move move) {
      if (value > cell.best) {
        cell.best = value;
        cell.from_best = move;
      }
    };
    if (a.word == b.word) offer(diagonal.best + (a.content ? kContentMatch : kGrammarMatch), kMatch);
    offer(cell.skip_first, kSkipFirst);
    offer(cell.skip_second, kSkipSecond);
    if (cell.best > best_) {
      best_ = cell.best;
      best_row_ = i;
      best_column_ = j;
    }
  }

  std::size_t columns_;
  std::vector<Cell> cells_;
  double best_ = 0;
  std::size_t best_row_ = 0, best_column_ = 0;
};

}  // namespace

WordAlignment align_words(const std::vector<QuoteWord>& first, const std::vector<QuoteWord>& second) {
  WordAlignment found = Table(first, second).trace();
  std::size_t run = 0;
  for (std::size_t k = 0; k < found.matches.size(); ++k) {
    const WordPair match = found.matches[k];
    found.content_matches += first[match.first].content;
    const bool goes_on =
        k > 0 && found.matches[k - 1].first + 1 == match.first && found.matches[k - 1].second + 1 == match.second;
    run = goes_on ? run + 1 : 1;
    found.longest_run = std::max(found.longest_run, run);
  }
  return found;
}

std::vector<WordGap> find_gaps(const std::vector<QuoteWord>& first, const std::vector<QuoteWord>& second,
                               const WordAlignment& alignment) {
  std::vector<WordGap> gaps;
  if (alignment.matches.empty()) return gaps;
  const bool enough = alignment.matches.size() >= kMinMatches;
  const auto is_end_gap = [&](std::size_t a, std::size_t b) {
    return enough && a > 0 && b > 0 && std::max(a, b) <= kMaxEndWords;
  };
  const WordPair front = alignment.matches.front(), back = alignment.matches.back();
  if (is_end_gap(front.first, front.second)) gaps.push_back({0, front.first, 0, front.second});
  for (std::size_t k = 1; k < alignment.matches.size(); ++k) {
    const WordPair before = alignment.matches[k - 1], after = alignment.matches[k];
    if (before.first + 1 == after.first && before.second + 1 == after.second) continue;
    gaps.push_back({before.first + 1, after.first, before.second + 1, after.second});
  }
  if (is_end_gap(first.size() - back.first - 1, second.size() - back.second - 1))
    gaps.push_back({back.first + 1, first.size(), back.second + 1, second.size()});
  return gaps;
}

}  // namespace rashomon
