// How sure two places stand in sentences that tell the same fact.
//
// A word or two in quotation marks are an utterance that two articles share only where the articles tell the same with
// them: "radical Islam" here and there is a term, "discriminating" beside "totally discriminating against …" is what
// one speaker said of one thing.
//
// Tested by tests/cases/compare (quote_short).
#pragma once

#include <map>
#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/sentence_at.h"

namespace rashomon {

class ToldTogether {
 public:
  // Tellings and facts have to outlive it.
  ToldTogether(std::span<const Telling> tellings, std::span<const Fact> facts);

  // The score of the surest fact that both sentences tell; 0 where there is none.
  double operator()(const Place& a, const Place& b) const;

 private:
  std::span<const Telling> tellings_;
  std::span<const Fact> facts_;
  std::map<SentenceId, std::vector<std::size_t>> facts_of_;  // in rising order
};

}  // namespace rashomon
