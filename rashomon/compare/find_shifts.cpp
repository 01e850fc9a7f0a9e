#include "rashomon/compare/find_shifts.h"

#include <set>

namespace rashomon {
namespace {

constexpr double kMinScore = 0.5;  // of a fact: below it the two may tell different things

std::set<std::uint32_t> articles_in(const Fact& fact, Voice voice) {
  std::set<std::uint32_t> articles;
  for (const FactMention& mention : fact.mentions)
    if (mention.voice == voice) articles.insert(mention.place.article);
  return articles;
}

}  // namespace

std::vector<Shift> find_shifts(const std::vector<Fact>& facts) {
  std::vector<Shift> shifts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].score < kMinScore) continue;
    const auto attributing = articles_in(facts[i], Voice::attributed), asserting = articles_in(facts[i], Voice::outlet);
    Shift shift{static_cast<FactId>(i), {}, {}};
    for (const FactMention& mention : facts[i].mentions) {
      const bool in_both = attributing.contains(mention.place.article) && asserting.contains(mention.place.article);
      if (!in_both) (mention.voice == Voice::attributed ? shift.attributed : shift.outlet).push_back(mention.place);
    }
    if (!shift.attributed.empty() && !shift.outlet.empty()) shifts.push_back(std::move(shift));
  }
  return shifts;
}

}  // namespace rashomon
