// The JSON of a reading, field by field in the order of docs/schema/reading.json.
#include "rashomon/report/json_reading.h"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "rashomon/reading/dates.h"
#include "rashomon/report/names.h"

namespace rashomon {

double rounded(double share) {
  return std::round(share * 1e4) / 1e4;
}

std::string id_of(char prefix, std::size_t index) {
  return fmt::format("{}{}", prefix, index + 1);
}

void write_voice(JsonWriter& json, const VoiceShare& voice) {
  json.key("voice");
  json.begin_object();
  json.field("outlet_words", voice.outlet_words);
  json.field("attributed_words", voice.attributed_words);
  json.field("speakers", voice.speakers);
  json.field("unnamed_words", voice.unnamed_words);
  json.end_object();
}

void write_claim_in_text(JsonWriter& json, const Source& source, const HeadlineClaim& claim) {
  json.key("body");
  write_span(json, source, claim.body);
  json.field("attribution", id_of('a', index_of(claim.attribution)));
  json.field("why", claim.why);
}

namespace {

// As the contract has it: null, one span, or a list of several.
void write_none_one_or_many(JsonWriter& json, const Source& source, const std::vector<Span>& spans) {
  if (spans.empty())
    json.null();
  else if (spans.size() == 1)
    write_span(json, source, spans.front());
  else
    write_spans(json, source, spans);
}

void write_attribution(JsonWriter& json, const Source& source, const Attribution& attribution, std::size_t index) {
  json.field("id", id_of('a', index));
  json.field("type", name_of(attribution.type));
  json.key("source");
  write_none_one_or_many(json, source, attribution.source);
  json.key("cue");
  write_none_one_or_many(json, source, attribution.cue);
  json.key("content");
  write_spans(json, source, attribution.content);
  json.field("speaker", id_or_nothing('s', attribution.speaker));
  json.field("speaker_reason", attribution.speaker_reason);
  json.field("statement", attribution.statement);
  json.field("confidence", rounded(attribution.confidence));
  json.field("why", attribution.why);
}

void write_speaker(JsonWriter& json, const Source& source, const Speaker& speaker, std::size_t index) {
  json.field("id", id_of('s', index));
  json.field("name", speaker.name);
  json.field("kind", name_of(speaker.kind));
  json.field("role", text_of(source.text, speaker.role));
  json.field("type", speaker.type);
  json.key("mentions");
  write_spans(json, source, speaker.mentions);
  json.field("words", speaker.words);
}

void write_actor(JsonWriter& json, const Source& source, const Actor& actor) {
  json.field("name", actor.name);
  json.field("kind", name_of(actor.kind));
  json.field("role", text_of(source.text, actor.role));
  json.field("speaker", id_or_nothing('s', actor.speaker));
  write_list(json, "labels", actor.labels, [&](const ActorLabel& label, std::size_t) {
    write_place(json, source, label.span);
    json.field("form", name_of(label.form));
    write_list(json, "additions", label.additions, [&](const Addition& addition, std::size_t) {
      write_place(json, source, addition.span);
      json.field("attribution", id_or_nothing('a', addition.attribution));
    });
  });
}

void write_figure(JsonWriter& json, const Source& source, const Figure& figure) {
  write_place(json, source, figure.span);
  json.field("value", figure.value);
  json.field("upper", figure.upper);
  json.field("unit", figure.unit);
  json.field("base_value", figure.base_value);
  json.field("base_upper", figure.base_upper);
  json.field("base_unit", figure.base_unit);
  json.field("modifier", figure.modifier);
  json.key("counted");
  if (figure.counted.empty())
    json.null();
  else
    write_span(json, source, figure.counted);
  json.field("attribution", id_or_nothing('a', figure.attribution));
}

void write_date(JsonWriter& json, const Source& source, const DateMention& date) {
  write_place(json, source, date.span);
  json.field("from", date.from);
  json.field("to", date.to);
  json.field("precision", precision_of(date));
  json.field("attribution", id_or_nothing('a', date.attribution));
}

void write_time(JsonWriter& json, const Source& source, const TimeMention& time) {
  write_place(json, source, time.span);
  json.field("time", time.time);
  json.field("zone", time.zone);
  std::string offset;
  if (time.offset_minutes)
    offset = fmt::format("{}{:02}:{:02}", *time.offset_minutes < 0 ? '-' : '+', std::abs(*time.offset_minutes) / 60,
                         std::abs(*time.offset_minutes) % 60);
  json.field("offset", offset);
  json.field("attribution", id_or_nothing('a', time.attribution));
}

void write_wording(JsonWriter& json, const Source& source, const Wording& wording) {
  write_place(json, source, wording.span);
  json.field("kind", wording.kind);
  json.field("why", wording.why);
  json.field("attribution", id_or_nothing('a', wording.attribution));
  json.key("row");
  if (wording.table.empty()) {
    json.null();
  } else {
    json.begin_object();
    json.field("table", wording.table);
    json.field("line", wording.line);
    json.field("term", wording.term);
    json.end_object();
  }
  json.field("stance", wording.stance);
  json.field("alternative", wording.alternative);
  json.field("group", wording.group);
  json.key("beside");
  write_spans(json, source, wording.beside);
}

// What stands in the title has keys of its own: who reads "begin" and "end" may rely on offsets into the article's text.
void write_headline_claim(JsonWriter& json, const Source& source, const Article& article, const HeadlineClaim& claim) {
  const Source title(article.title);
  json.field("title_begin", title.points.at(claim.headline.begin));
  json.field("title_end", title.points.at(claim.headline.end));
  json.field("title_text", text_of(article.title, claim.headline));
  write_claim_in_text(json, source, claim);
}

}  // namespace

void write_reading(JsonWriter& json, const Source& source, const Article& article, const Reading& reading) {
  write_list(json, "sentences", reading.sentences, [&](const SentenceVoice& sentence, std::size_t) {
    write_place(json, source, sentence.span);
    json.field("voice", name_of(sentence.voice));
  });
  write_list(json, "attributions", reading.attributions,
             [&](const Attribution& attribution, std::size_t i) { write_attribution(json, source, attribution, i); });
  write_list(json, "speakers", reading.speakers,
             [&](const Speaker& speaker, std::size_t i) { write_speaker(json, source, speaker, i); });
  write_list(json, "actors", reading.actors, [&](const Actor& actor, std::size_t) { write_actor(json, source, actor); });
  write_list(json, "figures", reading.figures,
             [&](const Figure& figure, std::size_t) { write_figure(json, source, figure); });
  write_list(json, "dates", reading.dates,
             [&](const DateMention& date, std::size_t) { write_date(json, source, date); });
  write_list(json, "times", reading.times,
             [&](const TimeMention& time, std::size_t) { write_time(json, source, time); });
  write_list(json, "wording", reading.wording, [&](const Wording& wording, std::size_t) {
    write_wording(json, source, wording);
  });
  write_list(json, "headline", reading.headline, [&](const HeadlineClaim& claim, std::size_t) {
    write_headline_claim(json, source, article, claim);
  });
  write_list(json, "captions", reading.captions, [&](const CaptionVoice& caption, std::size_t) {
    json.field("caption_text", article.captions[caption.caption].text);
    json.field("voice", name_of(caption.voice));
    json.key("claim");
    if (!caption.claim) return json.null();
    json.begin_object();
    write_claim_in_text(json, source, *caption.claim);
    json.end_object();
  });
  write_voice(json, reading.voice);
}

}  // namespace rashomon
