// The stages share nothing: many threads that read the same pages at once find what one thread finds, byte for byte.
//
// Threads of our own, not the pipeline's, so that the thread sanitizer (./test --tsan) sees all of them: it cannot look
// into TBB and would take its handing on of documents for races.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "rashomon/compare/compare.h"
#include "rashomon/intake/page_reader.h"
#include "rashomon/language/analyse.h"
#include "rashomon/language/names.h"
#include "rashomon/nn/embedded_weights.h"
#include "rashomon/page/extract_article.h"
#include "rashomon/reading/read_article.h"
#include "rashomon/report/html.h"
#include "rashomon/report/json.h"

namespace rashomon {
namespace {

// Readings of all pages and their comparison, as they are written.
std::vector<std::string> write_findings(const std::vector<Page>& pages, const ReaderNetwork& network) {
  ReaderWorkspace workspace;
  std::vector<Telling> tellings;
  std::vector<std::string> written;
  for (const Page& page : pages) {
    Telling telling;
    telling.article = extract_article(page);
    telling.analysis = analyse(telling.article);
    const NetworkReading by_network = read_by_network(telling.article, telling.analysis, {&network, &workspace});
    telling.analysis.names = find_names(telling.article.text, telling.analysis, by_network.words());
    telling.reading = read_article(telling.article, telling.analysis, by_network);
    written.push_back(reading_to_json(telling));
    tellings.push_back(std::move(telling));
  }
  const Comparison comparison = compare(tellings);
  written.push_back(comparison_to_json(tellings, comparison));
  written.push_back(comparison_to_html(tellings, comparison));
  return written;
}

TEST(Threads, ReadingAtOnceFindsTheSame) {
  std::vector<Page> pages;
  PageReader reader({RASHOMON_SOURCE_DIR "/examples/harbour-fire"}, {});
  while (std::optional<Page> page = reader.next()) pages.push_back(*std::move(page));
  ASSERT_GE(pages.size(), 3U);

  const ReaderNetwork network(embedded_weights(), "the program's own reader weights");
  // Before anybody has read one, so that tables and models are first made use of by all at once.
  std::vector<std::vector<std::string>> written(4);
  std::vector<std::jthread> threads;
  for (std::vector<std::string>& mine : written) threads.emplace_back([&] { mine = write_findings(pages, network); });
  threads.clear();

  const std::vector<std::string> alone = write_findings(pages, network);
  for (const std::vector<std::string>& mine : written) EXPECT_EQ(mine, alone);
}

}  // namespace
}  // namespace rashomon
