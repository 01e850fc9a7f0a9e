// Asks each kind in turn; sorts by how much of a conflict it is; drops what two facts gave twice.
#include "rashomon/compare/find_conflicts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "rashomon/compare/denial_conflicts.h"
#include "rashomon/compare/name_conflicts.h"
#include "rashomon/compare/number_conflicts.h"
#include "rashomon/compare/occasion_conflicts.h"
#include "rashomon/compare/quote_conflicts.h"

namespace rashomon {
namespace {

int rank_of(ConflictKind kind) {
  if (kind == ConflictKind::precision) return 2;
  return kind == ConflictKind::update ? 1 : 0;
}

}  // namespace

std::vector<Conflict> find_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                                     const std::vector<SharedQuote>& quotes, const std::vector<VoiceMap>& voices) {
  std::vector<Conflict> found = find_number_conflicts(tellings, facts);
  for (Conflict& conflict : find_occasion_conflicts(tellings, facts)) found.push_back(std::move(conflict));
  for (Conflict& conflict : find_denial_conflicts(tellings, facts, voices)) found.push_back(std::move(conflict));
  for (Conflict& conflict : find_name_conflicts(tellings)) found.push_back(std::move(conflict));
  for (Conflict& conflict : find_quote_conflicts(tellings, quotes, facts, voices)) found.push_back(std::move(conflict));
  std::stable_sort(found.begin(), found.end(), [](const Conflict& a, const Conflict& b) {
    return std::tuple(rank_of(a.kind), a.values, a.kind) < std::tuple(rank_of(b.kind), b.values, b.kind);
  });
  // Two facts can hold the same two figures.
  std::set<std::pair<ConflictKind, std::vector<Place>>> seen;
  std::erase_if(found, [&](const Conflict& c) { return !seen.insert({c.kind, c.values}).second; });
  return found;
}

}  // namespace rashomon
