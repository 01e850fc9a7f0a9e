// match/: the index of terms against all pairs of sentences, and what no case can say.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "rashomon/language/analyse.h"
#include "rashomon/match/mention_span.h"
#include "rashomon/match/pair_features.h"
#include "rashomon/match/stem.h"
#include "rashomon/match/tell_same.h"
#include "tests/support/text_article.h"

namespace rashomon {
namespace {

// Sentences of words drawn from a small vocabulary, so that they share many.
std::string random_text(std::mt19937& random, std::size_t sentences) {
  static const char* const kWords[] = {"harbour", "fire",  "Vane",   "Brandt",   "killed", "twelve",
                                       "30",      "the",   "of",     "minister", "said",   "port",
                                       "strike",  "ships", "closed", "water",    "and",    "Torrvik"};
  std::string text;
  for (std::size_t s = 0; s < sentences; ++s) {
    text += "It";
    for (std::size_t w = 4 + random() % 9; w > 0; --w) text.append(" ").append(kWords[random() % std::size(kWords)]);
    text += s % 3 == 2 ? ".\n\n" : ". ";
  }
  return text;
}

struct TwoTexts {
  Vocabulary vocabulary;
  TellingTerms first, second;
};

TellingTerms terms_of(const std::string& text, Vocabulary& vocabulary) {
  const Article article = testing::article_of_text(text);
  return collect_terms(article, analyse(article), 100, vocabulary);
}

TwoTexts random_texts(std::mt19937& random) {
  TwoTexts texts;
  texts.first = terms_of(random_text(random, 1 + random() % 9), texts.vocabulary);
  texts.second = terms_of(random_text(random, 1 + random() % 9), texts.vocabulary);
  return texts;
}

// Slow and plain: every term of a sentence looked for in the other.
double shared_by_all_pairs(const SentenceTerms& a, const SentenceWeights& weights, const SentenceTerms& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.content.size(); ++i)
    for (const ContentTerm& other : b.content)
      if (other.id == a.content[i].id) sum += weights.weight[i];
  return sum;
}

TEST(Match, IndexFindsWhatAllPairsFind) {
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    const TwoTexts texts = random_texts(random);
    const ArticlePair pair = weigh_pair(texts.first, texts.second, texts.vocabulary);
    for (std::size_t a = 0; a < texts.first.sentences.size(); ++a)
      for (std::size_t b = 0; b < texts.second.sentences.size(); ++b)
        ASSERT_NEAR(pair.shared.at(a, b),
                    shared_by_all_pairs(texts.first.sentences[a], pair.first_weights[a], texts.second.sentences[b]),
                    1e-9);
  }
}

TEST(Match, FeaturesDoNotDependOnWhichArticleIsFirst) {
  std::mt19937 random(2);
  for (int round = 0; round < 20; ++round) {
    const TwoTexts texts = random_texts(random);
    const ArticlePair pair = weigh_pair(texts.first, texts.second, texts.vocabulary);
    const ArticlePair swapped = weigh_pair(texts.second, texts.first, texts.vocabulary);
    const auto candidates = find_candidates(pair);
    std::vector<SentencePairIndex> turned;
    for (const auto [a, b] : candidates) turned.push_back({b, a});
    const auto rows = measure_candidates(pair, candidates), turned_rows = measure_candidates(swapped, turned);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t f = 0; f < kFeatureCount; ++f)
        ASSERT_NEAR(rows[i][f], turned_rows[i][f], 1e-9) << kFeatureNames[f];
  }
}

TEST(Match, ChancesAreChancesAndPiecesLieInTheirSentences) {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    const TwoTexts texts = random_texts(random);
    const ArticlePair pair = weigh_pair(texts.first, texts.second, texts.vocabulary);
    const auto candidates = find_candidates(pair);
    const auto rows = measure_candidates(pair, candidates);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double chance = estimate_same(rows[i]);
      ASSERT_GT(chance, 0);
      ASSERT_LT(chance, 1);
      const SentenceTerms &a = texts.first.sentences[candidates[i].first],
                          &b = texts.second.sentences[candidates[i].second];
      ASSERT_TRUE(contains(a.span, narrow_to_shared(a, pair.first_weights[candidates[i].first], shared_slots(a, b))));
    }
  }
}

TEST(Match, APieceEndsWhereItsClausesEnd) {
  const std::string text = "Vane resigned on Thursday, an aide said, after the port had shut without a word of warning.";
  Vocabulary vocabulary;
  const SentenceTerms sentence = terms_of(text, vocabulary).sentences.front();
  const auto widened = [&](std::string_view told) {
    const auto begin = static_cast<std::uint32_t>(text.find(told));
    const Span span = widen_to_clauses(sentence, {begin, begin + static_cast<std::uint32_t>(told.size())});
    return text.substr(span.begin, span.size());
  };
  EXPECT_EQ(widened("port"), "after the port had shut without a word of warning");
  EXPECT_EQ(widened("resigned"), "Vane resigned on Thursday");
  EXPECT_EQ(widened("aide"), "Vane resigned on Thursday, an aide said");  // alone it says too little
}

TEST(Match, OneSentenceTwiceIsSurerThanTwoThatShareAName) {
  Vocabulary vocabulary;
  const TellingTerms first = terms_of("The ferry Aurora ran aground off Gull Head with 214 passengers.", vocabulary);
  const TellingTerms same = terms_of("Off Gull Head the ferry Aurora ran aground with 214 passengers.", vocabulary);
  const TellingTerms other =
      terms_of("Gull Head has a lighthouse that tourists like, and the ferry stops there.", vocabulary);
  const auto surest = [&](const TellingTerms& second) {
    const ArticlePair pair = weigh_pair(first, second, vocabulary);
    double best = 0;
    for (const PairFeatures& row : measure_candidates(pair, find_candidates(pair)))
      best = std::max(best, estimate_same(row));
    return best;
  };
  EXPECT_GT(surest(same), kTellSame);
  EXPECT_GT(surest(same), 1.2 * surest(other));
}

TEST(Match, StemsJoinFormsOfAWordAndFoldSpelling) {
  const auto stem_of = [](std::string_view word) { return stem(fold_word(word)); };
  EXPECT_EQ(stem_of("Clashes"), stem_of("clashing"));
  EXPECT_EQ(stem_of("elected"), stem_of("Election"));
  EXPECT_EQ(stem_of("Obama’s"), stem_of("obama"));
  EXPECT_EQ(stem_of("cities"), stem_of("city"));
  EXPECT_EQ(stem_of("Calderón"), stem_of("Calderon"));
  EXPECT_EQ(fold_word("U.S."), fold_word("US"));
  EXPECT_NE(fold_word("US"), fold_word("us"));
  EXPECT_NE(stem_of("port"), stem_of("part"));
  EXPECT_EQ(fold_word("’"), "");
}

}  // namespace
}  // namespace rashomon
