// Shows the article of a page: the facts that are known of it, then its blocks ("# " a heading, "- " a list item, "> "
// a quotation), then what is amiss. The case's file name tells its format. A line "show candidates"
// before the files lists all that the page says as well, what was chosen with *.
#include <fmt/format.h>

#include "rashomon/base/hash.h"
#include "rashomon/intake/file_format.h"
#include "rashomon/page/extract_article.h"
#include "tests/support/case_files.h"
#include "tests/support/stages.h"

namespace rashomon::testing {
namespace {

std::string_view mark_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph: return "";
    case BlockKind::heading: return "# ";
    case BlockKind::list_item: return "- ";
    case BlockKind::quotation: return "> ";
  }
  return "? ";
}

std::string show(const Article& article) {
  std::string out;
  const std::pair<std::string_view, const std::string&> facts[] = {
      {"title", article.title},         {"byline", article.byline},     {"outlet", article.outlet},
      {"published", article.published}, {"modified", article.modified}, {"section", article.section},
      {"agency", article.agency},       {"language", article.language}, {"url", article.url},
  };
  for (const auto& [name, value] : facts)
    if (!value.empty()) out += fmt::format("{}: {}\n", name, value);
  if (article.complete)
    out += fmt::format("complete: {} ({})\n", *article.complete ? "yes" : "no", article.complete_why);
  for (const Block& block : article.blocks)
    out += fmt::format("\n{}{}\n", mark_of(block.kind), text_of(article.text, block.span));
  if (!article.pull_quotes.empty()) out += "\n";
  for (const PullQuote& quote : article.pull_quotes) out += fmt::format("pull quote: {}\n", quote.text);
  if (!article.captions.empty()) out += "\n";
  for (const Caption& caption : article.captions) out += fmt::format("caption: {}\n", caption.text);
  if (!article.problems.empty()) out += "\n";
  for (const Problem& problem : article.problems)
    out += fmt::format("{}: {}\n", name_of(problem.kind), problem.message);
  return out;
}

std::string show_page(const std::string& input) {
  std::string preamble, out;
  ExtractOptions options;
  const std::vector<CaseFile> files = parse_case_files(input, &preamble);
  options.all_candidates = preamble.find("show candidates") != std::string::npos;
  for (const CaseFile& file : files) {
    Page page;
    page.format = format_of_name(file.name) == FileFormat::html ? PageFormat::html : PageFormat::text;
    page.path = file.name;
    page.bytes = file.bytes;
    page.sha256 = sha256_hex(page.bytes);
    if (!out.empty()) out += "\n";
    const Article article = extract_article(page, options);
    for (const FactCandidate& candidate : article.candidates)
      out += fmt::format("{} {}: {} [{}]\n", candidate.why.empty() ? ' ' : '*', candidate.field, candidate.value, candidate.origin);
    out += show(article);
  }
  return out;
}

const StageRegistration kPage("page", show_page);

}  // namespace
}  // namespace rashomon::testing
