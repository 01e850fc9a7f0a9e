// Lines and fields are those of reading/table_lines.h.
#include "rashomon/match/table_rows.h"

#include <charconv>
#include <string>

#include "rashomon/base/error.h"
#include "rashomon/reading/table_lines.h"

namespace rashomon {

std::vector<std::vector<std::string_view>> table_rows(std::string_view table) {
  std::vector<std::vector<std::string_view>> rows;
  for (const std::string_view line : table_lines(table)) rows.push_back(fields_of(line));
  return rows;
}

std::unordered_set<std::string> word_set(std::string_view table) {
  std::unordered_set<std::string> words;
  for (const auto& fields : table_rows(table))
    for (const std::string_view field : fields) words.emplace(field);
  return words;
}

double number_of(std::string_view field) {
  double value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc() || end != field.data() + field.size())
    throw Error(ErrorKind::format,
                "a table of rashomon/match: expected a number, found \"" + std::string(field) + "\"");
  return value;
}

}  // namespace rashomon
