// An index of content words gives each piece its partners; pairs that are one utterance link their pieces, linked pieces are
// united (union-find), and so are links that follow each other in both articles.
#include "rashomon/compare/quotes/align_quotes.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "rashomon/compare/quotes/quote_relation.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxPiecesOfWord = 300;  // a word in more pieces finds no partners
constexpr std::size_t kFewContentWords = 2;    // a piece with no more finds partners by a single word

// Sentences from one piece of an utterance to the next.
constexpr std::uint32_t kStepOfUnknown = 2, kStepOfKnown = 3;
constexpr std::size_t kMaxContinuations = 3;  // pieces
constexpr double kWholeShare = 0.6;  // of the longer piece's words
constexpr std::size_t kSentenceWords = 3;  // of a piece that can be one sentence of several; fewer are a fragment

struct Link {
  std::size_t first = 0, second = 0;  // indices of pieces
  QuoteRelation relation = QuoteRelation::same;
  bool whole = false;  // most words of both pieces match
};

using PiecesOfWord = std::unordered_map<std::string, std::vector<std::size_t>>;

std::vector<std::string> content_words(const QuotePiece& piece) {
  std::vector<std::string> words;
  for (const QuoteWord& word : piece.words)
    if (word.content) words.push_back(word.word);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Later pieces of other articles that share two content words, or one where either is short.
class PartnerIndex {
 public:
  explicit PartnerIndex(const std::vector<QuotePiece>& pieces) : pieces_(pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      words_.push_back(content_words(pieces[i]));
      for (const std::string& word : words_.back()) pieces_of_[word].push_back(i);
    }
  }

  std::vector<std::size_t> partners_of(std::size_t piece) const {
    std::map<std::size_t, std::size_t> shared;
    for (const std::string& word : words_[piece]) {
      const std::vector<std::size_t>& with_word = pieces_of_.at(word);
      if (with_word.size() > kMaxPiecesOfWord) continue;
      for (auto at = std::upper_bound(with_word.begin(), with_word.end(), piece); at != with_word.end(); ++at)
        if (pieces_[*at].place.article != pieces_[piece].place.article) ++shared[*at];
    }
    std::vector<std::size_t> partners;
    for (const auto& [other, count] : shared)
      if (count >= 2 || is_short(piece) || is_short(other)) partners.push_back(other);
    return partners;
  }

 private:
  bool is_short(std::size_t piece) const { return words_[piece].size() <= kFewContentWords; }

  const std::vector<QuotePiece>& pieces_;
  std::vector<std::vector<std::string>> words_;
  PiecesOfWord pieces_of_;
};

std::vector<Link> find_links(const std::vector<QuotePiece>& pieces, const ToldTogether& told_together) {
  const PartnerIndex index(pieces);
  std::vector<Link> links;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (const std::size_t j : index.partners_of(i)) {
      const WordAlignment alignment = align_words(pieces[i].words, pieces[j].words);
      const auto longer = static_cast<double>(std::max(pieces[i].words.size(), pieces[j].words.size()));
      if (const auto relation = relate_quotes(pieces[i], pieces[j], alignment, told_together(pieces[i].place, pieces[j].place)))
        links.push_back({i, j, *relation, static_cast<double>(alignment.matches.size()) >= kWholeShare * longer});
    }
  return links;
}

// Which pieces belong together; the root of a set is its first piece.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

bool follow_each_other(const QuotePiece& before, const QuotePiece& after) {
  if (before.place.article != after.place.article || !before.in_marks || !after.in_marks) return false;
  if (std::min(before.words.size(), after.words.size()) < kSentenceWords) return false;
  const bool known = before.speaker && after.speaker;
  if (known && !is_same_speaker(*before.speaker, *after.speaker)) return false;
  return after.sentence <= before.sentence + (known ? kStepOfKnown : kStepOfUnknown);
}

