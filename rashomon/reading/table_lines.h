// The lines of an embedded table: without comments (#…), blank lines and blanks at the ends.
#pragma once

#include <string_view>
#include <vector>

namespace rashomon {

inline std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// Parts between separators, without empty ones.
inline std::vector<std::string_view> fields_of(std::string_view line, char separator = ' ') {
  std::vector<std::string_view> fields;
  while (!line.empty()) {
    const std::size_t end = line.find(separator);
    const std::string_view field = without_blanks(line.substr(0, end));
    if (!field.empty()) fields.push_back(field);
    line = end == std::string_view::npos ? std::string_view{} : line.substr(end + 1);
  }
  return fields;
}

inline std::vector<std::string_view> table_lines(std::string_view table) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : fields_of(table, '\n'))
    if (!line.starts_with('#')) lines.push_back(line);
  return lines;
}

}  // namespace rashomon
