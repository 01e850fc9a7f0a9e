// The layers in their order: paragraphs, then marks (which tell apostrophes from quotation marks), tokens, sentences,
// names.
//
// Tested by tests/cases/language; speed in bench/language_bench.cpp.
#include "rashomon/language/analyse.h"

#include <algorithm>

#include "rashomon/language/doubts.h"
#include "rashomon/language/names.h"
#include "rashomon/language/quotations.h"
#include "rashomon/language/sentences.h"
#include "rashomon/language/tokens.h"
#include "rashomon/page/language.h"

namespace rashomon {
namespace {

std::vector<Paragraph> paragraphs_of(const Article& article) {
  std::vector<Paragraph> paragraphs;
  for (const Block& block : article.blocks)
    if (!block.span.empty()) paragraphs.push_back({block.span, block.kind, 0, 0});
  return paragraphs;
}

// Whether hardly any word begins with a capital letter.
bool is_without_capitals(const std::vector<Token>& tokens) {
  std::size_t words = 0, capitalised = 0;
  for (const Token& token : tokens) {
    words += token.kind == TokenKind::word ? 1 : 0;
    capitalised += token.capitalised ? 1 : 0;
  }
  return capitalised * 50 < words;
}

bool writes_ordinals_with_stop(std::string_view language) {
  constexpr std::string_view kLanguages[] = {"de", "da", "no", "nb", "nn", "fi", "et", "lv", "cs",
                                             "sk", "pl", "hu", "sl", "hr", "sr", "bs", "is"};
  return std::find(std::begin(kLanguages), std::end(kLanguages), language) != std::end(kLanguages);
}

// For each paragraph the index of its first token or mark, and one more for the end.
using Bounds = std::vector<std::uint32_t>;

void add_sentences(const Article& article, const Quotations& quotations, const Bounds& first_token,
                   const Bounds& first_mark, Analysis& analysis) {
  SentenceOptions options;
  options.without_capitals = is_without_capitals(analysis.tokens);
  options.ordinal_stops = writes_ordinals_with_stop(analysis.language);
  for (std::uint32_t p = 0; p < analysis.paragraphs.size(); ++p) {
    Paragraph& paragraph = analysis.paragraphs[p];
    paragraph.first_sentence = static_cast<std::uint32_t>(analysis.sentences.size());
    const auto marks = std::span(quotations.marks).subspan(first_mark[p], first_mark[p + 1] - first_mark[p]);
    options.one = paragraph.kind == BlockKind::heading;
    split_into_sentences(article.text, analysis.tokens, first_token[p], first_token[p + 1], marks, options,
                         analysis.sentences);
    paragraph.end_sentence = static_cast<std::uint32_t>(analysis.sentences.size());
    for (std::uint32_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s)
      analysis.sentences[s].paragraph = p;
  }
}

}  // namespace

Analysis analyse(const Article& article) {
  Analysis analysis;
  analysis.language = article.language.empty() ? detect_language(article.text) : article.language;
  analysis.paragraphs = paragraphs_of(article);
  Quotations quotations = scan_quotations(article.text, analysis.paragraphs);

  analysis.tokens.reserve(article.text.size() / 5);
  Bounds first_token, first_mark;
  std::uint32_t mark = 0;
  for (const Paragraph& paragraph : analysis.paragraphs) {
    first_token.push_back(static_cast<std::uint32_t>(analysis.tokens.size()));
    first_mark.push_back(mark);
    while (mark < quotations.marks.size() && quotations.marks[mark].span.begin < paragraph.span.end) ++mark;
    split_into_tokens(article.text, paragraph.span,
                      std::span(quotations.marks).subspan(first_mark.back(), mark - first_mark.back()),
                      analysis.tokens);
  }
  first_token.push_back(static_cast<std::uint32_t>(analysis.tokens.size()));
  first_mark.push_back(mark);
  add_sentences(article, quotations, first_token, first_mark, analysis);
  analysis.quoted = std::move(quotations.quoted);
  analysis.names = find_names(article.text, analysis);
  analysis.problems = find_doubts(article.text, analysis);
  return analysis;
}

}  // namespace rashomon
