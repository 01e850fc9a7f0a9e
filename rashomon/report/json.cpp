// The JSON of docs/schema, field by field in the order of the schema.
//
// Offsets leave as code points, each span with its text: {"begin": 4, "end": 9, "text": "ferry"}. What is absent is
// null.
//
// Tested by tests/cases/report, tests/report_test.cpp and tests/check_schema.py.
#include "rashomon/report/json.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "rashomon/base/utf8.h"
#include "rashomon/reading/dates.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/json_article.h"
#include "rashomon/report/json_writer.h"
#include "rashomon/report/names.h"

namespace rashomon {
namespace {

// Two machines may differ in the last bits of a measure; four digits are all that one means.
double rounded(double share) {
  return std::round(share * 1e4) / 1e4;
}

std::string id_of(char prefix, std::size_t index) {
  return fmt::format("{}{}", prefix, index + 1);
}

template <typename Id>
std::string id_or_nothing(char prefix, const std::optional<Id>& id) {
  return id ? id_of(prefix, index_of(*id)) : std::string();
}

// As the contract has it: null, one span, or a list of several.
void write_none_one_or_many(JsonWriter& json, const Source& source, const std::vector<Span>& spans) {
  if (spans.empty())
    json.null();
  else if (spans.size() == 1)
    write_span(json, source, spans.front());
  else
    write_spans(json, source, spans);
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
  json.key("body");
  write_span(json, source, claim.body);
  json.field("attribution", id_of('a', index_of(claim.attribution)));
  json.field("why", claim.why);
}

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
  write_voice(json, reading.voice);
}

using Sources = std::vector<Source>;

// article, begin, end and text, into an open object.
void write_article_place(JsonWriter& json, const Sources& sources, Place place) {
  json.field("article", place.article);
  write_place(json, sources[place.article], place.span);
}

void write_places(JsonWriter& json, const Sources& sources, std::string_view key, const std::vector<Place>& places) {
  write_list(json, key, places, [&](Place place, std::size_t) { write_article_place(json, sources, place); });
}

void write_compared_article(JsonWriter& json, const Source& source, const Telling& telling) {
  const Article& article = telling.article;
  json.field("id", article.id);
  json.field("path", article.path);
  json.field("url", article.url);
  json.field("outlet", article.outlet);
  json.field("title", article.title);
  json.field("byline", article.byline);
  json.field("published", article.published);
  json.field("language", article.language);
  json.field("sha256", article.sha256);
  json.field("words", count_words(telling.analysis));
  json.field("complete", article.complete);
  json.field("complete_why", article.complete_why);
  write_voice(json, telling.reading.voice);
  write_problems(json, source, {&article.problems, &telling.analysis.problems, &telling.reading.problems});
}

void write_compared_voice(JsonWriter& json, const Sources& sources, const ComparedVoice& voice) {
  json.field("name", voice.name);
  json.field("kind", name_of(voice.kind));
  write_list(json, "by_article", voice.by_article, [&](const VoiceInArticle& heard, std::size_t) {
    json.field("article", heard.article);
    json.field("words", heard.words);
    json.field("attributions", heard.attributions);
    json.field("first", sources[heard.article].points.at(heard.first));
  });
}

void write_fact(JsonWriter& json, const Sources& sources, const Fact& fact, std::size_t index) {
  json.field("id", id_of('f', index));
  write_list(json, "mentions", fact.mentions, [&](const FactMention& mention, std::size_t) {
    write_article_place(json, sources, mention.place);
    json.field("voice", name_of(mention.voice));
    json.field("speaker", mention.speaker);
  });
  json.field("score", rounded(fact.score));
}

void write_copy(JsonWriter& json, const Sources& sources, const Copy& copy) {
  json.key("articles");
  json.begin_array();
  json.number(copy.first);
  json.number(copy.second);
  json.end_array();
  json.field("share", rounded(copy.share));
  json.key("passages");
  json.begin_array();
  for (const auto& [here, there] : copy.passages) {
    json.begin_array();
    for (const Place place : {Place{copy.first, here}, Place{copy.second, there}}) {
      json.begin_object();
      write_article_place(json, sources, place);
      json.end_object();
    }
    json.end_array();
  }
  json.end_array();
  json.field("excludes_quotes", true);
}

void write_omission(JsonWriter& json, const Omission& omission, std::size_t index) {
  json.field("id", id_of('o', index));
  json.field("fact", id_of('f', index_of(omission.fact)));
  json.key("missing_in");
  json.begin_array();
  for (const std::uint32_t article : omission.missing_in) json.number(article);
  json.end_array();
  json.field("withheld", omission.withheld);
}

struct ArticleClaim {
  std::uint32_t article = 0;
  const HeadlineClaim* claim = nullptr;
};

std::vector<ArticleClaim> headline_claims_of(std::span<const Telling> tellings) {
  std::vector<ArticleClaim> all;
  for (std::uint32_t i = 0; i < tellings.size(); ++i)
    for (const HeadlineClaim& claim : tellings[i].reading.headline) all.push_back({i, &claim});
  return all;
}

void write_differences(JsonWriter& json, const Sources& sources, std::span<const Telling> tellings,
                       const Comparison& comparison) {
  write_list(json, "conflicts", comparison.conflicts, [&](const Conflict& conflict, std::size_t i) {
    json.field("id", id_of('c', i));
    json.field("fact", id_or_nothing('f', conflict.fact));
    json.field("kind", name_of(conflict.kind));
    write_places(json, sources, "values", conflict.values);
    json.field("why", conflict.why);
  });
  write_list(json, "shifts", comparison.shifts, [&](const Shift& shift, std::size_t i) {
    json.field("id", id_of('s', i));
    json.field("fact", id_of('f', index_of(shift.fact)));
    write_places(json, sources, "attributed", shift.attributed);
    write_places(json, sources, "outlet", shift.outlet);
  });
  write_list(json, "omissions", comparison.omissions,
             [&](const Omission& omission, std::size_t i) { write_omission(json, omission, i); });
  write_list(json, "wording", comparison.wording, [&](const TermChoice& choice, std::size_t) {
    json.field("about", choice.about);
    json.field("kind", choice.kind);
    write_list(json, "terms", choice.terms, [&](Place term, std::size_t i) {
      write_article_place(json, sources, term);
      json.field("speaker", i < choice.speakers.size() ? choice.speakers[i] : std::nullopt);
    });
    json.field("why", choice.why);
  });
  write_list(json, "headlines", headline_claims_of(tellings), [&](const ArticleClaim& found, std::size_t) {
    const Telling& telling = tellings[found.article];
    json.field("article", found.article);
    json.field("headline", text_of(telling.article.title, found.claim->headline));
    json.key("body");
    json.begin_object();
    write_article_place(json, sources, {found.article, found.claim->body});
    json.end_object();
    const auto& speaker = telling.reading.attributions[index_of(found.claim->attribution)].speaker;
    json.field("speaker", speaker ? telling.reading.speakers[index_of(*speaker)].name : std::string());
    json.field("why", found.claim->why);
  });
  write_list(json, "copies", comparison.copies,
             [&](const Copy& copy, std::size_t) { write_copy(json, sources, copy); });
}

}  // namespace

