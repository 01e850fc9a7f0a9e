// One writer of lines; each kind of finding says what its comparer looked at, and a fact's lines serve all that build on facts.
#include "rashomon/compare/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "rashomon/compare/compared_sentences.h"
#include "rashomon/compare/place_voice.h"
#include "rashomon/compare/quotes/align_words.h"
#include "rashomon/compare/quotes/quote_relation.h"
#include "rashomon/compare/quotes/quote_words.h"
#include "rashomon/compare/quotes/told_together.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/compare/speaker_names.h"
#include "rashomon/match/similar_sentences.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxShared = 8;  // words named of those that two sentences share

class Explainer {
 public:
  Explainer(std::span<const Telling> tellings, const Comparison& comparison, std::span<const std::string> letters)
      : tellings_(tellings), comparison_(comparison), letters_(letters), speakers_(join_speakers(tellings)),
        voices_(map_voices(tellings, speakers_)), told_together_(tellings, comparison.facts) {}

  std::vector<ExplanationLine> take() { return std::move(lines_); }

  void fact(std::size_t index, std::size_t depth) {
    const Fact& fact = comparison_.facts[index];
    add(depth, "f{} is a fact: {} pieces of {} articles tell the same; mean chance of their pairs {:.2f}", index + 1,
        fact.mentions.size(), articles_of(fact).size(), fact.score);
    for (const FactMention& mention : fact.mentions) {
      add(depth + 1, "{} “{}”", letter(mention.place), text(mention.place));
      add(depth + 2, "{}", voice_at(mention.place));
    }
    for (std::size_t a = 0; a < fact.mentions.size(); ++a)
      for (std::size_t b = a + 1; b < fact.mentions.size(); ++b)
        if (fact.mentions[a].place.article != fact.mentions[b].place.article)
          pair(fact.mentions[a].place, fact.mentions[b].place, depth + 1);
  }

  void quote(std::size_t index) {
    const SharedQuote& quote = comparison_.quotes[index];
    add(0, "q{} is a quotation: pieces in quotation marks share enough words in one order, or follow such pieces", index + 1);
    std::vector<QuotePiece> pieces;
    for (const Place& place : quote.mentions) {
      const PlaceVoice voice = voices_[place.article].find(place.span);
      pieces.push_back({place, 0, read_quote_words(tellings_[place.article], place.span), voice.speaker});
      add(1, "{} “{}”", letter(place), text(place));
      add(2, "{}", voice_at(place));
    }
    for (std::size_t a = 0; a < pieces.size(); ++a)
      for (std::size_t b = a + 1; b < pieces.size(); ++b)
        if (pieces[a].place.article != pieces[b].place.article) aligned(pieces[a], pieces[b]);
  }

  void conflict(std::size_t index) {
    const Conflict& conflict = comparison_.conflicts[index];
    add(0, "c{} is a conflict: {}", index + 1, conflict.why);
    for (const Place& value : conflict.values) {
      add(1, "{} “{}” in “{}”", letter(value), text(value), sentence_text(value));
      add(2, "{}", voice_at(value));
    }
    if (conflict.fact) fact(index_of(*conflict.fact), 1);
  }

  void shift(std::size_t index) {
    const Shift& shift = comparison_.shifts[index];
    add(0, "s{} is a shift: what one article attributes another tells in its own voice", index + 1);
    for (const auto* places : {&shift.attributed, &shift.outlet})
      for (const Place& place : *places) {
        add(1, "{} “{}”", letter(place), text(place));
        add(2, "{}", voice_at(place));
      }
    fact(index_of(shift.fact), 1);
  }

  void omission(std::size_t index) {
    const Omission& omission = comparison_.omissions[index];
    add(0, "o{} is an omission: no sentence of the article is likely enough to tell the fact", index + 1);
    if (!omission.withheld.empty()) add(1, "withheld: {}", omission.withheld);
    for (const std::uint32_t article : omission.missing_in) closest(comparison_.facts[index_of(omission.fact)], article);
    fact(index_of(omission.fact), 1);
  }

