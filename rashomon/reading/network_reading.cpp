#include "rashomon/reading/network_reading.h"

#include <fmt/format.h>

namespace rashomon {
namespace {

// Some fifty long articles; longer texts are no articles. The network's time goes with words and signs, so that a text of signs
// alone is over the budget sooner.
constexpr std::size_t kMaxNetworkBytes = 256 * 1024, kMaxNetworkTokens = 60'000;

bool is_within_budget(const Article& article, const Analysis& analysis) {
  return article.text.size() <= kMaxNetworkBytes && analysis.tokens.size() <= kMaxNetworkTokens;
}

bool knows_language(const Analysis& analysis) { return analysis.language.empty() || analysis.language == "en"; }

}  // namespace

bool knows_text(const Article& article, const Analysis& analysis) {
  return knows_language(analysis) && is_within_budget(article, analysis);
}

NetworkReading read_by_network(const Article& article, const Analysis& analysis, const TrainedReader& trained) {
  NetworkReading reading;
  if (trained.network == nullptr) return reading;
  if (!knows_language(analysis)) {
    reading.problems.push_back({ProblemKind::language, "the trained reader knows English only, found \"" + analysis.language +
                                                           "\": read by rule alone"});
  } else if (!is_within_budget(article, analysis)) {
    reading.problems.push_back(
        {ProblemKind::over_budget,
         fmt::format("the trained reader reads texts of up to {} bytes and {} words and signs, found {} and {}: "
                     "read by rule alone",
                     kMaxNetworkBytes, kMaxNetworkTokens, article.text.size(), analysis.tokens.size())});
  } else {
    reading.output = trained.network->read(article.text, *trained.workspace);
    reading.thresholds = trained.network->thresholds();
  }
  return reading;
}

}  // namespace rashomon
