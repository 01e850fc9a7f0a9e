// Reads the claim of every mention of a fact once, then sets them against each other, mention by mention.
#include "rashomon/compare/conflicts/denial_conflicts.h"

#include <algorithm>

#include "rashomon/compare/claims.h"
#include "rashomon/compare/sentence_at.h"

namespace rashomon {
namespace {

constexpr double kMinScore = 0.5;         // of a fact
constexpr std::size_t kMaxMentions = 60;  // of a fact, that are set against each other

// Words in quotation marks are compared as quotations (quote_conflicts.h).
bool is_quoted(const Analysis& analysis, Span span) {
  return std::any_of(analysis.quoted.begin(), analysis.quoted.end(),
                     [&](const Quoted& quoted) { return overlaps(quoted.outer, span); });
}

// Whether a mention can be set against a denial: a negation beside it, in its own sentence, may belong to it.
bool is_free_of_negation(const Telling& telling, Span span) {
  const Claim sentence = read_claim_in(telling, sentence_at(telling.analysis, span));
  return !sentence.negated && sentence.negated_words.empty();
}

bool is_denied(const Telling& a, Span x, const Claim& claim_a, const Telling& b, Span y, const Claim& claim_b) {
  if (!is_denial(claim_a, claim_b) || is_quoted(a.analysis, x) || is_quoted(b.analysis, y)) return false;
  return claim_a.negated ? is_free_of_negation(b, y) : is_free_of_negation(a, x);
}

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
        if (x.article != y.article &&
            is_denied(tellings[x.article], x.span, claims[a], tellings[y.article], y.span, claims[b]))
          conflict.values = {x, y};
      }
    if (!conflict.values.empty()) conflicts.push_back(std::move(conflict));
  }
  return conflicts;
}

}  // namespace rashomon
