// Any bytes as a table of wording (a user's, of --wording) and an invented text -> no crash. Holds: every row has a kind, a
// source, a line of the table and one form or more, each found again by looking it up; rows of sides have at least two; a
// table that makes problems says so a line each; what is found in the text is in order and names its row.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>

#include "rashomon/language/analyse.h"
#include "rashomon/reading/wording.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_rows(const rashomon::WordingTable& table, std::uint32_t lines) {
  std::map<std::uint32_t, std::uint32_t> sides;
  for (std::uint32_t i = 0; i < table.rows().size(); ++i) {
    const rashomon::WordingRow& row = table.rows()[i];
    require(!row.kind.empty() && !row.source.empty() && !row.forms.empty());
    require(row.line >= 1 && row.line <= lines);
    require(row.side == sides[row.line]++);
    for (const std::string& form : row.forms) {
      const auto* found = table.find(form);
      require(found != nullptr && std::find(found->begin(), found->end(), i) != found->end());
      require(table.longest_form(form.substr(0, form.find_first_of(" \t"))) > 0);
    }
  }
  for (const rashomon::WordingRow& row : table.rows()) require(row.kind != "equal" || sides[row.line] >= 2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rashomon;
  const std::string text(reinterpret_cast<const char*>(data), size);
  Problems problems;
  const WordingRows rows = parse_wording_rows("fuzz", text, problems);
  for (const Problem& problem : problems) require(problem.message.starts_with("fuzz:"));
  const WordingTable table(rows.rows);
  check_rows(table, static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1));

  Article article;
  article.language = "en";
  for (const WordingRow& row : rows.rows) article.text += row.forms.back() + ' ';
  article.text += "was likely shot by the pro-life “deal” of the regime.";
  article.blocks = {{{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::paragraph}};
  std::uint32_t before = 0;
  for (const Wording& wording : find_wording(article, analyse(article), {}, table)) {
    require(wording.span.begin >= before && wording.span.end <= article.text.size() && !wording.span.empty());
    require(wording.table.empty() || (wording.line > 0 && !wording.term.empty()));
    before = wording.span.begin;
  }
  return 0;
}
