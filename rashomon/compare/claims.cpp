// Words come from quote_words.h, where contractions are already full words ("wasn't" is "was not").
#include "rashomon/compare/claims.h"

#include <algorithm>
#include <unordered_set>

#include "rashomon/base/embedded.h"
#include "rashomon/compare/quotes/quote_words.h"
#include "rashomon/match/stem.h"
#include "rashomon/match/table_rows.h"

namespace rashomon {
namespace {

constexpr std::size_t kMinShared = 2;  // content words
constexpr std::size_t kMinPlain = 1;   // of them, those that are no names
constexpr double kMinSame = 3;         // of words that are no names, in claims that say one thing
constexpr double kMostOfLonger = 0.8;

const std::unordered_set<std::string>& negations() {
  static const std::unordered_set<std::string> words = word_set(embedded_text("rashomon/compare/tables/negations.txt"));
  return words;
}

std::size_t count_shared(const std::set<std::string>& a, const std::set<std::string>& b,
                         const std::set<std::string>& apart = {}) {
  return static_cast<std::size_t>(std::count_if(
      a.begin(), a.end(), [&](const std::string& word) { return b.contains(word) && !apart.contains(word); }));
}

}  // namespace

Claim read_claim_in(const Telling& telling, Span span) {
  Claim claim;
  bool after_negation = false;
  for (const QuoteWord& word : read_quote_words(telling, span)) {
    if (negations().contains(word.word)) {
      claim.negated = !claim.negated;
      after_negation = true;
    } else if (word.content) {
      const std::string stemmed = stem(word.word);
      (word.capitalised ? claim.names : claim.plain).insert(stemmed);
      if (after_negation) claim.negated_words.insert(stemmed);
      after_negation = false;
    }
  }
  return claim;
}

Claim read_claim(const Telling& telling, const VoiceMap& voices, Span span) {
  Claim claim = read_claim_in(telling, span);
  const PlaceVoice voice = voices.find(span);
  if (!voice.attribution) return claim;
  for (const Span cue : telling.reading.attributions[index_of(*voice.attribution)].cue)
    if (!contains(span, cue)) claim.negated ^= read_claim_in(telling, cue).negated;
  return claim;
}

bool share_words(const Claim& a, const Claim& b) {
  const SharedWords shared = count_shared(a, b);
  return shared.plain >= kMinPlain && shared.all >= kMinShared;
}

SharedWords count_shared(const Claim& a, const Claim& b, const std::set<std::string>& apart) {
  const auto is_apart = [&](const std::string& word) { return apart.contains(word); };
  const auto size = [&](const Claim& claim) {
    return claim.names.size() + claim.plain.size() -
           static_cast<std::size_t>(std::count_if(claim.names.begin(), claim.names.end(), is_apart) +
                                    std::count_if(claim.plain.begin(), claim.plain.end(), is_apart));
  };
  SharedWords shared;
  shared.plain = count_shared(a.plain, b.plain, apart);
  shared.all = shared.plain + count_shared(a.names, b.names, apart);
  if (shared.all > 0) shared.share = static_cast<double>(shared.all) / static_cast<double>(std::min(size(a), size(b)));
  return shared;
}

bool is_denial(const Claim& a, const Claim& b) {
  if (a.negated == b.negated) return false;
  const Claim &denying = a.negated ? a : b, &saying = a.negated ? b : a;
  if (count_shared(denying.negated_words, saying.plain) < denying.negated_words.size()) return false;
  const auto shared = static_cast<double>(count_shared(a.plain, b.plain));
  return shared >= kMinSame && shared >= kMostOfLonger * static_cast<double>(std::max(a.plain.size(), b.plain.size()));
}

}  // namespace rashomon
