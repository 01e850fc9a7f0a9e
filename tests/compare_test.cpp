// compare/: fast paths against slow and plain ones on random input, and what no case can say.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "rashomon/compare/compare.h"
#include "rashomon/compare/find_copies.h"
#include "rashomon/compare/group_pieces.h"
#include "rashomon/compare/quotes/align_words.h"
#include "rashomon/language/analyse.h"
#include "rashomon/reading/read_article.h"
#include "tests/support/text_article.h"

namespace rashomon {
namespace {

Telling telling_of(const std::string& text) {
  Telling telling;
  telling.article = testing::article_of_text(text);
  telling.analysis = analyse(telling.article);
  telling.reading = read_article(telling.article, telling.analysis);
  return telling;
}

std::vector<QuoteWord> random_words(std::mt19937& random) {
  std::vector<QuoteWord> words;
  for (std::size_t n = 1 + random() % 6; n > 0; --n) {
    const bool content = random() % 2 == 0;
    QuoteWord word;
    word.word = std::string(content ? "c" : "g") + std::to_string(random() % 2);
    word.content = content;
    words.push_back(std::move(word));
  }
  return words;
}

// The score of a set of matches as align_words.h counts it, written down once more: matches add, a gap on either side
// costs once for its first word and a little for each further one.
double score_of(const std::vector<QuoteWord>& a, const std::vector<WordPair>& matches) {
  double score = 0;
  const auto gap_cost = [](std::size_t words) { return words == 0 ? 0 : 0.8 + 0.05 * static_cast<double>(words - 1); };
  for (std::size_t k = 0; k < matches.size(); ++k) {
    score += a[matches[k].first].content ? 1.5 : 0.5;
    if (k == 0) continue;
    score -=
        gap_cost(matches[k].first - matches[k - 1].first - 1) + gap_cost(matches[k].second - matches[k - 1].second - 1);
  }
  return score;
}

// Tries every way to match words in order.
double best_of_all(const std::vector<QuoteWord>& a, const std::vector<QuoteWord>& b, std::vector<WordPair>& matches) {
  double best = score_of(a, matches);
  const std::size_t i = matches.empty() ? 0 : matches.back().first + 1,
                    j = matches.empty() ? 0 : matches.back().second + 1;
  for (std::size_t x = i; x < a.size(); ++x)
    for (std::size_t y = j; y < b.size(); ++y) {
      if (a[x].word != b[y].word) continue;
      matches.push_back({x, y});
      best = std::max(best, best_of_all(a, b, matches));
      matches.pop_back();
    }
  return best;
}

TEST(AlignWords, FindsTheBestOfAllAlignments) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const auto a = random_words(random), b = random_words(random);
    std::vector<WordPair> none;
    const WordAlignment found = align_words(a, b);
    ASSERT_NEAR(found.score, best_of_all(a, b, none), 1e-9);
    ASSERT_NEAR(found.score, score_of(a, found.matches), 1e-9);
  }
}

// A text of random words in which a stretch of another may be planted.
std::vector<std::string> random_prose(std::mt19937& random, std::size_t words) {
  std::vector<std::string> prose;
  for (std::size_t i = 0; i < words; ++i) prose.push_back("w" + std::to_string(random() % 400));
  return prose;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

TEST(FindCopies, CoversEveryLongRunOfEqualWords) {
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    const auto a = random_prose(random, 120);
    auto b = random_prose(random, 120);
    const std::size_t from = random() % 60, to = random() % 60, length = random() % 40;
    for (std::size_t k = 0; k < length; ++k) b[to + k] = a[from + k];
    const std::vector<Telling> tellings = {telling_of(joined(a)), telling_of(joined(b))};
    const std::vector<Copy> copies = find_copies(tellings);
    if (length < 12) continue;
    ASSERT_EQ(copies.size(), 1U) << "a run of " << length << " equal words";
    const std::string run =
        joined({b.begin() + static_cast<std::ptrdiff_t>(to), b.begin() + static_cast<std::ptrdiff_t>(to + length)});
    bool covered = false;
    for (const auto& [first, second] : copies[0].passages)
      covered |= text_of(tellings[1].article.text, second).find(run) != std::string_view::npos;
    EXPECT_TRUE(covered) << run;
    EXPECT_LE(copies[0].share, 1);
  }
}