  void missing_voice(std::size_t index) {
    const MissingVoice& missing = comparison_.missing_voices[index];
    add(0, "v{}: {} articles give words to {}", index + 1, missing.heard.size(), comparison_.voices[missing.voice].name);
    if (!missing.withheld.empty()) add(1, "withheld: {}", missing.withheld);
    for (const Place& place : missing.heard) {
      add(1, "{} “{}”", letter(place), text(place));
      add(2, "{}", voice_at(place));
    }
    for (const std::uint32_t article : missing.missing_in)
      add(1, "{}: no word of the name is in the text, headline or captions, and nobody without a name speaks who could be meant",
          letters_[article]);
    for (const Place& place : missing.named)
      add(1, "{}: named in “{}”, and no source is this one, or could be", letter(place), sentence_text(place));
  }

  void missing_figure(std::size_t index) {
    const MissingFigure& missing = comparison_.missing_figures[index];
    add(0, "n{}: {} articles have one value beside words that they share", index + 1, missing.told.size());
    if (!missing.withheld.empty()) add(1, "withheld: {}", missing.withheld);
    for (const Place& place : missing.told) add(1, "{} “{}” in “{}”", letter(place), text(place), sentence_text(place));
    for (const std::uint32_t article : missing.missing_in)
      add(1, "{}: no number near it, no other one of the same, and no two that add up to it", letters_[article]);
  }

 private:
  template <class... Parts>
  void add(std::size_t depth, fmt::format_string<Parts...> format, Parts&&... parts) {
    lines_.push_back({depth, fmt::format(format, std::forward<Parts>(parts)...)});
  }

  std::string_view text(const Place& place) const { return text_of(tellings_[place.article].article.text, place.span); }
  const std::string& letter(const Place& place) const { return letters_[place.article]; }

  std::string_view sentence_text(const Place& place) const {
    const Telling& telling = tellings_[place.article];
    return text_of(telling.article.text, sentence_at(telling.analysis, place.span));
  }

  // Whose claim a place is, and the words that say so.
  std::string voice_at(const Place& place) const {
    const PlaceVoice voice = voices_[place.article].find(place.span);
    if (!voice.attribution) return "in the outlet's own voice: no attribution that is a statement holds a third of its words";
    const Telling& telling = tellings_[place.article];
    const Attribution& attribution = telling.reading.attributions[index_of(*voice.attribution)];
    const std::string cue = texts_of(telling.article, attribution.cue);
    return fmt::format("attributed to {}{} (confidence {:.2f})", voice.speaker.value_or("somebody who is not named"),
                       cue.empty() ? "" : fmt::format(" by “{}”", cue), attribution.confidence);
  }

