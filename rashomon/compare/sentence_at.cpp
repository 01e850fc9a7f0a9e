// Sentences are in order: one binary search.
#include "rashomon/compare/sentence_at.h"

#include <algorithm>

namespace rashomon {

Span sentence_at(const Analysis& analysis, Span span) {
  const auto after = std::upper_bound(analysis.sentences.begin(), analysis.sentences.end(), span.begin,
                                      [](std::uint32_t begin, const Sentence& s) { return begin < s.span.begin; });
  return after == analysis.sentences.begin() ? span : std::prev(after)->span;
}

SentenceId sentence_of(std::span<const Telling> tellings, const Place& place) {
  return {place.article, sentence_at(tellings[place.article].analysis, place.span).begin};
}

}  // namespace rashomon
