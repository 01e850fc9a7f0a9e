// Three places: the byline, the brackets of a dateline, a short last line.
#include "rashomon/page/metadata/agency.h"

#include <algorithm>

#include "rashomon/base/embedded.h"
#include "rashomon/base/letters.h"
#include "rashomon/base/span.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

constexpr std::size_t kShortForm = 4;      // letters; "AP", "dpa"
constexpr std::size_t kDateline = 160;     // bytes at the beginning in which its brackets stand
constexpr std::size_t kLastLine = 40;      // bytes of a line that is a credit alone
constexpr std::size_t kLastBlocks = 2;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

bool equal_in_capitals(std::string_view text, std::string_view form) {
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(), [](char a, char b) { return a == upper(b); });
}

std::string_view without_signs(std::string_view text) {
  constexpr std::string_view kSigns = " ()[].,:;-/";
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view sign : {"\u2013", "\u2014", "\u00A9", "Copyright", "Source"}) {
      if (text.starts_with(sign)) text.remove_prefix(sign.size()), found = true;
    }
    while (!text.empty() && (kSigns.find(text.front()) != std::string_view::npos || (text.front() >= '0' && text.front() <= '9')))
      text.remove_prefix(1), found = true;
    while (!text.empty() && (kSigns.find(text.back()) != std::string_view::npos || (text.back() >= '0' && text.back() <= '9')))
      text.remove_suffix(1), found = true;
  }
  return text;
}

const std::vector<TableRow>& agency_rows() {
  static const std::vector<TableRow> rows = parse_table(embedded_text("rashomon/page/metadata/tables/agencies.txt"));
  return rows;
}

// The agency whose form `text` is as a whole.
std::string agency_named(std::string_view text) {
  for (const TableRow& row : agency_rows()) {
    const bool same = row.key.size() <= kShortForm ? text == row.key || equal_in_capitals(text, row.key)
                                                   : equal_no_case(text, row.key);
    if (same) return std::string(row.value);
  }
  return {};
}

// "LONDON (Reuters) - …", "Orla Pike (AP)"
std::string agency_in_brackets(std::string_view text) {
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos) break;
    if (std::string found = agency_named(text.substr(open + 1, close - open - 1)); !found.empty()) return found;
  }
  return {};
}

}  // namespace

std::string find_agency(const std::vector<std::string>& bylines, std::string_view text, const std::vector<Block>& blocks) {
  for (const std::string& name : bylines) {
    if (std::string found = agency_named(name); !found.empty()) return found;
    if (std::string found = agency_in_brackets(name); !found.empty()) return found;
  }
  if (std::string found = agency_in_brackets(text.substr(0, kDateline)); !found.empty()) return found;
  for (std::size_t i = blocks.size(); i > 1 && i + kLastBlocks > blocks.size(); --i) {
    const std::string_view line = text_of(text, blocks[i - 1].span);
    if (line.size() > kLastLine) continue;
    if (std::string found = agency_of_line(line); !found.empty()) return found;
  }
  return {};
}

std::string_view agency_at_end(std::string_view text) {
  std::string_view longest;
  for (const TableRow& row : agency_rows()) {
    const std::size_t size = row.key.size();
    if (size <= kShortForm || size <= longest.size() || size >= text.size() || text[text.size() - size - 1] != ' ') continue;
    if (equal_no_case(text.substr(text.size() - size), row.key)) longest = text.substr(text.size() - size);
  }
  return longest;
}

std::string agency_of_line(std::string_view line) { return agency_named(without_signs(line.substr(0, line.find(". ")))); }

}  // namespace rashomon
