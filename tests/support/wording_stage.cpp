// Cases of reading/wording. In the input [said] marks the cue of an attribution and {…} its content; the marks are no
// part of the text. So these cases do not hang on how attributions are found. Shown of each finding: kind, words, why; whether
// it stands in an attribution; the place beside it.
#include <fmt/format.h>

#include "rashomon/language/analyse.h"
#include "rashomon/reading/wording.h"
#include "tests/support/stages.h"
#include "tests/support/text_article.h"

namespace rashomon::testing {
namespace {

// Takes the marks out of an article's text; each marked stretch becomes an attribution of its own.
std::vector<Attribution> take_marks_out(Article& article) {
  std::vector<Attribution> attributions;
  std::string text;
  std::uint32_t begin = 0;
  for (const char c : article.text) {
    const auto at = static_cast<std::uint32_t>(text.size());
    if (c == '[' || c == '{')
      begin = at;
    else if (c == ']')
      attributions.emplace_back().cue.push_back({begin, at});
    else if (c == '}')
      attributions.emplace_back().content.push_back({begin, at});
    else
      text.push_back(c);
  }
  article.text = text;
  article.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph}};
  return attributions;
}

std::string show_wording(const std::string& input) {
  Article article = article_of_text(input);
  const std::vector<Attribution> attributions = take_marks_out(article);
  std::string out;
  for (const Wording& wording : find_wording(article, analyse(article), attributions)) {
    out += fmt::format("{}: {}  ({})", wording.kind, text_of(article.text, wording.span), wording.why);
    if (wording.attribution) out += " attributed";
    for (const Span span : wording.beside) out += fmt::format(" beside: {}", text_of(article.text, span));
    out += "\n";
  }
  return out.empty() ? "nothing" : out;
}

const StageRegistration kWording("wording", show_wording);

}  // namespace
}  // namespace rashomon::testing
