// Mentions of a quotation are aligned pair by pair; values that meet in one article are one conflict.
#include "rashomon/compare/conflicts/quote_conflicts.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "rashomon/base/embedded.h"
#include "rashomon/compare/quotes/quote_relation.h"
#include "rashomon/match/table_rows.h"

namespace rashomon {
namespace {

constexpr std::size_t kSpeakerWords = 6;  // equal words of a quotation that is nobody's common phrase
constexpr std::size_t kMaxPairs = 200;    // of mentions of one quotation

// The words of a gap with one matching word on either side.
Span gap_span(const std::vector<QuoteWord>& words, std::size_t begin, std::size_t end) {
  return {words[begin - std::min<std::size_t>(begin, 1)].span.begin, words[std::min(end, words.size() - 1)].span.end};
}

const std::unordered_set<std::string>& optional_words() {
  static const std::unordered_set<std::string> words = word_set(embedded_text("rashomon/compare/tables/optional_words.txt"));
  return words;
}

// "admit that I", "admit I": editors put such words in and take them out, and nothing else is said.
bool is_tidying(const std::vector<QuoteWord>& words, std::size_t begin, std::size_t end) {
  return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(begin), words.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const QuoteWord& word) { return optional_words().contains(word.word); });
}

std::string joined(const std::vector<QuoteWord>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += words[i].word;
  return text;
}

// "email" and "e-mail", "modelling" and "modeling": one letter at most, in a longer word.
bool is_spelling(const std::string& a, const std::string& b) {
  if (std::min(a.size(), b.size()) < 4 || std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > 1) return false;
  const auto [x, y] =
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  const auto rest_a = std::string_view(a).substr(static_cast<std::size_t>(x - a.begin()));
  const auto rest_b = std::string_view(b).substr(static_cast<std::size_t>(y - b.begin()));
  if (a.size() == b.size()) return rest_a.empty() || rest_a.substr(1) == rest_b.substr(1);
  return a.size() > b.size() ? rest_a.substr(1) == rest_b : rest_a == rest_b.substr(1);
}

bool shows_difference(const std::vector<QuoteWord>& a, const std::vector<QuoteWord>& b, const WordGap& gap) {
  if (is_spelling(joined(a, gap.first_begin, gap.first_end), joined(b, gap.second_begin, gap.second_end))) return false;
  const bool one_side = gap.first_begin == gap.first_end || gap.second_begin == gap.second_end;
  return !one_side || !is_tidying(a, gap.first_begin, gap.first_end) || !is_tidying(b, gap.second_begin, gap.second_end);
}

// The fact that most of a place belongs to, if any.
std::optional<FactId> fact_at(const std::vector<Fact>& facts, const Place& a, const Place& b) {
  const auto has = [](const Fact& fact, const Place& place) {
    return std::any_of(fact.mentions.begin(), fact.mentions.end(), [&](const FactMention& mention) {
      return mention.place.article == place.article && overlaps(mention.place.span, place.span);
    });
  };
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (has(facts[i], a) && has(facts[i], b)) return static_cast<FactId>(i);
  return std::nullopt;
}

