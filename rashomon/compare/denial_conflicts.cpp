#include "rashomon/compare/denial_conflicts.h"

#include "rashomon/compare/claims.h"

namespace rashomon {
namespace {

constexpr double kMinScore = 0.5;            // of a fact
constexpr std::size_t kMaxMentions = 60;     // of a fact, that are set against each other

}  // namespace

std::vector<Conflict> find_denial_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                                            const std::vector<VoiceMap>& voices) {
  std::vector<Conflict> conflicts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].score < kMinScore || facts[i].mentions.size() > kMaxMentions) continue;
    std::vector<Claim> claims;
    for (const FactMention& mention : facts[i].mentions) {
      const std::uint32_t article = mention.place.article;
      claims.push_back(read_claim(tellings[article], voices[article], mention.place.span));
    }
    Conflict conflict{static_cast<FactId>(i), ConflictKind::event, {}, "one says what the other denies"};
    for (std::size_t a = 0; a < claims.size() && conflict.values.empty(); ++a)
      for (std::size_t b = a + 1; b < claims.size() && conflict.values.empty(); ++b) {
        const Place &x = facts[i].mentions[a].place, &y = facts[i].mentions[b].place;
        if (x.article != y.article && claims[a].negated != claims[b].negated && say_one_thing(claims[a], claims[b]))
          conflict.values = {x, y};
      }
    if (!conflict.values.empty()) conflicts.push_back(std::move(conflict));
  }
  return conflicts;
}

}  // namespace rashomon
