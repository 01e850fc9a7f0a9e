// Asks each kind in turn; sorts by how much of a conflict it is; drops what another has already.
#include "rashomon/compare/conflicts/find_conflicts.h"

#include <algorithm>
#include <tuple>

#include "rashomon/compare/conflicts/denial_conflicts.h"
#include "rashomon/compare/conflicts/name_conflicts.h"
#include "rashomon/compare/conflicts/number_conflicts.h"
#include "rashomon/compare/conflicts/occasion_conflicts.h"
#include "rashomon/compare/conflicts/quote_conflicts.h"

namespace rashomon {
namespace {

int rank_of(ConflictKind kind) {
  if (kind == ConflictKind::precision) return 2;
  return kind == ConflictKind::update ? 1 : 0;
}

// Whether a conflict has all values of another, as a conflict of the same kind or as one that no update explains.
bool says_more(const Conflict& a, const Conflict& b) {
  const bool same_kind = a.kind == b.kind || (a.kind == ConflictKind::number && b.kind == ConflictKind::update);
  return same_kind && std::includes(a.values.begin(), a.values.end(), b.values.begin(), b.values.end());
}

}  // namespace

std::vector<Conflict> find_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                                     const std::vector<SharedQuote>& quotes, const std::vector<VoiceMap>& voices,
                                     const ToldTogether& told_together) {
  std::vector<Conflict> found = find_number_conflicts(tellings, facts);
  for (Conflict& conflict : find_occasion_conflicts(tellings, facts)) found.push_back(std::move(conflict));
  for (Conflict& conflict : find_denial_conflicts(tellings, facts, voices)) found.push_back(std::move(conflict));
  for (Conflict& conflict : find_name_conflicts(tellings)) found.push_back(std::move(conflict));
  for (Conflict& conflict : find_quote_conflicts(tellings, quotes, facts, voices, told_together))
    found.push_back(std::move(conflict));
  for (Conflict& conflict : found)
    if (conflict.fact && !conflict.confidence) conflict.confidence = facts[index_of(*conflict.fact)].score;
  std::stable_sort(found.begin(), found.end(), [](const Conflict& a, const Conflict& b) {
    return std::tuple(rank_of(a.kind), a.values, a.kind) < std::tuple(rank_of(b.kind), b.values, b.kind);
  });
  // Two facts can hold the same figures, one of them fewer.
  std::vector<Conflict> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto covers = [&](const Conflict& other) {
      return &other != &found[i] && says_more(other, found[i]) && !(says_more(found[i], other) && &other > &found[i]);
    };
    if (std::none_of(found.begin(), found.end(), covers)) kept.push_back(found[i]);
  }
  return kept;
}

}  // namespace rashomon
