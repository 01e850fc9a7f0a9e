// What the training of fact_trees.txt and common_words.txt needs from the program itself, so that training and use see
// the same numbers. Not part of the program; built by `ninja facts_data`.
//
//   facts_data features A.json B.json …   one line a pair of sentences, tab-separated: two articles by index, begin and end
//                                         of both sentences in code points, 1 if find_candidates gives it, then the plain
//                                         features in kFeatureNames' order
//   facts_data words FILE…                one line an article: its distinct terms
#include <cstdio>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "rashomon/base/utf8.h"
#include "rashomon/intake/page_reader.h"
#include "rashomon/language/analyse.h"
#include "rashomon/match/pair_features.h"
#include "rashomon/match/stem.h"
#include "rashomon/page/extract_article.h"

namespace rashomon {
namespace {

struct Analysed {
  Article article;
  Analysis analysis;
};

std::vector<Analysed> read_all(const std::vector<std::string>& paths) {
  std::vector<Analysed> articles;
  PageReader pages(paths, {});
  while (const std::optional<Page> page = pages.next()) {
    articles.emplace_back();
    articles.back().article = extract_article(*page);
    articles.back().analysis = analyse(articles.back().article);
  }
  return articles;
}

void write_features(const std::vector<Analysed>& articles) {
  Vocabulary vocabulary;
  std::vector<TellingTerms> terms;
  for (const Analysed& article : articles)
    terms.push_back(collect_terms(article.article, article.analysis, 400, vocabulary));
  for (std::size_t a = 0; a < terms.size(); ++a)
    for (std::size_t b = a + 1; b < terms.size(); ++b) {
      const ArticlePair pair = weigh_pair(terms[a], terms[b], vocabulary);
      std::set<std::pair<std::uint32_t, std::uint32_t>> known;
      for (const SentencePairIndex at : find_candidates(pair)) known.emplace(at.first, at.second);
      std::vector<SentencePairIndex> candidates;
      for (std::uint32_t i = 0; i < terms[a].sentences.size(); ++i)
        for (std::uint32_t j = 0; j < terms[b].sentences.size(); ++j) candidates.push_back({i, j});
      const auto rows = measure_candidates(pair, candidates);
      const CodePoints points_a(articles[a].article.text), points_b(articles[b].article.text);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const Span x = terms[a].sentences[candidates[i].first].span, y = terms[b].sentences[candidates[i].second].span;
        fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}", a, b, points_a.at(x.begin), points_a.at(x.end), points_b.at(y.begin),
                   points_b.at(y.end), known.contains({candidates[i].first, candidates[i].second}) ? 1 : 0);
        for (std::size_t k = 0; k < kPlainFeatures; ++k) fmt::print("\t{:.6g}", rows[i][k]);
        fmt::print("\n");
      }
    }
}

void write_words(const std::vector<std::string>& paths) {
  for (const Analysed& article : read_all(paths)) {
    std::set<std::string> found;
    for (const Token& token : article.analysis.tokens)
      if (token.kind == TokenKind::word) found.insert(stem(fold_word(text_of(article.article.text, token.span))));
    fmt::print("{}\n", fmt::join(found, " "));
  }
}

}  // namespace
}  // namespace rashomon

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  const std::vector<std::string> paths(args.size() > 1 ? args.begin() + 1 : args.end(), args.end());
  if (args.size() > 1 && args[0] == "features") {
    rashomon::write_features(rashomon::read_all(paths));
  } else if (args.size() > 1 && args[0] == "words") {
    rashomon::write_words(paths);
  } else {
    fmt::print(stderr, "usage: facts_data features|words FILE…\n");
    return 2;
  }
  return 0;
}
