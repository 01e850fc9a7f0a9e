// Speed of reading/ on an invented article of about 4.5 KB, with and without language/, and on hostile texts.
//
// bytes_per_second counts the article's text, items are articles. The counter "checksum" is of the spans found: a change of
// speed that changes it has changed the result.
#include <benchmark/benchmark.h>

#include <string>

#include "rashomon/base/hash.h"
#include "rashomon/language/analyse.h"
#include "rashomon/page/text_blocks.h"
#include "rashomon/reading/attribution/attributions.h"
#include "rashomon/reading/read_article.h"
#include "rashomon/reading/speakers/speakers.h"

namespace rashomon {
namespace {

Article article_of(std::string text) {
  Article article;
  article.language = "en";
  article.published = "2026-03-02";
  article.text = std::move(text);
  article.blocks = find_text_blocks(article.text);
  return article;
}

Article plain_article() {
  const std::string part =
      "The ferry Amalia ran aground off Northport on Monday, and rescuers brought 214 people ashore, the coast guard said.\n\n"
      "“We felt a blow, and then the lights went out,” said Petra Holm, a nurse from Westhaven. “Nobody told us anything for "
      "an hour.” The shipping company said that the captain had followed the rules and promised to help the police.\n\n"
      "Transport Minister Aino Laine told reporters that the ship was inspected in May. She denied that warnings had been "
      "ignored, but a union official accused the ministry of “looking the other way.” Two crew members, who asked not to be "
      "named, said they had complained about the radar in April, according to a report by the harbour office.\n\n"
      "Laine added: “There will be no secrets.” Critics fear the inquiry will take years. The owner, Nils Berg, expects the "
      "line to reopen next week, he said in a statement.\n\n";
  std::string text;
  while (text.size() < 4500) text += part;
  return article_of(text);
}

std::uint64_t checksum_of(const std::vector<Attribution>& attributions) {
  std::string bytes;
  const auto add = [&](const std::vector<Span>& spans) {
    for (const Span& span : spans) bytes += std::to_string(span.begin) + "-" + std::to_string(span.end) + " ";
  };
  for (const Attribution& attribution : attributions) {
    add(attribution.source);
    add(attribution.cue);
    add(attribution.content);
    bytes += attribution.speaker ? std::to_string(index_of(*attribution.speaker)) : "?";
  }
  return hash64(bytes) & 0xFFFFFFFF;
}

void report(benchmark::State& state, const Article& article, const std::vector<Attribution>& attributions) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * article.text.size()));
  state.counters["checksum"] = static_cast<double>(checksum_of(attributions));
}

void BM_AnalyseAndRead(benchmark::State& state) {
  const Article article = plain_article();
  Reading reading;
  for (auto _ : state) reading = read_article(article, analyse(article));
  report(state, article, reading.attributions);
}
BENCHMARK(BM_AnalyseAndRead);

void BM_AttributionsAndSpeakers(benchmark::State& state) {
  const Article article = plain_article();
  const Analysis analysis = analyse(article);
  std::vector<Attribution> attributions;
  for (auto _ : state) {
    attributions = find_attributions(article, analysis);
    benchmark::DoNotOptimize(resolve_speakers(article, analysis, join_names(article, analysis), attributions));
  }
  report(state, article, attributions);
}
BENCHMARK(BM_AttributionsAndSpeakers);

// Time a byte must not grow with the length of the text.
void BM_Hostile(benchmark::State& state) {
  constexpr const char* kParts[] = {"“ ", "he said that ", "said “a” ", ", said Ann, who said, ", "Ann Lee said. he said. "};
  std::string text;
  for (std::int64_t i = 0; i < state.range(1); ++i) text += kParts[state.range(0)];
  const Article article = article_of(text);
  Reading reading;
  for (auto _ : state) reading = read_article(article, analyse(article));
  report(state, article, reading.attributions);
}
BENCHMARK(BM_Hostile)->ArgsProduct({{0, 1, 2, 3, 4}, {10'000, 100'000}})->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rashomon
