// Speed of report/: JSON of one reading, and the three forms of a comparison, on an invented article of about 5 KB.
// The counter "checksum" is of the bytes written: a change of speed that changes it has changed the result.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "rashomon/base/hash.h"
#include "rashomon/compare/compare.h"
#include "rashomon/language/analyse.h"
#include "rashomon/page/extract_article.h"
#include "rashomon/reading/read_article.h"
#include "rashomon/report/html.h"
#include "rashomon/report/json.h"
#include "rashomon/report/text.h"

namespace rashomon {
namespace {

Telling read_text(const std::string& outlet, const std::string& hurt) {
  Page page;
  page.format = PageFormat::record;
  page.given.outlet = outlet;
  page.given.published = "2026-03-02";
  for (int part = 1; part <= 10; ++part)
    page.bytes +=
        "The ferry Selkie ran aground near Pell at " + std::to_string(part) + " on Monday and " + hurt +
        " people were hurt, the coastguard said.\n\n“We told them at six that buoy " + std::to_string(part) +
        " had drifted,” said Maria Okafor, the harbour master. “Nobody answered.” According to Northline, "
        "which runs the ferry, about 230 people were on board – more than 40 of them children.\n\nThe "
        "transport ministry has opened an inquiry. Tomas Lind, a teacher, said he had counted lifejackets.\n\n";
  Telling telling;
  telling.article = extract_article(page);
  telling.analysis = analyse(telling.article);
  telling.reading = read_article(telling.article, telling.analysis);
  return telling;
}

const std::vector<Telling>& tellings() {
  static const std::vector<Telling> all = {read_text("Gazette", "12"), read_text("Post", "14"),
                                           read_text("Radio", "12")};
  return all;
}

void measure(benchmark::State& state, const auto& write) {
  std::string written = write();
  for (auto _ : state) {
    written = write();
    benchmark::DoNotOptimize(written);
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(written.size()));
  state.counters["checksum"] = static_cast<double>(hash64(written) >> 32U);
}

void BM_ReadingToJson(benchmark::State& state) {
  measure(state, [] { return reading_to_json(tellings()[0]); });
}
BENCHMARK(BM_ReadingToJson);

void BM_ComparisonToJson(benchmark::State& state) {
  const Comparison comparison = compare(tellings());
  measure(state, [&] { return comparison_to_json(tellings(), comparison); });
}
BENCHMARK(BM_ComparisonToJson);

void BM_ComparisonToText(benchmark::State& state) {
  const Comparison comparison = compare(tellings());
  measure(state, [&] { return comparison_to_text(tellings(), comparison, {}); });
}
BENCHMARK(BM_ComparisonToText);

void BM_ComparisonToHtml(benchmark::State& state) {
  const Comparison comparison = compare(tellings());
  measure(state, [&] { return comparison_to_html(tellings(), comparison); });
}
BENCHMARK(BM_ComparisonToHtml);

}  // namespace
}  // namespace rashomon
