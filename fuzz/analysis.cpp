// Any text -> analysis -> figures, dates, wording. Holds: every span lies inside the text, on character borders and in
// order; sentences are made of all the tokens of their paragraph, and of nothing else; what quotation marks enclose
// lies inside them; names lie in one sentence each; figures have finite values; dates do not end before they begin.
//
// A first line "language de" sets the article's language; else it is detected.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "rashomon/base/utf8.h"
#include "rashomon/language/analyse.h"
#include "rashomon/reading/dates.h"
#include "rashomon/reading/figures.h"
#include "rashomon/reading/wording.h"

namespace rashomon {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_inside(const std::string& text, Span span) {
  require(span.begin <= span.end && span.end <= text.size());
  require(is_char_border(text, span.begin) && is_char_border(text, span.end));
}

void require_found(const std::string& text, Span span) {
  require_inside(text, span);
  require(!span.empty());
}

Article article_of(std::string text) {
  Article article;
  if (text.starts_with("language ") && text.size() > 12 && text[11] == '\n') {
    article.language = text.substr(9, 2);
    text.erase(0, 12);
  }
  article.published = "2018-07-18";
  article.text = std::move(text);
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find("\n\n", begin), article.text.size());
    const BlockKind kind = article.text[begin] == '#' ? BlockKind::heading : BlockKind::paragraph;
    if (end > begin)
      article.blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind});
    begin = end + 2;
  }
  return article;
}

void check_layers(const std::string& text, const Analysis& analysis) {
  std::uint32_t end = 0;
  for (const Token& token : analysis.tokens) {
    require_found(text, token.span);
    require(token.span.begin >= end);
    end = token.span.end;
  }
  std::uint32_t next_token = 0, next_sentence = 0;
  for (std::uint32_t p = 0; p < analysis.paragraphs.size(); ++p) {
    const Paragraph& paragraph = analysis.paragraphs[p];
    require(paragraph.first_sentence == next_sentence && paragraph.end_sentence >= next_sentence);
    for (; next_sentence < paragraph.end_sentence; ++next_sentence) {
      const Sentence& sentence = analysis.sentences[next_sentence];
      require(sentence.paragraph == p && sentence.first_token == next_token && sentence.end_token > next_token);
      next_token = sentence.end_token;
      require(sentence.span.begin == analysis.tokens[sentence.first_token].span.begin);
      require(sentence.span.end == analysis.tokens[next_token - 1].span.end);
      require(contains(paragraph.span, sentence.span));
    }
  }
  require(next_sentence == analysis.sentences.size() && next_token == analysis.tokens.size());
}

void check_quoted(const std::string& text, const Analysis& analysis) {
  for (std::uint32_t q = 0; q < analysis.quoted.size(); ++q) {
    const Quoted& quoted = analysis.quoted[q];
    require_found(text, quoted.inner);
    require_found(text, quoted.outer);
    require(contains(quoted.outer, quoted.inner) && quoted.outer.begin < quoted.inner.begin);
    require(!quoted.closed || quoted.inner.end < quoted.outer.end);
    require(!quoted.continues || (*quoted.continues < q && !analysis.quoted[*quoted.continues].closed));
    require(q == 0 || analysis.quoted[q - 1].outer.begin < quoted.outer.begin);
    if (quoted.depth > 0) require(q > 0 && quoted.depth <= analysis.quoted[q - 1].depth + 1);
  }
}

void check_names(const std::string& text, const Analysis& analysis) {
  std::uint32_t end = 0;
  std::size_t sentence = 0;
  for (const Name& name : analysis.names) {
    require_found(text, name.span);
    require_inside(text, name.title);
    require(name.span.begin >= end && name.first_token < name.end_token && name.end_token <= analysis.tokens.size());
    require(name.title.empty() || name.title.end <= name.span.begin);
    require(analysis.tokens[name.first_token].span.begin == name.span.begin);
    require(analysis.tokens[name.end_token - 1].span.end >= name.span.end);
    while (sentence < analysis.sentences.size() && analysis.sentences[sentence].end_token <= name.first_token) ++sentence;
    require(sentence < analysis.sentences.size() && name.end_token <= analysis.sentences[sentence].end_token);
    end = name.span.end;
  }
}

void check_readers(const Article& article, const Analysis& analysis) {
  Span before;
  for (const Figure& figure : find_figures(article, analysis)) {
    require_found(article.text, figure.span);
    require_inside(article.text, figure.counted);
    require(figure.span.begin >= before.begin && std::isfinite(figure.value));
    require(!figure.upper || (std::isfinite(*figure.upper) && *figure.upper > figure.value));
    before = figure.span;
  }
  before = {};
  for (const DateMention& date : find_dates(article, analysis)) {
    require_found(article.text, date.span);
    require(date.span.begin >= before.end && date.from.size() == 10 && date.to.size() == 10 && date.from <= date.to);
    before = date.span;
  }
  Attribution all;
  for (const Paragraph& paragraph : analysis.paragraphs) all.cue.push_back(paragraph.span);
  before = {};
  for (const Wording& wording : find_wording(article, analysis, {all})) {
    require_found(article.text, wording.span);
    require(wording.span.begin >= before.begin && !wording.why.empty());
    before = wording.span;
  }
}

}  // namespace
}  // namespace rashomon

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rashomon;
  const Article article = article_of(repair_utf8({reinterpret_cast<const char*>(data), size}));
  const Analysis analysis = analyse(article);
  check_layers(article.text, analysis);
  check_quoted(article.text, analysis);
  check_names(article.text, analysis);
  check_readers(article, analysis);
  return 0;
}
