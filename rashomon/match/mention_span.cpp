// Grows the best run outwards until a clause opens on either side.
#include "rashomon/match/mention_span.h"

namespace rashomon {

Span narrow_to_shared(const SentenceTerms& sentence, const SentenceWeights& weights, const std::vector<bool>& shared) {
  TermRun run = find_best_run(sentence, weights, shared);
  if (run.begin == run.end) return sentence.span;
  while (run.begin > 0 && !sentence.terms[run.begin].opens_clause) --run.begin;
  while (run.end < sentence.terms.size() && !sentence.terms[run.end].opens_clause) ++run.end;
  return {sentence.terms[run.begin].span.begin, sentence.terms[run.end - 1].span.end};
}

}  // namespace rashomon
