// Sentences and what is quoted are in order: binary searches.
#include "rashomon/compare/sentence_at.h"

#include <algorithm>

#include "rashomon/base/letters.h"

namespace rashomon {

Span sentence_at(const Analysis& analysis, Span span) {
  const auto after = std::upper_bound(analysis.sentences.begin(), analysis.sentences.end(), span.begin,
                                      [](std::uint32_t begin, const Sentence& s) { return begin < s.span.begin; });
  return after == analysis.sentences.begin() ? span : std::prev(after)->span;
}

SentenceId sentence_of(std::span<const Telling> tellings, const Place& place) {
  return {place.article, sentence_at(tellings[place.article].analysis, place.span).begin};
}

Span with_whole_marks(const Article& article, const Analysis& analysis, Span span) {
  const auto has_letters = [&](std::uint32_t begin, std::uint32_t end) {
    return begin < end && std::any_of(article.text.begin() + begin, article.text.begin() + end, is_letter_byte);
  };
  // A mark that closes in the span was opened in it or in its paragraph: what is quoted is in order of its beginning.
  const Span sentence = sentence_at(analysis, span);
  auto at = std::partition_point(analysis.quoted.begin(), analysis.quoted.end(),
                                 [&](const Quoted& quoted) { return quoted.outer.begin < sentence.begin; });
  for (; at != analysis.quoted.end() && at->outer.begin < span.end; ++at) {
    if (!at->closed || !overlaps(at->outer, span)) continue;
    const bool opens = at->outer.begin >= span.begin, closes = at->outer.end <= span.end;
    if (opens == closes) continue;
    if (opens) {
      if (!has_letters(span.end, at->inner.end)) span.end = at->outer.end;
      else if (!has_letters(span.begin, at->outer.begin)) span.begin = at->inner.begin;
    } else if (!has_letters(at->inner.begin, span.begin)) {
      span.begin = at->outer.begin;
    } else if (!has_letters(at->outer.end, span.end)) {
      span.end = at->inner.end;
      while (span.end > span.begin + 1 && article.text[span.end - 1] == ',') --span.end;
    }
  }
  return span;
}

}  // namespace rashomon
