// The facts of each sentence, by their index.
#include "rashomon/compare/quotes/told_together.h"

#include <algorithm>

namespace rashomon {

ToldTogether::ToldTogether(std::span<const Telling> tellings, std::span<const Fact> facts) : tellings_(tellings), facts_(facts) {
  for (std::size_t fact = 0; fact < facts.size(); ++fact)
    for (const FactMention& mention : facts[fact].mentions) facts_of_[sentence_of(tellings, mention.place)].push_back(fact);
}

double ToldTogether::operator()(const Place& a, const Place& b) const {
  const auto in_a = facts_of_.find(sentence_of(tellings_, a)), in_b = facts_of_.find(sentence_of(tellings_, b));
  double surest = 0;
  if (in_a == facts_of_.end() || in_b == facts_of_.end()) return surest;
  for (const std::size_t fact : in_a->second)
    if (std::binary_search(in_b->second.begin(), in_b->second.end(), fact)) surest = std::max(surest, facts_[fact].score);
  return surest;
}

}  // namespace rashomon
