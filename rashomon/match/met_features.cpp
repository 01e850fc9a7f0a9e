// The matrix of log odds is ranked by row and column once; each candidate looks up its own place in it.
#include "rashomon/match/met_features.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace rashomon {
namespace {

constexpr float kMinLogOdds = -2.5F;  // of a candidate: below it one pair in fifty tells the same
constexpr double kToldBorder = 0.35;

class MeetingMeter {
 public:
  explicit MeetingMeter(const Meeting& meeting)
      : meeting_(meeting), rows_(meeting.first_sentences), columns_(meeting.second_sentences),
        lowest_(*std::min_element(meeting.log_odds.begin(), meeting.log_odds.end())) {
    for (std::size_t a = 0; a < meeting.first_sentences; ++a)
      for (std::size_t b = 0; b < meeting.second_sentences; ++b) {
        rows_[a].push_back(odds(a, b));
        columns_[b].push_back(odds(a, b));
      }
    for (std::vector<double>& row : rows_) std::sort(row.begin(), row.end(), std::greater<>());
    for (std::vector<double>& column : columns_) std::sort(column.begin(), column.end(), std::greater<>());
  }

  void measure(SentencePairIndex at, PairFeatures& out) const {
    const std::size_t index = meeting_.at(at.first, at.second);
    const double value = odds(at.first, at.second);
    std::size_t next = kPlainFeatures;
    out[next++] = value;
    out[next++] = static_cast<double>(meeting_.cosine[index]);
    const MeetingSums &x = meeting_.first_sums[index], &y = meeting_.second_sums[index];
    for (std::size_t i = 0; i < kMeetingSums; ++i) out[next++] = static_cast<double>(std::min(x[i], y[i]));
    for (std::size_t i = 0; i < kMeetingSums; ++i) out[next++] = static_cast<double>(std::max(x[i], y[i]));
    const double in_row = lead(rows_[at.first], value), in_column = lead(columns_[at.second], value);
    out[next++] = std::min(in_row, in_column);
    out[next++] = std::max(in_row, in_column);
    out[next++] = static_cast<double>(std::max(rank(rows_[at.first], value), rank(columns_[at.second], value)));
    const double before = odds_beside(at, -1, -1), after = odds_beside(at, 1, 1);
    out[next++] = std::max(before, after);
    out[next++] = std::min(before, after);
    out[next++] = std::max({odds_beside(at, -1, 0), odds_beside(at, 1, 0), odds_beside(at, 0, -1), odds_beside(at, 0, 1)});
  }

 private:
  double odds(std::size_t a, std::size_t b) const { return static_cast<double>(meeting_.log_odds[meeting_.at(a, b)]); }

  // Past the border: the lowest of all.
  double odds_beside(SentencePairIndex at, std::int64_t row, std::int64_t column) const {
    const std::int64_t a = at.first + row, b = at.second + column;
    if (a < 0 || b < 0 || a >= static_cast<std::int64_t>(rows_.size()) || b >= static_cast<std::int64_t>(columns_.size()))
      return static_cast<double>(lowest_);
    return odds(static_cast<std::size_t>(a), static_cast<std::size_t>(b));
  }

  static double lead(const std::vector<double>& sorted, double value) {
    return value - (value >= sorted[0] && sorted.size() > 1 ? sorted[1] : sorted[0]);
  }
  static std::size_t rank(const std::vector<double>& sorted, double value) {
    return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value, std::greater<>()) - sorted.begin());
  }

  const Meeting& meeting_;
  std::vector<std::vector<double>> rows_, columns_;  // downwards
  float lowest_;
};

}  // namespace

void add_met_candidates(const Meeting& meeting, std::vector<SentencePairIndex>& candidates) {
  const auto known = static_cast<std::ptrdiff_t>(candidates.size());
  for (std::uint32_t a = 0; a < meeting.first_sentences; ++a)
    for (std::uint32_t b = 0; b < meeting.second_sentences; ++b)
      if (meeting.log_odds[meeting.at(a, b)] > kMinLogOdds) candidates.push_back({a, b});
  const auto before = [&](const SentencePairIndex& x, const SentencePairIndex& y) {
    return std::tie(x.first, x.second) < std::tie(y.first, y.second);
  };
  std::inplace_merge(candidates.begin(), candidates.begin() + known, candidates.end(), before);
  const auto same = [](const SentencePairIndex& x, const SentencePairIndex& y) {
    return x.first == y.first && x.second == y.second;
  };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
}

void measure_meeting(const Meeting& meeting, const std::vector<SentencePairIndex>& candidates,
                     std::vector<PairFeatures>& rows) {
  if (meeting.log_odds.empty()) return;
  const MeetingMeter meter(meeting);
  for (std::size_t i = 0; i < rows.size(); ++i) meter.measure(candidates[i], rows[i]);
}

Span narrow_to_told(const MeetingSide& side, std::size_t sentence, const std::vector<float>& told, std::size_t other,
                    std::size_t others) {
  Span best;
  double gain = 0, best_gain = 0;
  std::uint32_t begin = 0;
  for (std::size_t k = side.begins[sentence]; k < side.begins[sentence + 1]; ++k) {
    if (gain <= 0) {
      gain = 0;
      begin = side.words[k].begin;
    }
    gain += 1 / (1 + std::exp(-static_cast<double>(told[k * others + other]))) - kToldBorder;
    if (gain > best_gain) {
      best_gain = gain;
      best = {begin, side.words[k].end};
    }
  }
  return best;
}

}  // namespace rashomon