std::string article_to_json(const Article& article) {
  JsonWriter json;
  write_article(json, Source(article.text), article, {&article.problems});
  return json.take();
}

std::string reading_to_json(const Telling& telling) {
  const Article& article = telling.article;
  const Analysis& analysis = telling.analysis;
  const Reading& reading = telling.reading;
  const Source source(article.text);
  JsonWriter json;
  json.reserve(8 * article.text.size() + 1024);
  json.begin_object();
  json.field("schema", "rashomon/reading/1");
  json.key("article");
  write_article(json, source, article, {&article.problems, &analysis.problems, &reading.problems});
  write_reading(json, source, article, reading);
  json.end_object();
  return json.take();
}

std::string comparison_to_json(std::span<const Telling> tellings, const Comparison& comparison) {
  Sources sources;
  sources.reserve(tellings.size());
  for (const Telling& telling : tellings) sources.emplace_back(telling.article.text);
  JsonWriter json;
  json.begin_object();
  json.field("schema", "rashomon/comparison/1");
  write_list(json, "articles", tellings,
             [&](const Telling& telling, std::size_t i) { write_compared_article(json, sources[i], telling); });
  write_list(json, "voices", comparison.voices,
             [&](const ComparedVoice& voice, std::size_t) { write_compared_voice(json, sources, voice); });
  write_list(json, "facts", comparison.facts,
             [&](const Fact& fact, std::size_t i) { write_fact(json, sources, fact, i); });
  write_list(json, "quotes", comparison.quotes, [&](const SharedQuote& quote, std::size_t i) {
    json.field("id", id_of('q', i));
    json.field("speaker", quote.speaker);
    json.field("relation", name_of(quote.relation));
    write_places(json, sources, "mentions", quote.mentions);
  });
  write_differences(json, sources, tellings, comparison);
  json.field("newsrooms", comparison.newsrooms);
  json.end_object();
  return json.take();
}

}  // namespace rashomon
