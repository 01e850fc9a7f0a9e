// One meter an article pair: rivals are ranked once, then each candidate is measured in the order of kFeatureNames.
#include "rashomon/match/pair_features.h"

#include <algorithm>
#include <limits>

namespace rashomon {
namespace {

constexpr double kMinShared = 3.0;   // of weight: below it one pair in fifty tells the same
constexpr std::size_t kMaxRank = 8;  // 98 of 100 true pairs are within the best 8 of one side
constexpr double kMissCost = 0.4;
constexpr std::size_t kWindow = 14;

// How the shared weights of one row or column compare.
struct Rivals {
  double best = 0, second = 0;
  std::vector<double> sorted;  // downwards

  explicit Rivals(std::vector<double> values) : sorted(std::move(values)) {
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    if (!sorted.empty()) best = sorted[0];
    if (sorted.size() > 1) second = sorted[1];
  }
  double lead_of(double value) const { return value - (value >= best ? second : best); }
  std::size_t rank_of(double value) const {
    return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), value, std::greater<>()) -
                                    sorted.begin());
  }
};

struct AllRivals {
  std::vector<Rivals> of_first, of_second;

  explicit AllRivals(const SentenceMatrix& shared) {
    for (std::size_t row = 0; row < shared.rows(); ++row) {
      std::vector<double> values;
      for (std::size_t column = 0; column < shared.columns(); ++column) values.push_back(shared.at(row, column));
      of_first.emplace_back(std::move(values));
    }
    for (std::size_t column = 0; column < shared.columns(); ++column) {
      std::vector<double> values;
      for (std::size_t row = 0; row < shared.rows(); ++row) values.push_back(shared.at(row, column));
      of_second.emplace_back(std::move(values));
    }
  }
};

struct Side {
  const SentenceTerms& terms;
  const SentenceWeights& weights;
  std::vector<bool> shared;  // by slot
};

// The most shared weight within kWindow terms; each term counts once.
double best_window(const Side& side) {
  std::vector<std::uint32_t> inside(side.terms.content.size());
  double weight = 0, best = 0;
  for (std::size_t end = 0; end < side.terms.terms.size(); ++end) {
    const std::uint32_t slot = side.terms.terms[end].slot;
    if (slot != kNoSlot && side.shared[slot] && inside[slot]++ == 0) weight += side.weights.weight[slot];
    if (end >= kWindow) {
      const std::uint32_t left = side.terms.terms[end - kWindow].slot;
      if (left != kNoSlot && side.shared[left] && --inside[left] == 0) weight -= side.weights.weight[left];
    }
    best = std::max(best, weight);
  }
  return best;
}

// Weight of the terms of `side` that stand beside the other sentence but not in it.
double weight_in_context(const Side& side, const std::vector<TermId>& context) {
  double weight = 0;
  auto at = context.begin();
  for (std::size_t slot = 0; slot < side.terms.content.size(); ++slot) {
    const TermId id = side.terms.content[slot].id;
    at = std::lower_bound(at, context.end(), id);
    if (at == context.end()) break;
    if (*at == id && !side.shared[slot]) weight += side.weights.weight[slot];
  }
  return weight;
}

std::size_t count_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j)
      ++count, ++i, ++j;
    else if (*i < *j)
      ++i;
    else
      ++j;
  }
  return count;
}

// What is counted over shared terms, and over terms of one side alone.
struct SharedSums {
  double weight = 0, rarity = 0, rarest = 0, second_rarest = 0;
  double figures = 0, names = 0, plain = 0, quoted = 0;
  double different_figures = 0, different_names = 0;
  bool quoted_side = false;
};