// The pieces that can go on the utterance of `piece`; titles and scare quotes may stand between.
std::vector<std::size_t> continuations(const std::vector<QuotePiece>& pieces, std::size_t piece) {
  std::vector<std::size_t> found;
  for (std::size_t next = piece + 1; next < pieces.size() && next <= piece + kMaxContinuations; ++next)
    if (follow_each_other(pieces[piece], pieces[next])) found.push_back(next);
  return found;
}

// Two links whose pieces follow each other in both articles are one utterance: "A. B." beside "A. B."; so they are where one
// article has both in one piece. Something may stand between on one side, where each link is most of its pieces.
void unite_neighbours(const std::vector<QuotePiece>& pieces, const std::vector<Link>& links, Sets& sets) {
  std::map<std::pair<std::size_t, std::size_t>, bool> whole;  // of linked pieces
  for (const Link& link : links) whole[{link.first, link.second}] = link.whole;
  const auto adjacent = [&](std::size_t before, std::size_t after) {
    return after == before + 1 && pieces[after].sentence <= pieces[before].sentence + 1;
  };
  std::vector<bool> is_linked(pieces.size());
  for (const Link& link : links) is_linked[link.first] = is_linked[link.second] = true;
  // A title that nobody shares may stand between.
  const auto is_next = [&](std::size_t before, std::size_t after) {
    for (std::size_t i = before + 1; i < after; ++i)
      if (is_linked[i] || pieces[i].words.size() >= kSentenceWords) return false;
    return true;
  };
  for (const Link& link : links) {
    const std::vector<std::size_t> after_second = continuations(pieces, link.second);
    for (const std::size_t first : continuations(pieces, link.first)) {
      if (first == link.first + 1 && whole.contains({first, link.second})) sets.unite(link.first, first);
      for (const std::size_t second : after_second) {
        const auto next = whole.find({first, second});
        if (next == whole.end()) continue;
        const bool both_next = is_next(link.first, first) && is_next(link.second, second);
        const bool one_adjacent = adjacent(link.first, first) || adjacent(link.second, second);
        if (one_adjacent && (both_next || (link.whole && next->second))) sets.unite(link.first, first);
      }
    }
  }
}

std::optional<std::string> most_given_speaker(const std::vector<QuotePiece>& pieces,
                                              const std::vector<std::size_t>& members) {
  std::map<std::string, std::size_t> count;
  for (const std::size_t i : members)
    if (pieces[i].speaker) ++count[*pieces[i].speaker];
  if (count.empty()) return std::nullopt;
  return std::max_element(count.begin(), count.end(),
                          [](const auto& a, const auto& b) {
                            return std::pair(a.second, a.first.size()) < std::pair(b.second, b.first.size());
                          })
      ->first;
}

}  // namespace

std::vector<SharedQuote> align_quotes(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices,
                                      const ToldTogether& told_together) {
  const std::vector<QuotePiece> pieces = collect_quotes(tellings, voices);
  const std::vector<Link> links = find_links(pieces, told_together);
  Sets sets(pieces.size());
  for (const Link& link : links) sets.unite(link.first, link.second);
  unite_neighbours(pieces, links, sets);
  std::map<std::size_t, std::vector<std::size_t>> members;
  std::map<std::size_t, QuoteRelation> relations;
  std::vector<bool> is_linked(pieces.size());
  for (const Link& link : links) {
    is_linked[link.first] = is_linked[link.second] = true;
    QuoteRelation& relation = relations.try_emplace(sets.root(link.first), QuoteRelation::same).first->second;
    relation = std::max(relation, link.relation);
  }
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (is_linked[i]) members[sets.root(i)].push_back(i);
  std::vector<SharedQuote> quotes;
  for (const auto& [root, group] : members) {
    SharedQuote quote{most_given_speaker(pieces, group), relations[root], {}};
    for (const std::size_t i : group) quote.mentions.push_back(pieces[i].place);
    quotes.push_back(std::move(quote));
  }
  return quotes;
}

}  // namespace rashomon
