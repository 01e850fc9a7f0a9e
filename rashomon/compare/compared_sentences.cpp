#include "rashomon/compare/compared_sentences.h"

#include <algorithm>

namespace rashomon {
namespace {

constexpr std::size_t kMaxSentences = 20'000;  // of all tellings together
constexpr std::size_t kMaxSentencesOfOne = 1'500;

}  // namespace

ComparedSentences collect_sentences(std::span<const Telling> tellings) {
  const std::size_t budget = std::min(kMaxSentencesOfOne, kMaxSentences / std::max<std::size_t>(1, tellings.size()));
  ComparedSentences found;
  for (const Telling& telling : tellings) {
    found.terms.push_back(collect_terms(telling.article, telling.analysis, budget, found.vocabulary));
    std::vector<Span> sentences;
    if (!telling.words.words.empty())
      for (const SentenceTerms& sentence : found.terms.back().sentences) sentences.push_back(sentence.span);
    found.words.push_back(arrange_words(telling.words, sentences));
  }
  return found;
}

}  // namespace rashomon
