// The parser of tables. Tested by tests/base_tables_test.cpp.
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

}  // namespace

std::vector<TableRow> parse_table(std::string_view text) {
  std::vector<TableRow> rows;
  std::string_view section;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']') {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    const std::size_t equals = line.find(" = ");
    if (equals == std::string_view::npos)
      rows.push_back({section, line, {}});
    else
      rows.push_back({section, trim(line.substr(0, equals)), trim(line.substr(equals + 3))});
  }
  return rows;
}

}  // namespace rashomon
