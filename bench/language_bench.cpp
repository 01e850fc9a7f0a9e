// Speed of language/ and of the readers of figures, dates and wording, on an invented article of about 4.5 KB; and of
// the quotation scanner and all else on texts made to be hard.
//
// bytes_per_second counts the article's text, items are articles. The counter "checksum" is of what was found: a change
// of speed that changes it has changed the result.
#include <benchmark/benchmark.h>

#include <array>
#include <string>

#include "rashomon/base/hash.h"
#include "rashomon/language/analyse.h"
#include "rashomon/language/names.h"
#include "rashomon/page/text_blocks.h"
#include "rashomon/reading/dates.h"
#include "rashomon/reading/figures.h"
#include "rashomon/reading/speakers/entities.h"
#include "rashomon/reading/wording.h"

namespace rashomon {
namespace {

// Paragraphs of one invented event; names and numbers change with each repetition.
std::string paragraphs(int part) {
  constexpr std::array<const char*, 6> kNames = {"Ida Brandt", "Tarquin Oddsmith", "Maria Okafor",
                                                 "Petra Loam", "Jonas Vane",       "Lena Roe"};
  const std::string name = kNames[static_cast<std::size_t>(part) % kNames.size()];
  std::string text;
  text += "PORTHAVEN — At least ";
  text += std::to_string(40 + part);
  text +=
      " people were hurt on Monday when a warehouse of Vane Holdings Inc. burned down at the old harbour, the fire "
      "brigade said. It was the third fire since June 2016, and the damage may reach $12 million.\n\n“We don’t know "
      "yet what caused it,” said Mayor ";
  text += name;
  text +=
      ", who had come back from Lower Sandby at 5 p.m. “Nobody should believe those who ‘already know.’” She would not "
      "say whether the workers’ warnings had been read.\n\nAccording to a report by the Department of Ports and "
      "Harbours, nearly 30 percent of the sheds had no working alarm; the company denied it. Its spokesman, John F. "
      "Roe Jr., called the report \"a joke\" and said the so-called “inspection” had lasted ten minutes. Dozens of "
      "dockers, some of them French and Polish, apparently slept inside.\n\n";
  return text;
}

Article article_of(std::string text) {
  Article article;
  article.published = "2026-03-04";
  article.language = "en";
  article.text = std::move(text);
  article.blocks = find_text_blocks(article.text);
  return article;
}

const Article& plain_article() {
  static const Article article = [] {
    std::string text;
    for (int part = 0; part < 5; ++part) text += paragraphs(part);
    return article_of(text);
  }();
  return article;
}

std::uint64_t checksum(const Analysis& analysis) {
  std::string bytes;
  const auto add = [&](Span span, unsigned more) {
    for (const std::uint32_t value : {span.begin, span.end, more}) bytes += std::to_string(value) += ' ';
  };
  for (const Token& token : analysis.tokens) add(token.span, static_cast<unsigned>(token.kind));
  for (const Sentence& sentence : analysis.sentences) add(sentence.span, sentence.paragraph);
  for (const Quoted& quoted : analysis.quoted) add(quoted.outer, quoted.depth);
  for (const Name& name : analysis.names) add(name.span, static_cast<unsigned>(name.kind));
  return hash64(bytes) >> 32U;
}

void report(benchmark::State& state, const Article& article, std::uint64_t sum) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * article.text.size()));
  state.counters["checksum"] = static_cast<double>(sum);
}

void BM_Analyse(benchmark::State& state) {
  const Article& article = plain_article();
  for (auto _ : state) benchmark::DoNotOptimize(analyse(article));
  report(state, article, checksum(analyse(article)));
}
BENCHMARK(BM_Analyse);

std::size_t count_findings(const Article& article, const Analysis& analysis) {
  return find_figures(article, analysis).size() + find_dates(article, analysis).size() +
         find_wording(article, analysis, {}).size();
}

void BM_FiguresDatesWording(benchmark::State& state) {
  const Article& article = plain_article();
  const Analysis analysis = analyse(article);
  std::size_t found = 0;
  for (auto _ : state) benchmark::DoNotOptimize(found = count_findings(article, analysis));
  report(state, article, found);
}
BENCHMARK(BM_FiguresDatesWording);

// All that two tellings can differ in, by rule: the goal is 20 MB of text a CPU second.
void BM_FiguresDatesNamesWording(benchmark::State& state) {
  const Article& article = plain_article();
  const Analysis analysis = analyse(article);
  std::size_t found = 0;
  for (auto _ : state) {
    found = count_findings(article, analysis) + find_names(article.text, analysis).size() + join_names(article, analysis).all.size();
    benchmark::DoNotOptimize(found);
  }
  report(state, article, found);
}
BENCHMARK(BM_FiguresDatesNamesWording);

// Half a megabyte of one hard thing: time a byte must not grow with the size.
void BM_AnalyseHard(benchmark::State& state) {
  constexpr std::array<const char*, 8> kHard = {"\"", "“", "' ", "“a ‘b ", "a.", "A ", "1 ", "» "};
  std::string text;
  while (text.size() < 500'000) text += kHard[static_cast<std::size_t>(state.range(0))];
  const Article article = article_of(text);
  for (auto _ : state) {
    const Analysis analysis = analyse(article);
    benchmark::DoNotOptimize(find_figures(article, analysis).size() + find_dates(article, analysis).size());
  }
  report(state, article, checksum(analyse(article)));
}
BENCHMARK(BM_AnalyseHard)->DenseRange(0, 7)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rashomon
