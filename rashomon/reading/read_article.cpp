#include "rashomon/reading/read_article.h"

#include "rashomon/reading/actors.h"
#include "rashomon/reading/attribution/attributions.h"
#include "rashomon/reading/attribution/network_attributions.h"
#include "rashomon/reading/attribution/statements.h"
#include "rashomon/reading/attribution/unmarked_speech.h"
#include "rashomon/reading/dates.h"
#include "rashomon/reading/figures.h"
#include "rashomon/reading/innermost.h"
#include "rashomon/reading/speakers/speakers.h"
#include "rashomon/reading/times.h"
#include "rashomon/reading/voice.h"
#include "rashomon/reading/wording.h"
#include "rashomon/reading/wording_headline.h"

namespace rashomon {
namespace {

// Figures and dates belong to the voice that speaks where they begin.
template <typename Finding>
void set_attributions(std::vector<Finding>& findings, const std::vector<Attribution>& attributions) {
  InnermostAttribution innermost(attributions);
  for (Finding& finding : findings) finding.attribution = innermost.at(finding.span.begin);
}

std::vector<Attribution> attribute(const Article& article, const Analysis& analysis, const NetworkReading& network) {
  std::vector<Attribution> by_rule = find_attributions(article, analysis);
  if (!network.output) return by_rule;
  return combine_attributions(decode_attributions(article, analysis, *network.output, network.thresholds), by_rule);
}

}  // namespace

Reading read_article(const Article& article, const Analysis& analysis, const NetworkReading& network,
                     const WordingTable& table) {
  Reading reading;
  reading.problems = network.problems;
  reading.attributions = attribute(article, analysis, network);
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
