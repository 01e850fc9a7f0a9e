// Grows a run of terms outwards until a clause opens on either side.
#include "rashomon/match/mention_span.h"

#include <algorithm>

namespace rashomon {
namespace {

TermRun grow_to_clauses(const SentenceTerms& sentence, TermRun run) {
  while (run.begin > 0 && !sentence.terms[run.begin].opens_clause) --run.begin;
  while (run.end < sentence.terms.size() && !sentence.terms[run.end].opens_clause) ++run.end;
  return run;
}

Span span_of(const SentenceTerms& sentence, TermRun run) {
  return {sentence.terms[run.begin].span.begin, sentence.terms[run.end - 1].span.end};
}

std::size_t count_content(const SentenceTerms& sentence, TermRun run) {
  const auto terms = sentence.terms.begin();
  return static_cast<std::size_t>(
      std::count_if(terms + static_cast<std::ptrdiff_t>(run.begin), terms + static_cast<std::ptrdiff_t>(run.end),
                    [](const Term& term) { return term.slot != kNoSlot; }));
}

}  // namespace

Span narrow_to_shared(const SentenceTerms& sentence, const SentenceWeights& weights, const std::vector<bool>& shared) {
  const TermRun run = find_best_run(sentence, weights, shared);
  return run.begin == run.end ? sentence.span : span_of(sentence, grow_to_clauses(sentence, run));
}

Span widen_to_clauses(const SentenceTerms& sentence, Span told) {
  const auto& terms = sentence.terms;
  TermRun run{terms.size(), 0};
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (overlaps(terms[i].span, told)) run = {std::min(run.begin, i), i + 1};
  if (run.begin >= run.end) return sentence.span;
  run = grow_to_clauses(sentence, run);
  // The clause before holds what a clause is about more often than the one after.
  while (count_content(sentence, run) < kMinToldContent && run.end - run.begin < terms.size()) {
    if (run.begin > 0) --run.begin;
    else ++run.end;
    run = grow_to_clauses(sentence, run);
  }
  return span_of(sentence, run);
}

}  // namespace rashomon
