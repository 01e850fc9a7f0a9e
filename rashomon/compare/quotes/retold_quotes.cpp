// Attributed mentions of a fact are sorted by what of them stands in marks.
#include "rashomon/compare/quotes/retold_quotes.h"

#include <algorithm>
#include <map>

#include "rashomon/compare/quotes/quote_relation.h"
#include "rashomon/compare/sentence_at.h"

namespace rashomon {
namespace {

constexpr double kMinScore = 0.6;          // of a fact: a false one tells readers that words were changed
constexpr std::uint32_t kMinBytes = 25;    // quoted or retold; fewer are a word or two
constexpr double kMostlyMarked = 0.6, kSameWords = 0.8;

std::uint32_t marked_bytes(const Analysis& analysis, Span span) {
  std::uint32_t bytes = 0;
  for (const Quoted& quoted : analysis.quoted)
    if (quoted.depth == 0) bytes += common_size(quoted.inner, span);
  return bytes;
}

// A post is its writer's words without marks.
bool are_same_words(std::span<const Telling> tellings, const Place& a, const Place& b) {
  const auto first = read_quote_words(tellings[a.article], a.span), second = read_quote_words(tellings[b.article], b.span);
  const auto shorter = static_cast<double>(std::min(first.size(), second.size()));
  return static_cast<double>(align_words(first, second).matches.size()) >= kSameWords * shorter;
}

}  // namespace

std::vector<RetoldQuote> find_retold_quotes(std::span<const Telling> tellings, const std::vector<Fact>& facts) {
  std::map<SentenceId, RetoldQuote> found;  // by the quoted sentence
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].score < kMinScore) continue;
    std::vector<const FactMention*> quoted, retold;
    for (const FactMention& mention : facts[i].mentions) {
      if (mention.voice != Voice::attributed || !mention.speaker) continue;
      const Analysis& analysis = tellings[mention.place.article].analysis;
      const std::uint32_t marked = marked_bytes(analysis, mention.place.span);
      if (marked >= kMinBytes && marked >= kMostlyMarked * mention.place.span.size()) quoted.push_back(&mention);
      if (marked == 0 && mention.place.span.size() >= kMinBytes) retold.push_back(&mention);
    }
    for (const FactMention* words : quoted)
      for (const FactMention* telling : retold) {
        if (words->place.article == telling->place.article || !is_same_speaker(*words->speaker, *telling->speaker)) continue;
        if (are_same_words(tellings, words->place, telling->place)) continue;
        RetoldQuote& one = found[sentence_of(tellings, words->place)];
        if (one.retold.empty()) one = {static_cast<FactId>(i), *words->speaker, words->place, {}};
        const auto known = [&](const Place& p) { return p.article == telling->place.article && overlaps(p.span, telling->place.span); };
        if (std::none_of(one.retold.begin(), one.retold.end(), known)) one.retold.push_back(telling->place);
      }
  }
  std::vector<RetoldQuote> quotes;
  for (auto& [sentence, quote] : found) {
    std::sort(quote.retold.begin(), quote.retold.end());
    quotes.push_back(std::move(quote));
  }
  return quotes;
}

}  // namespace rashomon
