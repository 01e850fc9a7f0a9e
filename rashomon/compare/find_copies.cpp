// Articles in order: each looks up its seeds among those of the articles before it, widens a hit to both sides, and skips
// what a passage already has; then it adds its own seeds.
#include "rashomon/compare/find_copies.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>

#include "rashomon/base/embedded.h"
#include "rashomon/base/hash.h"
#include "rashomon/match/stem.h"

namespace rashomon {
namespace {

constexpr std::size_t kSeedWords = 6;
constexpr std::size_t kMinPassageWords = 12;
constexpr std::size_t kMaxEditWords = 4;  // on either side, between two equal runs of one passage
constexpr std::size_t kResumeWords = 3;   // equal words after an edit
constexpr std::size_t kMaxCopyWords = 20'000;
constexpr std::size_t kMaxPlaces = 64;
constexpr double kSameNewsroom = 0.5;

struct CopyWord {
  std::uint64_t hash = 0;  // 0: a quotation stands here; more of these than an edit may have, and they equal nothing,
                           // so no passage runs over it
  Span span;
};

std::vector<CopyWord> words_outside_quotes(const Telling& telling) {
  const Analysis& analysis = telling.analysis;
  std::vector<CopyWord> words;
  std::size_t quoted = 0;
  for (const Sentence& sentence : analysis.sentences) {
    if (analysis.paragraphs[sentence.paragraph].kind == BlockKind::heading) continue;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = analysis.tokens[i];
      if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
      while (quoted < analysis.quoted.size() && analysis.quoted[quoted].outer.end <= token.span.begin) ++quoted;
      if (words.size() == kMaxCopyWords) return words;
      if (quoted < analysis.quoted.size() && contains(analysis.quoted[quoted].outer, token.span)) {
        if (words.empty() || words.back().hash != 0) words.resize(words.size() + kMaxEditWords + 1, {0, token.span});
        continue;
      }
      words.push_back({hash64(fold_word(text_of(telling.article.text, token.span))), token.span});
    }
  }
  return words;
}

using Words = std::vector<CopyWord>;

// A stretch of each of two articles; `equal` pairs of words match.
struct Passage {
  std::size_t first_begin = 0, first_end = 0, second_begin = 0, second_end = 0;
  std::size_t equal = 0;
};

bool equal_at(const Words& a, std::size_t i, const Words& b, std::size_t j) {
  return i < a.size() && j < b.size() && a[i].hash == b[j].hash && a[i].hash != 0;
}

bool resumes_at(const Words& a, std::size_t i, const Words& b, std::size_t j) {
  for (std::size_t k = 0; k < kResumeWords; ++k)
    if (!equal_at(a, i + k, b, j + k)) return false;
  return true;
}

// Goes on to the right of a seed. Reversed word lists take it to the left.
void widen(const Words& a, const Words& b, std::size_t& i, std::size_t& j, std::size_t& equal) {
  while (true) {
    while (equal_at(a, i, b, j)) ++i, ++j, ++equal;
    bool resumed = false;
    for (std::size_t edit = 1; edit <= 2 * kMaxEditWords && !resumed; ++edit)
      for (std::size_t in_first = edit > kMaxEditWords ? edit - kMaxEditWords : 0;
           in_first <= std::min(edit, kMaxEditWords) && !resumed; ++in_first)
        if (resumes_at(a, i + in_first, b, j + edit - in_first)) {
          i += in_first;
          j += edit - in_first;
          resumed = true;
        }
    if (!resumed) return;
  }
}

struct SeedPlace {
  std::uint32_t article = 0, word = 0;
};

class CopyFinder {
 public:
  explicit CopyFinder(std::span<const Telling> tellings) {
    for (const Telling& telling : tellings) {
      words_.push_back(words_outside_quotes(telling));
      reversed_.emplace_back(words_.back().rbegin(), words_.back().rend());
    }
  }

  // Passages by pair of articles.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Passage>> find() {
    for (std::uint32_t article = 0; article < words_.size(); ++article) {
      std::vector<std::size_t> done(article);  // for each earlier article: words of this one already in a passage
      for (std::uint32_t at = 0; at + kSeedWords <= words_[article].size(); ++at) match_seed(article, at, done);
      for (std::uint32_t at = 0; at + kSeedWords <= words_[article].size(); ++at) {
        std::vector<SeedPlace>& places = seeds_[seed_at(article, at)];
        if (places.size() < kMaxPlaces) places.push_back({article, at});
      }
    }
    return std::move(passages_);
  }