class QuoteConflicts {
 public:
  QuoteConflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts, const std::vector<VoiceMap>& voices,
                 const ToldTogether& told_together)
      : tellings_(tellings), facts_(facts), voices_(voices), told_together_(told_together) {}

  void compare(const SharedQuote& quote) {
    std::vector<std::vector<QuoteWord>> words;
    for (const Place& place : quote.mentions) words.push_back(read_quote_words(tellings_[place.article], place.span));
    of_this_quote_ = conflicts_.size();
    std::size_t pairs = 0;
    for (std::size_t a = 0; a < words.size(); ++a)
      for (std::size_t b = a + 1; b < words.size() && pairs < kMaxPairs; ++b) {
        if (quote.mentions[a].article == quote.mentions[b].article) continue;
        ++pairs;
        compare_mentions(quote.mentions[a], words[a], quote.mentions[b], words[b]);
      }
  }

  std::vector<Conflict> take() { return std::move(conflicts_); }

 private:
  void compare_mentions(const Place& a, const std::vector<QuoteWord>& words_a, const Place& b,
                        const std::vector<QuoteWord>& words_b) {
    const WordAlignment alignment = align_words(words_a, words_b);
    const QuotePiece piece_a{a, 0, words_a, voices_[a.article].find(a.span).speaker};
    const QuotePiece piece_b{b, 0, words_b, voices_[b.article].find(b.span).speaker};
    if (!relate_quotes(piece_a, piece_b, alignment, told_together_(a, b))) return;
    add_alterations(a, words_a, b, words_b, alignment);
    if (piece_a.speaker && piece_b.speaker && alignment.longest_run >= kSpeakerWords && is_named_person(a) &&
        is_named_person(b) && !is_same_speaker(*piece_a.speaker, *piece_b.speaker))
      add(ConflictKind::speaker, a, b, share_matched(words_a, words_b, alignment),
          fmt::format("the same words are given to {} and to {}", *piece_a.speaker, *piece_b.speaker));
  }

  // All words that differ between two mentions are one conflict, from the first to the last of them.
  void add_alterations(const Place& a, const std::vector<QuoteWord>& words_a, const Place& b,
                       const std::vector<QuoteWord>& words_b, const WordAlignment& alignment) {
    std::vector<Span> in_a, in_b;
    for (const WordGap& gap : find_alterations(words_a, words_b, alignment)) {
      if (!shows_difference(words_a, words_b, gap)) continue;
      in_a.push_back(gap_span(words_a, gap.first_begin, gap.first_end));
      in_b.push_back(gap_span(words_b, gap.second_begin, gap.second_end));
    }
    if (in_a.empty()) return;
    add(ConflictKind::wording_of_quote, {a.article, {in_a.front().begin, in_a.back().end}},
        {b.article, {in_b.front().begin, in_b.back().end}}, share_matched(words_a, words_b, alignment),
        fmt::format("one prints \"{}\", the other \"{}\", neither marks a change", texts_of(tellings_[a.article].article, in_a),
                    texts_of(tellings_[b.article].article, in_b)));
  }

  // Whether a person's name stands beside the words themselves: who "he" is may be resolved wrongly.
  bool is_named_person(const Place& place) const {
    const PlaceVoice voice = voices_[place.article].find(place.span);
    const Telling& telling = tellings_[place.article];
    if (!voice.attribution || !voice.speaker) return false;
    const Attribution& attribution = telling.reading.attributions[index_of(*voice.attribution)];
    if (telling.reading.speakers[index_of(*attribution.speaker)].kind != SpeakerKind::person) return false;
    return std::any_of(attribution.source.begin(), attribution.source.end(), [&](Span source) {
      return is_same_speaker(std::string(text_of(telling.article.text, source)), *voice.speaker);
    });
  }

  static double share_matched(const std::vector<QuoteWord>& a, const std::vector<QuoteWord>& b, const WordAlignment& alignment) {
    return 2.0 * static_cast<double>(alignment.matches.size()) / static_cast<double>(a.size() + b.size());
  }

  // Several articles can differ in the same words: one conflict, with the values of all and the longest list of words.
  void add(ConflictKind kind, const Place& x, const Place& y, double confidence, std::string why) {
    for (std::size_t i = of_this_quote_; i < conflicts_.size(); ++i) {
      Conflict& known = conflicts_[i];
      if (known.kind != kind || !(has_place(known, x) || has_place(known, y))) continue;
      widen(known, x);
      widen(known, y);
      std::sort(known.values.begin(), known.values.end());
      if (why.size() > known.why.size()) known.why = std::move(why);
      known.confidence = std::max(known.confidence.value_or(0), confidence);
      return;
    }
    conflicts_.push_back({fact_at(facts_, x, y), kind, {x, y}, std::move(why), confidence});
  }

  static bool has_place(const Conflict& conflict, const Place& place) {
    return std::any_of(conflict.values.begin(), conflict.values.end(), [&](const Place& value) {
      return value.article == place.article && overlaps(value.span, place.span);
    });
  }

  static void widen(Conflict& conflict, const Place& place) {
    for (Place& value : conflict.values)
      if (value.article == place.article && overlaps(value.span, place.span)) {
        value.span = {std::min(value.span.begin, place.span.begin), std::max(value.span.end, place.span.end)};
        return;
      }
    conflict.values.push_back(place);
  }

  std::span<const Telling> tellings_;
  const std::vector<Fact>& facts_;
  const std::vector<VoiceMap>& voices_;
  const ToldTogether& told_together_;
  std::vector<Conflict> conflicts_;
  std::size_t of_this_quote_ = 0;  // where the conflicts of the quotation at hand begin
};

}  // namespace

std::vector<Conflict> find_quote_conflicts(std::span<const Telling> tellings, const std::vector<SharedQuote>& quotes,
                                           const std::vector<Fact>& facts, const std::vector<VoiceMap>& voices,
                                           const ToldTogether& told_together) {
  QuoteConflicts found(tellings, facts, voices, told_together);
  for (const SharedQuote& quote : quotes) found.compare(quote);
  return found.take();
}

}  // namespace rashomon