void add_shared_term(const ContentTerm& term, bool quoted_in_both, double weight, double rarity, SharedSums& sums) {
  sums.weight += weight;
  sums.rarity += rarity;
  if (rarity > sums.rarest) {
    sums.second_rarest = sums.rarest;
    sums.rarest = rarity;
  } else {
    sums.second_rarest = std::max(sums.second_rarest, rarity);
  }
  if (term.figure)
    sums.figures += weight;
  else if (term.name)
    sums.names += weight;
  else
    sums.plain += weight;
  if (quoted_in_both) sums.quoted += weight;
}

SharedSums sum_shared(const Side& a, const Side& b) {
  SharedSums sums;
  auto at = b.terms.content.begin();
  for (std::size_t slot = 0; slot < a.terms.content.size(); ++slot) {
    const ContentTerm& term = a.terms.content[slot];
    if (!a.shared[slot]) {
      sums.different_figures += term.figure;
      sums.different_names += term.name;
      continue;
    }
    while (at->id != term.id) ++at;
    ContentTerm both = term;
    both.name = term.name && at->name;
    sums.different_names += (term.name != at->name);
    add_shared_term(both, term.quoted && at->quoted, a.weights.weight[slot], a.weights.rarity[slot], sums);
  }
  for (std::size_t slot = 0; slot < b.terms.content.size(); ++slot) {
    if (b.shared[slot]) continue;
    sums.different_figures += b.terms.content[slot].figure;
    sums.different_names += b.terms.content[slot].name;
  }
  return sums;
}

bool has_quoted(const SentenceTerms& sentence) {
  return std::any_of(sentence.content.begin(), sentence.content.end(), [](const ContentTerm& c) { return c.quoted; });
}

class PairMeter {
 public:
  explicit PairMeter(const ArticlePair& pair) : pair_(pair), rivals_(pair.shared) {}

  PairFeatures measure(SentencePairIndex at) const {
    const Side a = side_of(*pair_.first, pair_.first_weights, at.first, pair_.second->sentences[at.second]);
    const Side b = side_of(*pair_.second, pair_.second_weights, at.second, pair_.first->sentences[at.first]);
    PairFeatures out{};
    std::size_t next = 0;
    const SharedSums sums = sum_shared(a, b);
    measure_overlap(a, b, sums, out, next);
    measure_place(at, out, next);
    out[next++] = has_quoted(a.terms) + has_quoted(b.terms);
    out[next++] = sums.quoted;
    measure_rivals(at, out, next);
    return out;
  }

 private:
  static Side side_of(const TellingTerms& telling, const std::vector<SentenceWeights>& weights, std::uint32_t sentence,
                      const SentenceTerms& other) {
    const SentenceTerms& terms = telling.sentences[sentence];
    return {terms, weights[sentence], shared_slots(terms, other)};
  }

  static void measure_overlap(const Side& a, const Side& b, const SharedSums& sums, PairFeatures& out,
                              std::size_t& next) {
    const double run_a = find_best_run(a.terms, a.weights, a.shared).weight;
    const double run_b = find_best_run(b.terms, b.weights, b.shared).weight;
    const double plain = std::min(a.weights.plain_total, b.weights.plain_total);
    const double values[] = {sums.weight,
                             sums.rarity,
                             sums.rarest,
                             sums.second_rarest,
                             sums.weight / std::max(a.weights.total, b.weights.total),
                             sums.weight / std::min(a.weights.total, b.weights.total),
                             std::min(best_window(a), best_window(b)),
                             std::min(run_a, run_b),
                             std::max(run_a, run_b),
                             weight_in_context(a, b.terms.context) + weight_in_context(b, a.terms.context),
                             static_cast<double>(count_common(a.terms.bigrams, b.terms.bigrams)),
                             sums.figures,
                             sums.different_figures,
                             sums.names,
                             sums.different_names,
                             plain > 0 ? sums.plain / plain : 0,
                             static_cast<double>(std::min(a.terms.content.size(), b.terms.content.size())),
                             static_cast<double>(std::max(a.terms.content.size(), b.terms.content.size()))};
    for (const double value : values) out[next++] = value;
  }

