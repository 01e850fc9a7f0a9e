// Facts are compared by all their mentions; a line shows a mention that none before it shows.
#include "rashomon/report/fact_lines.h"

#include <algorithm>

namespace rashomon {
namespace {

// One shows mostly what the other says.
bool are_alike(const Place& a, const Place& b) {
  return a.article == b.article && 2 * common_size(a.span, b.span) > std::min(a.span.size(), b.span.size());
}

// How many mentions of a fact say mostly what a mention of the other says.
std::size_t count_alike(const Fact& fact, const Fact& other) {
  return static_cast<std::size_t>(std::count_if(fact.mentions.begin(), fact.mentions.end(), [&](const FactMention& mention) {
    return std::any_of(other.mentions.begin(), other.mentions.end(),
                       [&](const FactMention& theirs) { return are_alike(mention.place, theirs.place); });
  }));
}

}  // namespace

std::vector<FactLine> fact_lines(const Comparison& comparison, const std::vector<std::size_t>& facts) {
  std::vector<FactLine> lines;
  for (const std::size_t i : facts) {
    const Fact& fact = comparison.facts[i];
    const auto shown_in = std::find_if(lines.begin(), lines.end(), [&](const FactLine& line) {
      return 2 * count_alike(fact, comparison.facts[line.fact]) >= fact.mentions.size();
    });
    if (shown_in != lines.end()) {
      shown_in->folded.push_back(i);
      continue;
    }
    const auto is_new = [&](const FactMention& mention) {
      return std::none_of(lines.begin(), lines.end(), [&](const FactLine& line) { return are_alike(line.place, mention.place); });
    };
    const auto mention = std::find_if(fact.mentions.begin(), fact.mentions.end(), is_new);
    lines.push_back({i, (mention != fact.mentions.end() ? *mention : fact.mentions.front()).place, {}});
  }
  return lines;
}

}  // namespace rashomon
