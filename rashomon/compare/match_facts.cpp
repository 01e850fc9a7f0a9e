// Terms, similar sentences, groups; then each piece is looked up in the map of voices.
#include "rashomon/compare/match_facts.h"

#include <algorithm>

#include "rashomon/compare/group_pieces.h"
#include "rashomon/match/similar_sentences.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxSentences = 20'000;  // of all tellings together
constexpr std::size_t kMaxSentencesOfOne = 1'500;

std::vector<SimilarPair> find_pairs(std::span<const Telling> tellings) {
  const std::size_t budget = std::min(kMaxSentencesOfOne, kMaxSentences / std::max<std::size_t>(1, tellings.size()));
  Vocabulary vocabulary;
  std::vector<TellingTerms> terms;
  std::vector<MeetingSide> words;
  for (const Telling& telling : tellings) {
    terms.push_back(collect_terms(telling.article, telling.analysis, budget, vocabulary));
    std::vector<Span> sentences;
    if (!telling.words.words.empty())
      for (const SentenceTerms& sentence : terms.back().sentences) sentences.push_back(sentence.span);
    words.push_back(arrange_words(telling.words, sentences));
  }
  return find_similar_sentences(terms, words, vocabulary);
}

Fact fact_of(const PieceGroup& group, const std::vector<VoiceMap>& voices) {
  Fact fact;
  fact.score = group.score;
  for (const SentencePiece& piece : group.pieces) {
    const PlaceVoice voice = voices[piece.article].find(piece.span);
    fact.mentions.push_back({{piece.article, voice.claim}, voice.voice, voice.speaker});
  }
  return fact;
}

}  // namespace

std::vector<Fact> match_facts(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices) {
  std::vector<Fact> facts;
  for (const PieceGroup& group : group_pieces(find_pairs(tellings))) facts.push_back(fact_of(group, voices));
  std::stable_sort(facts.begin(), facts.end(),
                   [](const Fact& a, const Fact& b) { return a.mentions.front().place < b.mentions.front().place; });
  return facts;
}

}  // namespace rashomon