TEST(FindCopies, UnrelatedTextsShareNothing) {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    const std::vector<Telling> tellings = {telling_of(joined(random_prose(random, 200))),
                                           telling_of(joined(random_prose(random, 200)))};
    EXPECT_TRUE(find_copies(tellings).empty());
    EXPECT_EQ(count_newsrooms(tellings, {}), 2U);
  }
}

// One word in ten changed, as a newsroom edits agency copy: still one newsroom.
TEST(FindCopies, EditedCopiesAreOneNewsroom) {
  std::mt19937 random(4);
  for (int round = 0; round < 20; ++round) {
    const auto a = random_prose(random, 300);
    auto b = a;
    for (std::string& word : b)
      if (random() % 10 == 0) word = "new" + std::to_string(random() % 400);
    const std::vector<Telling> tellings = {telling_of(joined(a)), telling_of(joined(b))};
    EXPECT_EQ(count_newsrooms(tellings, find_copies(tellings)), 1U);
  }
}

// A group's score, kept by sums while it grows, is the plain mean over its pairs; and no pair is lost.
TEST(GroupPieces, ScoreIsTheMeanChanceAndThePairsAreInAGroup) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    std::map<std::pair<SentencePiece, SentencePiece>, double> chances;
    for (std::uint32_t a = 0; a < 4; ++a)
      for (std::uint32_t b = a + 1; b < 4; ++b)
        for (int n = 0; n < 4; ++n) {
          const SentencePiece x{a, static_cast<std::uint32_t>(random() % 3), {0, 10}, {0, 10}},
              y{b, static_cast<std::uint32_t>(random() % 3), {0, 10}, {0, 10}};
          chances[{x, y}] = static_cast<double>(33 + random() % 67) / 100;
        }
    std::vector<SimilarPair> pairs;
    for (const auto& [both, chance] : chances) pairs.push_back({both.first, both.second, chance});
    const std::vector<PieceGroup> groups = group_pieces(pairs);
    for (const PieceGroup& group : groups) {
      double sum = 0, count = 0;
      for (const SentencePiece& x : group.pieces)
        for (const SentencePiece& y : group.pieces) {
          if (x.article >= y.article) continue;
          const auto at = chances.find({x, y});
          sum += at == chances.end() ? 0 : at->second;
          ++count;
        }
      ASSERT_NEAR(group.score, sum / count, 1e-9);
    }
    for (const SimilarPair& pair : pairs)
      EXPECT_TRUE(std::any_of(groups.begin(), groups.end(), [&](const PieceGroup& group) {
        return std::binary_search(group.pieces.begin(), group.pieces.end(), pair.first) &&
               std::binary_search(group.pieces.begin(), group.pieces.end(), pair.second);
      }));
  }
}

TEST(Compare, NothingOfNothing) {
  const Comparison none = compare({});
  EXPECT_TRUE(none.facts.empty());
  EXPECT_EQ(none.newsrooms, 0U);
  const std::vector<Telling> empty(3);
  EXPECT_EQ(compare(empty).newsrooms, 3U);
}

// Texts made to be hard: with quadratic work this test would not end.
TEST(Compare, HostileTextsEnd) {
  std::string marks, words, same;
  for (int i = 0; i < 100'000; ++i) marks += "\" \"";
  for (int i = 0; i < 200'000; ++i) words += "fire ";
  for (int i = 0; i < 20'000; ++i) same += "\"The port fire\" burned Vane Street. ";
  const std::vector<Telling> tellings = {telling_of(marks), telling_of(words), telling_of(same), telling_of(words),
                                         telling_of(same)};
  EXPECT_LE(compare(tellings).newsrooms, 5U);
}

}  // namespace
}  // namespace rashomon