  // The sentence of a telling's terms in which a place begins; nothing where it is past the budget or a heading.
  std::optional<std::uint32_t> term_sentence(const Place& place) {
    const auto& sentences = sentences_of()[place.article].sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i)
      if (overlaps(sentences[i].span, place.span)) return static_cast<std::uint32_t>(i);
    return std::nullopt;
  }

  const std::vector<TellingTerms>& sentences_of() {
    if (!sentences_) sentences_ = collect_sentences(tellings_);
    return sentences_->terms;
  }

  const std::vector<WeighedSentences>& weighed(std::uint32_t first, std::uint32_t second) {
    const auto known = weighed_.find({first, second});
    if (known != weighed_.end()) return known->second;
    const auto& terms = sentences_of();
    return weighed_[{first, second}] = weigh_sentences(terms[first], terms[second], sentences_->words[first],
                                                       sentences_->words[second], sentences_->vocabulary);
  }

  std::string words_for(const WeighedSentences& sentences, std::uint32_t article) const {
    std::string shared;
    for (std::size_t i = 0; i < std::min(kMaxShared, sentences.shared.size()); ++i) {
      if (!shared.empty()) shared += ", ";
      shared += text_of(tellings_[article].article.text, sentences.shared[i]);
    }
    return fmt::format("chance {:.2f} of {:.2f} that is asked for{}; {}", sentences.chance, sentences.border,
                       sentences.log_odds ? fmt::format("; log odds of their words' meeting {:.1f}", *sentences.log_odds) : "",
                       shared.empty() ? "no word in common" : "both have " + shared);
  }

  void pair(const Place& a, const Place& b, std::size_t depth) {
    const auto in_a = term_sentence(a), in_b = term_sentence(b);
    if (!in_a || !in_b) return;
    for (const WeighedSentences& sentences : weighed(a.article, b.article))
      if (sentences.first == *in_a && sentences.second == *in_b) {
        add(depth, "{} and {}: {}", letter(a), letter(b), words_for(sentences, a.article));
        return;
      }
    add(depth, "{} and {}: not weighed against each other, they share too little", letter(a), letter(b));
  }

  // The sentence of an article without the fact that comes closest to it.
  void closest(const Fact& fact, std::uint32_t article) {
    const WeighedSentences* best = nullptr;
    std::uint32_t beside = 0;
    for (const FactMention& mention : fact.mentions) {
      const auto sentence = term_sentence(mention.place);
      if (!sentence) continue;
      const std::uint32_t other = mention.place.article;
      for (const WeighedSentences& weighed_pair : weighed(std::min(other, article), std::max(other, article))) {
        const std::uint32_t theirs = other < article ? weighed_pair.first : weighed_pair.second;
        if (theirs != *sentence || (best && best->chance >= weighed_pair.chance)) continue;
        best = &weighed_pair;
        beside = other;
      }
    }
    if (!best) {
      add(1, "{}: no sentence shares enough with the fact to be weighed", letters_[article]);
      return;
    }
    const std::uint32_t own = beside < article ? best->second : best->first;
    add(1, "{}: the closest is “{}”", letters_[article],
        text({article, sentences_of()[article].sentences[own].span}));
    add(2, "beside {}: {}", letters_[beside], words_for(*best, std::min(beside, article)));
  }

  void aligned(const QuotePiece& a, const QuotePiece& b) {
    const WordAlignment alignment = align_words(a.words, b.words);
    const auto relation = relate_quotes(a, b, alignment, told_together_(a.place, b.place));
    add(1, "{} and {}: {} of {} and {} words match, the longest run {}{}", letter(a.place), letter(b.place),
        alignment.matches.size(), a.words.size(), b.words.size(), alignment.longest_run,
        relation ? "" : "; not one utterance by themselves");
    if (!relation) return;
    for (const WordGap& gap : find_alterations(a.words, b.words, alignment))
      add(2, "differs without a mark: “{}” and “{}”", words_in(a, gap.first_begin, gap.first_end),
          words_in(b, gap.second_begin, gap.second_end));
  }

  std::string_view words_in(const QuotePiece& piece, std::size_t begin, std::size_t end) const {
    if (begin >= end) return "";
    return text({piece.place.article, {piece.words[begin].span.begin, piece.words[end - 1].span.end}});
  }

  std::span<const Telling> tellings_;
  const Comparison& comparison_;
  std::span<const std::string> letters_;
  Voices speakers_;
  std::vector<VoiceMap> voices_;
  ToldTogether told_together_;
  std::optional<ComparedSentences> sentences_;  // made when first asked for
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<WeighedSentences>> weighed_;
  std::vector<ExplanationLine> lines_;
};

// "f3" -> 2; nothing where it is no number from 1 to `size`.
std::optional<std::size_t> index_in(std::string_view id, std::size_t size) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  if (error != std::errc() || end != id.data() + id.size() || number < 1 || number > size) return std::nullopt;
  return number - 1;
}

}  // namespace

std::optional<std::vector<ExplanationLine>> explain_finding(std::span<const Telling> tellings, const Comparison& comparison,
                                                            std::span<const std::string> letters, std::string_view id) {
  if (id.empty()) return std::nullopt;
  const std::map<char, std::size_t> sizes = {{'f', comparison.facts.size()},
                                             {'q', comparison.quotes.size()},
                                             {'c', comparison.conflicts.size()},
                                             {'s', comparison.shifts.size()},
                                             {'o', comparison.omissions.size()},
                                             {'v', comparison.missing_voices.size()},
                                             {'n', comparison.missing_figures.size()}};
  const auto kind = sizes.find(id.front());
  const auto index = kind == sizes.end() ? std::nullopt : index_in(id, kind->second);
  if (!index) return std::nullopt;
  Explainer explainer(tellings, comparison, letters);
  switch (id.front()) {
    case 'f': explainer.fact(*index, 0); break;
    case 'q': explainer.quote(*index); break;
    case 'c': explainer.conflict(*index); break;
    case 's': explainer.shift(*index); break;
    case 'v': explainer.missing_voice(*index); break;
    case 'n': explainer.missing_figure(*index); break;
    default: explainer.omission(*index); break;
  }
  return explainer.take();
}

}  // namespace rashomon
