// The fields in the order of docs/schema/article.json.
#include "rashomon/report/json_article.h"

namespace rashomon {
namespace {

void write_blocks(JsonWriter& json, const Source& source, const Article& article) {
  constexpr std::string_view kKinds[] = {"paragraph", "heading", "list-item", "quotation"};
  write_list(json, "blocks", article.blocks, [&](const Block& block, std::size_t) {
    json.field("begin", source.points.at(block.span.begin));
    json.field("end", source.points.at(block.span.end));
    json.field("kind", kKinds[static_cast<std::size_t>(block.kind)]);
    if (block.begin_markup) json.field("page_byte", *block.begin_markup);
  });
}

}  // namespace

void write_place(JsonWriter& json, const Source& source, Span span) {
  json.field("begin", source.points.at(span.begin));
  json.field("end", source.points.at(span.end));
  json.key("text");
  json.text(text_of(source.text, span));
}

void write_span(JsonWriter& json, const Source& source, Span span) {
  json.begin_object();
  write_place(json, source, span);
  json.end_object();
}

void write_spans(JsonWriter& json, const Source& source, const std::vector<Span>& spans) {
  json.begin_array();
  for (const Span span : spans) write_span(json, source, span);
  json.end_array();
}

void write_problems(JsonWriter& json, const Source& source, std::initializer_list<const Problems*> lists) {
  json.key("problems");
  json.begin_array();
  for (const Problems* problems : lists)
    for (const Problem& problem : *problems) {
      json.begin_object();
      json.field("kind", name_of(problem.kind));
      json.field("message", problem.message);
      if (!problem.path.empty()) json.field("path", problem.path);
      if (problem.span) json.key("span"), write_span(json, source, *problem.span);
      json.end_object();
    }
  json.end_array();
}

void write_article(JsonWriter& json, const Source& source, const Article& article,
                   std::initializer_list<const Problems*> problems) {
  json.begin_object();
  json.field("id", article.id);
  json.field("path", article.path);
  json.field("url", article.url);
  json.field("outlet", article.outlet);
  json.field("title", article.title);
  json.field("byline", article.byline);
  json.key("bylines");
  json.begin_array();
  for (const std::string& name : article.bylines) json.text(name);
  json.end_array();
  json.field("published", article.published);
  json.field("modified", article.modified);
  json.field("section", article.section);
  json.field("agency", article.agency);
  json.field("language", article.language);
  json.key("text");
  json.text(article.text);
  json.field("sha256", article.sha256);
  if (!article.record_id.empty()) json.field("record_id", article.record_id);
  if (!article.captured.empty()) json.field("captured", article.captured);
  json.field("complete", article.complete);
  json.field("complete_why", article.complete_why);
  write_problems(json, source, problems);
  write_blocks(json, source, article);
  if (!article.pull_quotes.empty())
    write_list(json, "pull_quotes", article.pull_quotes, [&](const PullQuote& quote, std::size_t) {
      json.field("text", quote.text);
      json.field("page_byte", quote.begin_markup);
    });
  if (!article.captions.empty())
    write_list(json, "captions", article.captions, [&](const Caption& caption, std::size_t) {
      json.field("text", caption.text);
      json.field("page_byte", caption.begin_markup);
    });
  if (!article.candidates.empty())
    write_list(json, "candidates", article.candidates, [&](const FactCandidate& candidate, std::size_t) {
      json.field("field", candidate.field);
      json.field("value", candidate.value);
      json.field("origin", candidate.origin);
      json.field("chosen_because", candidate.why);
    });
  json.end_object();
}

}  // namespace rashomon
