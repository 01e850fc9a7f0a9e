// The JSON of docs/schema, field by field in the order of the schema.
//
// Offsets leave as code points, each span with its text: {"begin": 4, "end": 9, "text": "ferry"}. What is absent is
// null.
//
// Tested by tests/cases/report, tests/report_test.cpp and tests/check_schema.py.
#include "rashomon/report/json.h"

#include "rashomon/base/utf8.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/json_article.h"
#include "rashomon/report/json_reading.h"
#include "rashomon/report/json_writer.h"
#include "rashomon/report/names.h"

namespace rashomon {
namespace {

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
    json.field("quoted_words", heard.quoted_words);
  });
}

void write_silent_actor(JsonWriter& json, const Sources& sources, const SilentActor& actor) {
  json.field("name", actor.name);
  json.field("kind", name_of(actor.kind));
  write_list(json, "by_article", actor.by_article, [&](const NamedInArticle& named, std::size_t) {
    json.field("article", named.article);
    json.field("times", named.times);
    json.field("first", sources[named.article].points.at(named.first));
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

void write_articles(JsonWriter& json, std::string_view key, const std::vector<std::uint32_t>& articles) {
  json.key(key);
  json.begin_array();
  for (const std::uint32_t article : articles) json.number(article);
  json.end_array();
}

void write_omissions(JsonWriter& json, const Sources& sources, const Comparison& comparison) {
  write_list(json, "omissions", comparison.omissions, [&](const Omission& omission, std::size_t i) {
    json.field("id", id_of('o', i));
    json.field("fact", id_of('f', index_of(omission.fact)));
    write_articles(json, "missing_in", omission.missing_in);
    json.field("withheld", omission.withheld);
  });
  write_list(json, "missing_voices", comparison.missing_voices, [&](const MissingVoice& missing, std::size_t i) {
    json.field("id", id_of('v', i));
    json.field("voice", comparison.voices[missing.voice].name);
    write_places(json, sources, "heard", missing.heard);
    write_articles(json, "missing_in", missing.missing_in);
    write_places(json, sources, "named", missing.named);
    json.field("withheld", missing.withheld);
  });
  write_list(json, "missing_figures", comparison.missing_figures, [&](const MissingFigure& missing, std::size_t i) {
    json.field("id", id_of('n', i));
    write_places(json, sources, "told", missing.told);
    write_articles(json, "missing_in", missing.missing_in);
    json.field("withheld", missing.withheld);
  });
}

struct ArticleClaim {
  std::uint32_t article = 0;
  std::string_view says;  // the headline or caption
  const HeadlineClaim* claim = nullptr;
};

std::vector<ArticleClaim> headline_claims_of(std::span<const Telling> tellings) {
  std::vector<ArticleClaim> all;
  for (std::uint32_t i = 0; i < tellings.size(); ++i)
    for (const HeadlineClaim& claim : tellings[i].reading.headline)
      all.push_back({i, text_of(tellings[i].article.title, claim.headline), &claim});
  return all;
}

std::vector<ArticleClaim> caption_claims_of(std::span<const Telling> tellings) {
  std::vector<ArticleClaim> all;
  for (std::uint32_t i = 0; i < tellings.size(); ++i)
    for (const CaptionVoice& caption : tellings[i].reading.captions)
      if (caption.claim) all.push_back({i, tellings[i].article.captions[caption.caption].text, &*caption.claim});
  return all;
}

void write_article_claim(JsonWriter& json, const Sources& sources, std::span<const Telling> tellings, std::string_view key,
                         const ArticleClaim& found) {
  const Telling& telling = tellings[found.article];
  json.field("article", found.article);
  json.field(key, found.says);
  json.key("body");
  json.begin_object();
  write_article_place(json, sources, {found.article, found.claim->body});
  json.end_object();
  const auto& speaker = telling.reading.attributions[index_of(found.claim->attribution)].speaker;
  json.field("speaker", speaker ? telling.reading.speakers[index_of(*speaker)].name : std::string());
  json.field("why", found.claim->why);
}

void write_differences(JsonWriter& json, const Sources& sources, std::span<const Telling> tellings,
                       const Comparison& comparison) {
  write_list(json, "conflicts", comparison.conflicts, [&](const Conflict& conflict, std::size_t i) {
    json.field("id", id_of('c', i));
    json.field("fact", id_or_nothing('f', conflict.fact));
    json.field("kind", name_of(conflict.kind));
    write_places(json, sources, "values", conflict.values);
    json.field("why", conflict.why);
    json.field("confidence", conflict.confidence);
  });
  write_list(json, "shifts", comparison.shifts, [&](const Shift& shift, std::size_t i) {
    json.field("id", id_of('s', i));
    json.field("fact", id_of('f', index_of(shift.fact)));
    write_places(json, sources, "attributed", shift.attributed);
    write_places(json, sources, "outlet", shift.outlet);
  });
  write_omissions(json, sources, comparison);
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
    write_article_claim(json, sources, tellings, "headline", found);
  });
  write_list(json, "captions", caption_claims_of(tellings), [&](const ArticleClaim& found, std::size_t) {
    write_article_claim(json, sources, tellings, "caption", found);
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
  write_list(json, "silent", comparison.silent,
             [&](const SilentActor& actor, std::size_t) { write_silent_actor(json, sources, actor); });
  write_list(json, "facts", comparison.facts,
             [&](const Fact& fact, std::size_t i) { write_fact(json, sources, fact, i); });
  write_list(json, "quotes", comparison.quotes, [&](const SharedQuote& quote, std::size_t i) {
    json.field("id", id_of('q', i));
    json.field("speaker", quote.speaker);
    json.field("relation", name_of(quote.relation));
    write_places(json, sources, "mentions", quote.mentions);
  });
  write_list(json, "retold", comparison.retold, [&](const RetoldQuote& quote, std::size_t) {
    json.field("fact", id_of('f', index_of(quote.fact)));
    json.field("speaker", quote.speaker);
    write_places(json, sources, "quoted", {quote.quoted});
    write_places(json, sources, "retold", quote.retold);
  });
  write_differences(json, sources, tellings, comparison);
  json.field("newsrooms", comparison.newsrooms);
  json.end_object();
  return json.take();
}

}  // namespace rashomon
