// Cases of language/: a first line says what is shown, "show sentences" (also paragraphs), "show tokens", "show
// quotations", "show names", "show problems" or "show language"; then comes the text (text_article.h).
#include <fmt/format.h>

#include "rashomon/language/analyse.h"
#include "rashomon/report/names.h"
#include "tests/support/stages.h"
#include "tests/support/text_article.h"

namespace rashomon::testing {
namespace {

std::string show_sentences(const Article& article, const Analysis& analysis) {
  std::string out;
  for (const Paragraph& paragraph : analysis.paragraphs) {
    out += paragraph.kind == BlockKind::heading ? "heading\n" : "paragraph\n";
    for (std::uint32_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s)
      out += fmt::format("  {}\n", text_of(article.text, analysis.sentences[s].span));
  }
  return out;
}

// One line a sentence; tokens that are not plain words show their kind.
std::string show_tokens(const Article& article, const Analysis& analysis) {
  std::string out;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = analysis.tokens[t];
      const std::string_view text = text_of(article.text, token.span);
      if (t > sentence.first_token) out += " | ";
      switch (token.kind) {
        case TokenKind::word: out += text; break;
        case TokenKind::number: out += fmt::format("number {}", text); break;
        case TokenKind::quote_mark: out += fmt::format("mark {}", text); break;
        case TokenKind::punctuation: out += fmt::format("sign {}", text); break;
        case TokenKind::symbol: out += fmt::format("symbol {}", text); break;
      }
    }
    out += "\n";
  }
  return out;
}

std::string show_quotations(const Article& article, const Analysis& analysis) {
  std::string out;
  for (std::size_t q = 0; q < analysis.quoted.size(); ++q) {
    const Quoted& quoted = analysis.quoted[q];
    out += fmt::format("{}{}: {}", std::string(2 * quoted.depth, ' '), q + 1, text_of(article.text, quoted.inner));
    if (!quoted.closed) out += "  (not closed)";
    if (quoted.continues) out += fmt::format("  (goes on from {})", *quoted.continues + 1);
    out += "\n";
  }
  for (const Token& token : analysis.tokens)
    if (token.kind == TokenKind::quote_mark) out += text_of(article.text, token.span);
  return out;
}

std::string show_names(const Article& article, const Analysis& analysis) {
  std::string out;
  for (const Name& name : analysis.names) {
    out += fmt::format("{}: {}", name_of(name.kind), text_of(article.text, name.span));
    if (!name.title.empty()) out += fmt::format("  (title: {})", text_of(article.text, name.title));
    out += "\n";
  }
  return out;
}

std::string show_problems(const Analysis& analysis) {
  std::string out;
  for (const Problem& problem : analysis.problems)
    out += fmt::format("{}: {}\n", name_of(problem.kind), problem.message);
  return out.empty() ? "no problems" : out;
}

std::string show_language_stage(const std::string& input) {
  const std::size_t end = input.find('\n');
  const std::string what = input.substr(0, end);
  const Article article = article_of_text(input.substr(end + 1));
  const Analysis analysis = analyse(article);
  if (what == "show sentences") return show_sentences(article, analysis);
  if (what == "show tokens") return show_tokens(article, analysis);
  if (what == "show quotations") return show_quotations(article, analysis);
  if (what == "show names") return show_names(article, analysis);
  if (what == "show problems") return show_problems(analysis);
  if (what == "show language") return analysis.language.empty() ? "unknown" : analysis.language;
  return "a case of language/ begins with a line: show sentences | tokens | quotations | names | problems | language";
}

const StageRegistration kLanguage("language", show_language_stage);

}  // namespace
}  // namespace rashomon::testing
