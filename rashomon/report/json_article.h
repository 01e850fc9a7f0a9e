// The article object that readings and `rashomon article` share (docs/schema/article.json), and the spans of all JSON.
//
// Tested by tests/cases/report and tests/check_schema.py.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "rashomon/base/utf8.h"
#include "rashomon/page/article.h"
#include "rashomon/report/json_writer.h"

namespace rashomon {

// A text with the way from its bytes to code points.
struct Source {
  explicit Source(std::string_view of) : text(of), points(of) {}
  std::string_view text;
  CodePoints points;
};

// begin, end and text, into an open object.
void write_place(JsonWriter& json, const Source& source, Span span);
void write_span(JsonWriter& json, const Source& source, Span span);
void write_spans(JsonWriter& json, const Source& source, const std::vector<Span>& spans);

void write_problems(JsonWriter& json, const Source& source, std::initializer_list<const Problems*> lists);

void write_article(JsonWriter& json, const Source& source, const Article& article,
                   std::initializer_list<const Problems*> problems);

}  // namespace rashomon
