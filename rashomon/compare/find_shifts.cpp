// Mentions are sorted to two sides, articles on both sides dropped, then places without a partner on the other side.
#include "rashomon/compare/find_shifts.h"

#include <algorithm>
#include <set>

#include "rashomon/compare/claims.h"

namespace rashomon {
namespace {

constexpr double kMinScore = 0.6;  // of a fact: below it the two may tell different things

bool touches_attribution(const Reading& reading, Span span) {
  return std::any_of(reading.attributions.begin(), reading.attributions.end(), [&](const Attribution& attribution) {
    const auto touches = [&](Span part) { return overlaps(part, span); };
    return std::any_of(attribution.content.begin(), attribution.content.end(), touches) ||
           std::any_of(attribution.cue.begin(), attribution.cue.end(), touches);
  });
}

bool touches_quotation(const Analysis& analysis, Span span) {
  return std::any_of(analysis.quoted.begin(), analysis.quoted.end(),
                     [&](const Quoted& quoted) { return overlaps(quoted.outer, span); });
}

bool is_plainly_asserted(std::span<const Telling> tellings, const FactMention& mention) {
  const Telling& telling = tellings[mention.place.article];
  return mention.voice == Voice::outlet && !touches_attribution(telling.reading, mention.place.span) &&
         !touches_quotation(telling.analysis, mention.place.span);
}

// The articles that attribute at least one mention.
std::set<std::uint32_t> find_attributing(const Fact& fact) {
  std::set<std::uint32_t> articles;
  for (const FactMention& mention : fact.mentions)
    if (mention.voice == Voice::attributed) articles.insert(mention.place.article);
  return articles;
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
    if (facts[i].score < kMinScore) continue;
    const std::set<std::uint32_t> attributing = find_attributing(facts[i]);
    if (attributing.empty()) continue;
    Shift shift{static_cast<FactId>(i), {}, {}};
    std::set<std::uint32_t> doing_both;
    for (const FactMention& mention : facts[i].mentions) {
      if (mention.voice == Voice::attributed) continue;
      if (attributing.contains(mention.place.article))
        doing_both.insert(mention.place.article);
      else if (is_plainly_asserted(tellings, mention))
        shift.outlet.push_back(mention.place);
    }
    for (const FactMention& mention : facts[i].mentions)
      if (mention.voice == Voice::attributed && !doing_both.contains(mention.place.article))
        shift.attributed.push_back(mention.place);
    keep_partners(tellings, voices, shift);
    if (!shift.attributed.empty() && !shift.outlet.empty()) shifts.push_back(std::move(shift));
  }
  return shifts;
}

}  // namespace rashomon
