// Terms, similar sentences, groups; then each piece is looked up in the map of voices.
#include "rashomon/compare/match_facts.h"

#include <algorithm>

#include "rashomon/compare/compared_sentences.h"
#include "rashomon/compare/group_pieces.h"
#include "rashomon/match/similar_sentences.h"

namespace rashomon {
namespace {

Fact fact_of(const PieceGroup& group, const std::vector<VoiceMap>& voices) {
  Fact fact;
  fact.score = group.score;
  for (const SentencePiece& piece : group.pieces) {
    const PlaceVoice voice = voices[piece.article].find(piece.clauses);
    fact.mentions.push_back({{piece.article, voice.claim}, voice.voice, voice.speaker});
  }
  return fact;
}

}  // namespace

std::vector<Fact> match_facts(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices) {
  const ComparedSentences sentences = collect_sentences(tellings);
  std::vector<Fact> facts;
  for (const PieceGroup& group :
       group_pieces(find_similar_sentences(sentences.terms, sentences.words, sentences.vocabulary)))
    facts.push_back(fact_of(group, voices));
  std::stable_sort(facts.begin(), facts.end(),
                   [](const Fact& a, const Fact& b) { return a.mentions.front().place < b.mentions.front().place; });
  return facts;
}

}  // namespace rashomon
