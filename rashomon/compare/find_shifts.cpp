// Mentions are sorted to two sides, then places without a partner on the other side are dropped.
#include "rashomon/compare/find_shifts.h"

#include <algorithm>

#include "rashomon/compare/claims.h"

namespace rashomon {
namespace {

bool touches_quotation(const Analysis& analysis, Span span) {
  return std::any_of(analysis.quoted.begin(), analysis.quoted.end(),
                     [&](const Quoted& quoted) { return overlaps(quoted.outer, span); });
}

// Keeps of both sides the places that have a partner on the other whose words are the same claim.
void keep_partners(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices, Shift& shift) {
  const auto claim_at = [&](const Place& place) {
    return read_claim(tellings[place.article], voices[place.article], place.span);
  };
  const auto keep = [&](std::vector<Place>& side, const std::vector<Place>& other) {
    std::erase_if(side, [&](const Place& place) {
      const Claim claim = claim_at(place);
      return std::none_of(other.begin(), other.end(), [&](const Place& partner) {
        if (partner.article == place.article) return false;
        const Claim theirs = claim_at(partner);
        return share_words(claim, theirs) && claim.negated == theirs.negated;
      });
    });
  };
  keep(shift.attributed, shift.outlet);
  keep(shift.outlet, shift.attributed);
}

}  // namespace

std::vector<Shift> find_shifts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                               const std::vector<VoiceMap>& voices) {
  std::vector<Shift> shifts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].score < kLikelyFact) continue;
    Shift shift{static_cast<FactId>(i), {}, {}};
    for (const FactMention& mention : facts[i].mentions) {
      if (mention.voice == Voice::attributed)
        shift.attributed.push_back(mention.place);
      else if (!touches_quotation(tellings[mention.place.article].analysis, mention.place.span))
        shift.outlet.push_back(mention.place);
    }
    keep_partners(tellings, voices, shift);
    if (!shift.attributed.empty() && !shift.outlet.empty()) shifts.push_back(std::move(shift));
  }
  return shifts;
}

}  // namespace rashomon
