// Article pair by article pair; likely pairs are thinned to the best partners before their pieces are cut out.
#include "rashomon/match/similar_sentences.h"

#include <algorithm>
#include <tuple>

#include "rashomon/match/mention_span.h"
#include "rashomon/match/met_features.h"
#include "rashomon/match/pair_features.h"
#include "rashomon/match/tell_same.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxPartners = 4;  // sentences of one article that tell the same as one of another

struct Estimate {
  SentencePairIndex at;
  double chance;
};

double border_of(const Meeting& meeting) { return meeting.log_odds.empty() ? kTellSame : kTellSameMet; }

std::vector<Estimate> estimate_candidates(const ArticlePair& pair, const Meeting& meeting) {
  const bool met = !meeting.log_odds.empty();
  std::vector<SentencePairIndex> candidates = find_candidates(pair);
  if (met) add_met_candidates(meeting, candidates);
  std::vector<PairFeatures> rows = measure_candidates(pair, candidates);
  if (met) measure_meeting(meeting, candidates, rows);
  std::vector<Estimate> estimates;
  for (std::size_t i = 0; i < rows.size(); ++i) estimates.push_back({candidates[i], estimate_same(rows[i], met)});
  return estimates;
}

// The likely pairs, without those that are past the best kMaxPartners of both their sentences.
std::vector<Estimate> estimate_pairs(const ArticlePair& pair, const Meeting& meeting) {
  std::vector<Estimate> likely = estimate_candidates(pair, meeting);
  std::erase_if(likely, [&](const Estimate& e) { return e.chance < border_of(meeting); });
  std::stable_sort(likely.begin(), likely.end(),
                   [](const Estimate& a, const Estimate& b) { return a.chance > b.chance; });
  std::vector<std::size_t> of_first(pair.first->sentences.size()), of_second(pair.second->sentences.size());
  std::erase_if(likely, [&](const Estimate& e) {
    const std::size_t before_first = of_first[e.at.first]++, before_second = of_second[e.at.second]++;
    return std::min(before_first, before_second) >= kMaxPartners;
  });
  return likely;
}

// The pairs of two tellings, and the pieces of their sentences.
class PairFinder {
 public:
  PairFinder(std::span<const TellingTerms> tellings, std::span<const MeetingSide> words, const Vocabulary& vocabulary)
      : tellings_(tellings), words_(words), vocabulary_(vocabulary) {}

  void add_pairs(std::uint32_t first, std::uint32_t second, std::vector<SimilarPair>& found) const {
    const ArticlePair pair = weigh_pair(tellings_[first], tellings_[second], vocabulary_);
    const Meeting meeting = meet_words(words_[first], words_[second]);
    for (const auto& [at, chance] : estimate_pairs(pair, meeting)) {
      const auto [a, b] = at;
      const SentenceTerms &in_first = pair.first->sentences[a], &in_second = pair.second->sentences[b];
      Span of_first, of_second;
      if (!meeting.log_odds.empty()) {
        of_first = narrow_to_told(words_[first], a, meeting.first_told, b, meeting.second_sentences);
        of_second = narrow_to_told(words_[second], b, meeting.second_told, a, meeting.first_sentences);
      }
      if (of_first.size() == 0)
        of_first = narrow_to_shared(in_first, pair.first_weights[a], shared_slots(in_first, in_second));
      if (of_second.size() == 0)
        of_second = narrow_to_shared(in_second, pair.second_weights[b], shared_slots(in_second, in_first));
      found.push_back({{first, in_first.sentence, of_first, widen_to_clauses(in_first, of_first)},
                       {second, in_second.sentence, of_second, widen_to_clauses(in_second, of_second)},
                       chance});
    }
  }

 private:
  std::span<const TellingTerms> tellings_;
  std::span<const MeetingSide> words_;
  const Vocabulary& vocabulary_;
};

}  // namespace

std::vector<SimilarPair> find_similar_sentences(std::span<const TellingTerms> tellings, std::span<const MeetingSide> words,
                                                const Vocabulary& vocabulary) {
  const PairFinder finder(tellings, words, vocabulary);
  std::vector<SimilarPair> found;
  for (std::uint32_t first = 0; first < tellings.size(); ++first)
    for (std::uint32_t second = first + 1; second < tellings.size(); ++second) finder.add_pairs(first, second, found);
  std::stable_sort(found.begin(), found.end(), [](const SimilarPair& a, const SimilarPair& b) {
    return std::tie(a.first, a.second) < std::tie(b.first, b.second);
  });
  return found;
}

std::vector<WeighedSentences> weigh_sentences(const TellingTerms& first, const TellingTerms& second,
                                              const MeetingSide& first_words, const MeetingSide& second_words,
                                              const Vocabulary& vocabulary) {
  const Meeting meeting = meet_words(first_words, second_words);
  std::vector<WeighedSentences> weighed;
  for (const auto& [at, chance] : estimate_candidates(weigh_pair(first, second, vocabulary), meeting)) {
    WeighedSentences sentences{at.first, at.second, chance, border_of(meeting), std::nullopt, {}};
    if (!meeting.log_odds.empty()) sentences.log_odds = meeting.log_odds[meeting.at(at.first, at.second)];
    const SentenceTerms& in_first = first.sentences[at.first];
    const std::vector<bool> shared = shared_slots(in_first, second.sentences[at.second]);
    for (const Term& term : in_first.terms)
      if (term.slot != kNoSlot && shared[term.slot]) sentences.shared.push_back(term.span);
    weighed.push_back(std::move(sentences));
  }
  return weighed;
}

}  // namespace rashomon
