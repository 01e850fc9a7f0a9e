// For each fact: which articles carry it, which others come near it, and for the rest whether the absence says anything.
#include "rashomon/compare/omissions/find_omissions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "rashomon/compare/omissions/withheld.h"
#include "rashomon/match/terms.h"

namespace rashomon {
namespace {

constexpr double kMinScore = 0.5;  // of a fact
constexpr std::size_t kMinCarriers = 2;
constexpr double kMayTell = 0.5;      // of the weight of a mention's terms, in one sentence and its neighbours
constexpr std::size_t kMaxSentences = 400;

// What each article holds, sentence by sentence, to see whether it comes near a fact.
class Holdings {
 public:
  explicit Holdings(std::span<const Telling> tellings) {
    for (const Telling& telling : tellings)
      terms_.push_back(collect_terms(telling.article, telling.analysis, kMaxSentences, vocabulary_));
  }

  // The content terms that lie in a place, each once.
  std::set<TermId> terms_in(const Place& place) const {
    std::set<TermId> found;
    for (const SentenceTerms& sentence : terms_[place.article].sentences) {
      if (!overlaps(sentence.span, place.span)) continue;
      for (const Term& term : sentence.terms)
        if (term.slot != kNoSlot && contains(place.span, term.span)) found.insert(term.id);
    }
    return found;
  }

  bool may_tell(std::uint32_t article, const std::set<TermId>& terms) const {
    double total = 0;
    std::map<std::uint32_t, double> by_sentence;
    for (const TermId term : terms) {
      const double rarity = vocabulary_.rarity(term);
      total += rarity;
      const auto& postings = terms_[article].postings;
      for (auto at = std::lower_bound(postings.begin(), postings.end(), term,
                                      [](const Posting&p, TermId id) { return p.id < id; });
           at != postings.end() && at->id == term; ++at)
        by_sentence[at->sentence] += rarity;
    }
    return std::any_of(by_sentence.begin(), by_sentence.end(),
                       [&](const auto& sentence) { return sentence.second >= kMayTell * total; });
  }

 private:
  Vocabulary vocabulary_;
  std::vector<TellingTerms> terms_;
};

bool may_tell_any(const Holdings& holdings, std::uint32_t article, const Fact& fact) {
  return std::any_of(fact.mentions.begin(), fact.mentions.end(), [&](const FactMention& mention) {
    return holdings.may_tell(article, holdings.terms_in(mention.place));
  });
}

}  // namespace

std::vector<Omission> find_omissions(std::span<const Telling> tellings, const std::vector<Fact>& facts) {
  std::vector<Omission> omissions;
  if (tellings.size() <= kMinCarriers) return omissions;
  const Holdings holdings(tellings);
  const Withholder withholder(tellings);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    std::set<std::uint32_t> carriers;
    for (const FactMention& mention : facts[i].mentions) carriers.insert(mention.place.article);
    if (facts[i].score < kMinScore || carriers.size() < kMinCarriers) continue;
    std::map<std::string, std::vector<std::uint32_t>> missing;
    for (std::uint32_t article = 0; article < tellings.size(); ++article)
      if (!carriers.contains(article) && !may_tell_any(holdings, article, facts[i]))
        missing[withholder.reason(article, carriers)].push_back(article);
    for (auto& [reason, articles] : missing) omissions.push_back({static_cast<FactId>(i), std::move(articles), reason});
  }
  return omissions;
}

}  // namespace rashomon