  Span span_of(std::uint32_t article, std::size_t begin, std::size_t end) const {
    return {words_[article][begin].span.begin, words_[article][end - 1].span.end};
  }
  std::size_t words_in(std::uint32_t article) const {
    return static_cast<std::size_t>(std::count_if(words_[article].begin(), words_[article].end(),
                                                  [](const CopyWord& word) { return word.hash != 0; }));
  }

 private:
  std::uint64_t seed_at(std::uint32_t article, std::size_t at) const {
    std::uint64_t seed = 0;
    for (std::size_t k = 0; k < kSeedWords; ++k) seed = seed * 0x9E3779B97F4A7C15ULL + words_[article][at + k].hash;
    return seed;
  }

  void match_seed(std::uint32_t article, std::uint32_t at, std::vector<std::size_t>& done) {
    const auto places = seeds_.find(seed_at(article, at));
    if (places == seeds_.end()) return;
    for (const SeedPlace place : places->second) {
      if (at < done[place.article]) continue;
      Passage passage = passage_around(place, {article, at});
      // Widened to the left it may reach into the passage before: those words count there.
      const std::size_t before =
          done[place.article] > passage.second_begin ? done[place.article] - passage.second_begin : 0;
      passage.second_begin += before;
      passage.first_begin = std::min<std::size_t>(passage.first_begin + before, place.word);
      passage.equal -= std::min(passage.equal, before);
      if (passage.equal < kMinPassageWords) continue;
      done[place.article] = passage.second_end;
      passages_[{place.article, article}].push_back(passage);
    }
  }

  Passage passage_around(SeedPlace first, SeedPlace second) const {
    const Words &a = words_[first.article], &b = words_[second.article];
    Passage passage{first.word, first.word, second.word, second.word, 0};
    widen(a, b, passage.first_end, passage.second_end, passage.equal);
    std::size_t left_a = a.size() - first.word, left_b = b.size() - second.word;
    widen(reversed_[first.article], reversed_[second.article], left_a, left_b, passage.equal);
    passage.first_begin = a.size() - left_a;
    passage.second_begin = b.size() - left_b;
    return passage;
  }

  std::vector<Words> words_, reversed_;
  std::unordered_map<std::uint64_t, std::vector<SeedPlace>> seeds_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Passage>> passages_;
};

class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t root(std::size_t i) const {
    while (parent_[i] != i) i = parent_[i];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }
  std::uint32_t count() const {
    std::uint32_t roots = 0;
    for (std::size_t i = 0; i < parent_.size(); ++i) roots += parent_[i] == i;
    return roots;
  }

 private:
  std::vector<std::size_t> parent_;
};

// Lower case, everything that is no letter or digit a blank, with a blank at both ends.
std::string plain(std::string_view text) {
  std::string out = " ";
  for (const char c : fold_word(text)) {
    const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (letter)
      out.push_back(c);
    else if (out.back() != ' ')
      out.push_back(' ');
  }
  if (out.back() != ' ') out.push_back(' ');
  return out;
}

}  // namespace

std::vector<Copy> find_copies(std::span<const Telling> tellings) {
  CopyFinder finder(tellings);
  std::vector<Copy> copies;
  for (auto& [articles, passages] : finder.find()) {
    const std::size_t shorter = std::min(finder.words_in(articles.first), finder.words_in(articles.second));
    Copy copy{articles.first, articles.second, 0, {}};
    std::size_t equal = 0;
    for (const Passage& p : passages) {
      equal += p.equal;
      copy.passages.emplace_back(finder.span_of(articles.first, p.first_begin, p.first_end),
                                 finder.span_of(articles.second, p.second_begin, p.second_end));
    }
    // A passage that stands twice in the longer one can be counted twice.
    copy.share = static_cast<double>(std::min(equal, shorter)) / static_cast<double>(shorter);
    std::stable_sort(copy.passages.begin(), copy.passages.end());
    copies.push_back(std::move(copy));
  }
  return copies;
}

std::uint32_t count_newsrooms(std::span<const Telling> tellings, const std::vector<Copy>& copies) {
  Sets newsrooms(tellings.size());
  for (const Copy& copy : copies)
    if (copy.share >= kSameNewsroom) newsrooms.unite(copy.first, copy.second);
  std::map<std::string, std::size_t> by_outlet, by_agency;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const std::string outlet = plain(tellings[i].article.outlet);
    const std::string& agency = tellings[i].article.agency;
    if (outlet != " ") newsrooms.unite(by_outlet.try_emplace(outlet, i).first->second, i);
    if (!agency.empty()) newsrooms.unite(by_agency.try_emplace(agency, i).first->second, i);
  }
  return newsrooms.count();
}

}  // namespace rashomon
