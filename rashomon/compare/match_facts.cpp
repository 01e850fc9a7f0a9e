#include "rashomon/compare/match_facts.h"

#include <algorithm>
#include <map>
#include <utility>

#include "rashomon/match/similar_sentences.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxSentences = 20'000;       // of all tellings together
constexpr std::size_t kMaxSentencesOfOne = 1'500;
constexpr double kMinFit = 0.6;                    // mean chance with which a mention belongs to a fact

using SentenceKey = std::pair<std::uint32_t, std::uint32_t>;  // article, sentence

SentenceKey key_of(const SentencePiece& piece) { return {piece.article, piece.sentence}; }

// Two pieces of one sentence tell the same if they share most of the shorter one.
bool is_same_piece(const SentencePiece& a, const SentencePiece& b) {
  return key_of(a) == key_of(b) && 2 * common_size(a.span, b.span) >= std::min(a.span.size(), b.span.size());
}

using Group = std::vector<SentencePiece>;

class Grouping {
 public:
  explicit Grouping(const std::vector<SimilarPair>& pairs) {
    for (const SimilarPair& pair : pairs) {
      double& chance = chances_[{key_of(pair.first), key_of(pair.second)}];
      chance = std::max(chance, pair.chance);
    }
  }

  void add(const SimilarPair& pair) {
    const std::vector<std::size_t> with_first = groups_with(pair.first), with_second = groups_with(pair.second);
    for (const std::size_t group : with_first)
      if (std::find(with_second.begin(), with_second.end(), group) != with_second.end()) return;
    if (merge_best(with_first, with_second)) return;
    if (join_best(pair.second, with_first) || join_best(pair.first, with_second)) return;
    groups_.push_back({});
    put(pair.first, groups_.size() - 1);
    put(pair.second, groups_.size() - 1);
  }

  // Mean chance over all pairs of mentions of different articles.
  double score_of(const Group& group) const { return fit(group, group); }

  const std::vector<Group>& groups() const { return groups_; }

 private:
  std::vector<std::size_t> groups_with(const SentencePiece& piece) const {
    std::vector<std::size_t> found;
    const auto at = by_sentence_.find(key_of(piece));
    if (at == by_sentence_.end()) return found;
    for (const std::size_t group : at->second)
      if (std::any_of(groups_[group].begin(), groups_[group].end(),
                      [&](const SentencePiece& member) { return is_same_piece(member, piece); }))
        found.push_back(group);
    return found;
  }

  double chance_of(const SentencePiece& a, const SentencePiece& b) const {
    const auto at = chances_.find(std::minmax(key_of(a), key_of(b)));
    return at == chances_.end() ? 0 : at->second;
  }

  // Mean chance between the mentions of two groups, those of one article left out. 0 where there is no pair.
  double fit(const Group& a, const Group& b) const {
    double sum = 0;
    std::size_t pairs = 0;
    for (const SentencePiece& x : a)
      for (const SentencePiece& y : b) {
        if (x.article == y.article) continue;
        sum += chance_of(x, y);
        ++pairs;
      }
    return pairs == 0 ? 0 : sum / static_cast<double>(pairs);
  }

  bool join_best(const SentencePiece& piece, const std::vector<std::size_t>& groups) {
    double best_fit = kMinFit;
    std::size_t best = groups_.size();
    for (const std::size_t group : groups) {
      const double found = fit({piece}, groups_[group]);
      if (found < best_fit || (found == best_fit && best != groups_.size())) continue;
      best_fit = found;
      best = group;
    }
    if (best == groups_.size()) return false;
    put(piece, best);
    return true;
  }

  bool merge_best(const std::vector<std::size_t>& first, const std::vector<std::size_t>& second) {
    for (const std::size_t a : first)
      for (const std::size_t b : second) {
        if (fit(groups_[a], groups_[b]) < kMinFit) continue;
        const Group moved = std::exchange(groups_[b], {});
        for (const SentencePiece& piece : moved) put(piece, a);
        return true;
      }
    return false;
  }

  void put(const SentencePiece& piece, std::size_t group) {
    for (const SentencePiece& member : groups_[group])
      if (key_of(member) == key_of(piece)) return;
    groups_[group].push_back(piece);
    by_sentence_[key_of(piece)].push_back(group);
  }

  std::map<std::pair<SentenceKey, SentenceKey>, double> chances_;
  std::vector<Group> groups_;  // a group that was merged into another stays as an empty one
  std::map<SentenceKey, std::vector<std::size_t>> by_sentence_;
};

std::vector<SimilarPair> find_pairs(std::span<const Telling> tellings) {
  const std::size_t budget = std::min(kMaxSentencesOfOne, kMaxSentences / std::max<std::size_t>(1, tellings.size()));
  Vocabulary vocabulary;
  std::vector<TellingTerms> terms;
  for (const Telling& telling : tellings)
    terms.push_back(collect_terms(telling.article, telling.analysis, budget, vocabulary));
  return find_similar_sentences(terms, vocabulary);
}

Fact fact_of(Group group, double score, const std::vector<VoiceMap>& voices) {
  std::sort(group.begin(), group.end());
  Fact fact;
  fact.score = score;
  for (const SentencePiece& piece : group) {
    FactMention mention;
    mention.place = {piece.article, piece.span};
    const PlaceVoice voice = voices[piece.article].find(piece.span);
    mention.voice = voice.voice;
    mention.speaker = voice.speaker;
    fact.mentions.push_back(std::move(mention));
  }
  return fact;
}

}  // namespace

std::vector<Fact> match_facts(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices) {
  std::vector<SimilarPair> pairs = find_pairs(tellings);
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const SimilarPair& a, const SimilarPair& b) { return a.chance > b.chance; });
  Grouping grouping(pairs);
  for (const SimilarPair& pair : pairs) grouping.add(pair);
  std::vector<Fact> facts;
  for (const Group& group : grouping.groups())
    if (!group.empty()) facts.push_back(fact_of(group, grouping.score_of(group), voices));
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return a.mentions.front().place < b.mentions.front().place;
  });
  return facts;
}

}  // namespace rashomon
