#include "rashomon/reading/read_article.h"

#include <fmt/format.h>

#include "rashomon/reading/actors.h"
#include "rashomon/reading/attribution/attributions.h"
#include "rashomon/reading/attribution/network_attributions.h"
#include "rashomon/reading/attribution/statements.h"
#include "rashomon/reading/attribution/unmarked_speech.h"
#include "rashomon/reading/dates.h"
#include "rashomon/reading/figures.h"
#include "rashomon/reading/innermost.h"
#include "rashomon/reading/speakers.h"
#include "rashomon/reading/times.h"
#include "rashomon/reading/voice.h"
#include "rashomon/reading/wording.h"
#include "rashomon/reading/wording_headline.h"

namespace rashomon {
namespace {

// Some fifty long articles; longer texts are no articles. The network's time goes with words and signs, so that a text of signs
// alone is over the budget sooner.
constexpr std::size_t kMaxNetworkBytes = 256 * 1024, kMaxNetworkTokens = 60'000;

bool is_within_budget(const Article& article, const Analysis& analysis) {
  return article.text.size() <= kMaxNetworkBytes && analysis.tokens.size() <= kMaxNetworkTokens;
}

bool knows_language(const Analysis& analysis) { return analysis.language.empty() || analysis.language == "en"; }

// Figures and dates belong to the voice that speaks where they begin.
template <typename Finding>
void set_attributions(std::vector<Finding>& findings, const std::vector<Attribution>& attributions) {
  InnermostAttribution innermost(attributions);
  for (Finding& finding : findings) finding.attribution = innermost.at(finding.span.begin);
}

std::vector<Attribution> attribute(const Article& article, const Analysis& analysis, const TrainedReader& trained,
                                   Problems& problems) {
  std::vector<Attribution> by_rule = find_attributions(article, analysis);
  if (trained.network == nullptr) return by_rule;
  if (!knows_language(analysis)) {
    problems.push_back({ProblemKind::language,
                        "the trained reader knows English only, found \"" + analysis.language + "\": read by rule alone"});
    return by_rule;
  }
  if (!is_within_budget(article, analysis)) {
    problems.push_back({ProblemKind::over_budget,
                        fmt::format("the trained reader reads texts of up to {} bytes and {} words and signs, found {} and {}: "
                                    "read by rule alone",
                                    kMaxNetworkBytes, kMaxNetworkTokens, article.text.size(), analysis.tokens.size())});
    return by_rule;
  }
  const ReaderOutput output = trained.network->read(article.text, *trained.workspace);
  return combine_attributions(decode_attributions(article, analysis, output, trained.network->thresholds()), by_rule);
}

}  // namespace

bool knows_text(const Article& article, const Analysis& analysis) {
  return knows_language(analysis) && is_within_budget(article, analysis);
}

Reading read_article(const Article& article, const Analysis& analysis, const TrainedReader& trained,
                     const WordingTable& table) {
  Reading reading;
  reading.attributions = attribute(article, analysis, trained, reading.problems);
  add_unmarked_speech(article, analysis, reading.attributions);
  mark_statements(article, analysis, reading.attributions);
  const Entities entities = join_names(article, analysis);
  reading.speakers = resolve_speakers(article, analysis, entities, reading.attributions);
  reading.actors = find_actors(article, analysis, entities, reading.speakers, reading.attributions);
  reading.sentences = find_voices(analysis, reading.attributions);
  reading.voice = share_voice(analysis, reading.attributions, reading.speakers);
  reading.figures = find_figures(article, analysis);
  set_attributions(reading.figures, reading.attributions);
  reading.dates = find_dates(article, analysis);
  set_attributions(reading.dates, reading.attributions);
  reading.times = find_times(article, analysis);
  set_attributions(reading.times, reading.attributions);
  reading.wording = find_wording(article, analysis, reading.attributions, table);
  reading.headline = find_headline_claims(article, analysis, reading.attributions, table);
  reading.captions = find_caption_voices(article, analysis, reading.attributions, table);
  return reading;
}

}  // namespace rashomon
