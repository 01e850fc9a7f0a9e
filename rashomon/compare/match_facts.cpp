// Terms, similar sentences, groups; then each piece is looked up in the map of voices.
#include "rashomon/compare/match_facts.h"

#include <algorithm>

#include "rashomon/base/letters.h"
#include "rashomon/compare/compared_sentences.h"
#include "rashomon/compare/group_pieces.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/match/similar_sentences.h"

namespace rashomon {
namespace {

// "12 March 2026" on a line of its own: when a page is from is nothing that it tells.
bool is_date_line(const Telling& telling, std::uint32_t sentence) {
  const auto count_letters = [&](Span part) {
    const auto begin = telling.article.text.begin();
    return std::count_if(begin + part.begin, begin + part.end, is_letter_byte);
  };
  const Span span = telling.analysis.sentences[sentence].span;
  auto left = count_letters(span);
  for (const DateMention& date : telling.reading.dates)
    if (contains(span, date.span)) left -= count_letters(date.span);
  for (const TimeMention& time : telling.reading.times)
    if (contains(span, time.span)) left -= count_letters(time.span);
  return left <= 0;
}

Fact fact_of(const PieceGroup& group, std::span<const Telling> tellings, const std::vector<VoiceMap>& voices) {
  Fact fact;
  fact.score = group.score;
  for (const SentencePiece& piece : group.pieces) {
    const PlaceVoice voice = voices[piece.article].find(piece.clauses);
    const Telling& telling = tellings[piece.article];
    if (is_date_line(telling, piece.sentence)) continue;
    const Span claim = with_whole_marks(telling.article, telling.analysis, voice.claim);
    fact.mentions.push_back({{piece.article, claim}, voice.voice, voice.speaker});
  }
  return fact;
}

// Mentions are in order of articles.
bool is_told_by_two(const Fact& fact) {
  return !fact.mentions.empty() && fact.mentions.front().place.article != fact.mentions.back().place.article;
}

}  // namespace

std::vector<Fact> match_facts(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices) {
  const ComparedSentences sentences = collect_sentences(tellings);
  std::vector<Fact> facts;
  for (const PieceGroup& group :
       group_pieces(find_similar_sentences(sentences.terms, sentences.words, sentences.vocabulary)))
    if (Fact fact = fact_of(group, tellings, voices); is_told_by_two(fact)) facts.push_back(std::move(fact));
  std::stable_sort(facts.begin(), facts.end(),
                   [](const Fact& a, const Fact& b) { return a.mentions.front().place < b.mentions.front().place; });
  return facts;
}

}  // namespace rashomon
