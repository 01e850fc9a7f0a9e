// Any text -> a whole reading. Holds: every span lies inside the text, on character borders; attributions have a content and
// are in order of it; speakers exist, have a name, and their mentions are sorted; labels of actors do not overlap; figures are
// finite, dates are days of the calendar and do not end before they begin, times are times of day; sentences are those of the
// analysis; the words of all voices are the words of the text.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "rashomon/base/utf8.h"
#include "rashomon/language/analyse.h"
#include "rashomon/page/text_blocks.h"
#include "rashomon/reading/read_article.h"
#include "rashomon/values/calendar.h"

namespace rashomon {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_found(const std::string& text, const std::vector<Span>& spans) {
  for (const Span& span : spans) {
    require(span.begin < span.end && span.end <= text.size());
    require(is_char_border(text, span.begin) && is_char_border(text, span.end));
  }
}

Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  article.blocks = find_text_blocks(article.text);
  return article;
}

void check_attributions(const Article& article, const Reading& reading) {
  for (std::size_t a = 0; a < reading.attributions.size(); ++a) {
    const Attribution& attribution = reading.attributions[a];
    require(!attribution.content.empty() && !attribution.why.empty());
    require_found(article.text, attribution.source);
    require_found(article.text, attribution.cue);
    require_found(article.text, attribution.content);
    require(attribution.confidence >= 0 && attribution.confidence <= 1);
    require(a == 0 || !(attribution.content.front() < reading.attributions[a - 1].content.front()));
    require(!attribution.speaker || index_of(*attribution.speaker) < reading.speakers.size());
  }
}

void check_speakers(const Article& article, const Reading& reading) {
  for (const Speaker& speaker : reading.speakers) {
    require(!speaker.name.empty() && !speaker.mentions.empty());
    require_found(article.text, speaker.mentions);
    for (std::size_t m = 1; m < speaker.mentions.size(); ++m) require(speaker.mentions[m - 1] < speaker.mentions[m]);
    require(speaker.role.begin <= speaker.role.end && speaker.role.end <= article.text.size());
  }
}

// Labels are in order and do not overlap; what is added to one stands in it or before it.
void check_actors(const Article& article, const Reading& reading) {
  for (const Actor& actor : reading.actors) {
    require(!actor.name.empty() && !actor.labels.empty() && actor.kind != NameKind::other);
    std::uint32_t end = 0;
    for (const ActorLabel& label : actor.labels) {
      require_found(article.text, {label.span});
      require(label.span.begin >= end);
      end = label.span.end;
      for (const Addition& addition : label.additions) {
        require_found(article.text, {addition.span});
        require(addition.span.end <= end && (!addition.attribution || index_of(*addition.attribution) < reading.attributions.size()));
      }
    }
  }
}

void check_voice(const Analysis& analysis, const Reading& reading) {
  require(reading.sentences.size() == analysis.sentences.size());
  std::uint32_t words = 0, spoken = 0;
  for (const Token& token : analysis.tokens) words += token.kind == TokenKind::word || token.kind == TokenKind::number;
  for (const Speaker& speaker : reading.speakers) spoken += speaker.words;
  require(reading.voice.outlet_words + reading.voice.attributed_words == words);
  require(spoken <= reading.voice.attributed_words && reading.voice.unnamed_words <= reading.voice.attributed_words);
}

// Figures and dates: inside the text, finite, from before to, said by an attribution that is there or by the outlet.
void check_values(const Article& article, const Reading& reading) {
  const auto is_said = [&](const std::optional<AttributionId>& id) {
    return !id || index_of(*id) < reading.attributions.size();
  };
  for (const Figure& figure : reading.figures) {
    require(is_said(figure.attribution));
    require(is_char_border(article.text, figure.span.begin) && is_char_border(article.text, figure.span.end));
    require(!figure.span.empty() && figure.span.end <= article.text.size() && figure.counted.end <= article.text.size());
    require(std::isfinite(figure.value) && std::isfinite(figure.base_value));
    require(!figure.upper || (std::isfinite(*figure.upper) && std::isfinite(*figure.base_upper)));
    require(figure.upper.has_value() == figure.base_upper.has_value());
    require(!figure.upper || figure.value <= *figure.upper);
  }
  for (const DateMention& date : reading.dates) {
    require(is_said(date.attribution));
    require(!date.span.empty() && date.span.end <= article.text.size());
    require(date.from.empty() || date.to.empty() || date.from <= date.to);
    require(is_char_border(article.text, date.span.begin) && is_char_border(article.text, date.span.end));
    require(date.from.empty() || parse_iso_day(date.from));
    require(date.to.empty() || parse_iso_day(date.to));
  }
  for (const TimeMention& time : reading.times) {
    require(is_said(time.attribution));
    require(!time.span.empty() && time.span.end <= article.text.size());
    require(is_char_border(article.text, time.span.begin) && is_char_border(article.text, time.span.end));
    require(time.time.size() == 5 && time.time < "24:00" && time.time[2] == ':' && time.time.substr(3) < "60");
    require(!time.offset_minutes || std::abs(*time.offset_minutes) <= 14 * 60);
  }
}

}  // namespace
}  // namespace rashomon

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rashomon;
  const Article article = article_of(repair_utf8({reinterpret_cast<const char*>(data), size}));
  const Analysis analysis = analyse(article);
  const Reading reading = read_article(article, analysis);
  check_attributions(article, reading);
  check_speakers(article, reading);
  check_actors(article, reading);
  check_voice(analysis, reading);
  check_values(article, reading);
  return 0;
}