  void measure_place(SentencePairIndex at, PairFeatures& out, std::size_t& next) const {
    const double a = at.first / static_cast<double>(pair_.first->sentences.size());
    const double b = at.second / static_cast<double>(pair_.second->sentences.size());
    out[next++] = std::min(a, b);
    out[next++] = std::max(a, b);
    out[next++] = std::max(at.first, at.second);
  }

  void measure_rivals(SentencePairIndex at, PairFeatures& out, std::size_t& next) const {
    const double value = pair_.shared.at(at.first, at.second);
    const Rivals &of_first = rivals_.of_first[at.first], &of_second = rivals_.of_second[at.second];
    out[next++] = std::min(of_first.lead_of(value), of_second.lead_of(value));
    out[next++] = std::max(of_first.lead_of(value), of_second.lead_of(value));
    out[next++] = static_cast<double>(std::max(of_first.rank_of(value), of_second.rank_of(value)));
    double diagonal = 0, any = 0;
    for (int row = -1; row <= 1; ++row)
      for (int column = -1; column <= 1; ++column) {
        if (row == 0 && column == 0) continue;
        const double share =
            share_at(static_cast<std::int64_t>(at.first) + row, static_cast<std::int64_t>(at.second) + column);
        any = std::max(any, share);
        if (row == column) diagonal = std::max(diagonal, share);
      }
    out[next++] = diagonal;
    out[next++] = any;
  }

  double share_at(std::int64_t row, std::int64_t column) const {
    if (row < 0 || column < 0) return 0;
    const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
    if (r >= pair_.shared.rows() || c >= pair_.shared.columns()) return 0;
    const double heavier = std::max(pair_.first_weights[r].total, pair_.second_weights[c].total);
    return heavier > 0 ? pair_.shared.at(r, c) / heavier : 0;
  }

  const ArticlePair& pair_;
  AllRivals rivals_;
};

}  // namespace

std::vector<bool> shared_slots(const SentenceTerms& a, const SentenceTerms& b) {
  std::vector<bool> shared(a.content.size());
  for (std::size_t i = 0, j = 0; i < a.content.size() && j < b.content.size();) {
    if (a.content[i].id == b.content[j].id)
      shared[i++] = true;
    else if (a.content[i].id < b.content[j].id)
      ++i;
    else
      ++j;
  }
  return shared;
}

TermRun find_best_run(const SentenceTerms& sentence, const SentenceWeights& weights, const std::vector<bool>& shared) {
  TermRun best;
  double gain = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < sentence.terms.size(); ++i) {
    const std::uint32_t slot = sentence.terms[i].slot;
    if (slot == kNoSlot) continue;
    if (gain <= 0) {
      gain = 0;
      begin = i;
    }
    gain += shared[slot] ? weights.weight[slot] : -kMissCost * weights.weight[slot];
    if (gain > best.weight) best = {begin, i + 1, gain};
  }
  return best;
}

std::vector<SentencePairIndex> find_candidates(const ArticlePair& pair) {
  const AllRivals rivals(pair.shared);
  std::vector<SentencePairIndex> found;
  for (std::uint32_t row = 0; row < pair.shared.rows(); ++row)
    for (std::uint32_t column = 0; column < pair.shared.columns(); ++column) {
      const double value = pair.shared.at(row, column);
      if (value < kMinShared) continue;
      if (std::min(rivals.of_first[row].rank_of(value), rivals.of_second[column].rank_of(value)) < kMaxRank)
        found.push_back({row, column});
    }
  return found;
}

std::vector<PairFeatures> measure_candidates(const ArticlePair& pair,
                                             const std::vector<SentencePairIndex>& candidates) {
  const PairMeter meter(pair);
  std::vector<PairFeatures> rows;
  rows.reserve(candidates.size());
  for (const SentencePairIndex at : candidates) rows.push_back(meter.measure(at));
  return rows;
}

}  // namespace rashomon
