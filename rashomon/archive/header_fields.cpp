#include "rashomon/archive/header_fields.h"

#include <algorithm>

#include "rashomon/base/letters.h"

namespace rashomon {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

std::size_t end_of_header(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] == '\n') return at + 2;
    if (at + 2 < text.size() && text[at + 1] == '\r' && text[at + 2] == '\n') return at + 3;
  }
  return std::string_view::npos;
}

HeaderFields::HeaderFields(std::string_view header) {
  for (std::size_t begin = 0; begin < header.size();) {
    const std::size_t end = std::min(header.find('\n', begin), header.size());
    const std::string_view line = header.substr(begin, end - begin);
    begin = end + 1;
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (goes_on && !fields_.empty()) {
      fields_.back().second.append(" ").append(trim_blanks(line));
    } else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos) {
      fields_.emplace_back(trim_blanks(line.substr(0, colon)), trim_blanks(line.substr(colon + 1)));
    }
  }
}

std::string_view HeaderFields::find(std::string_view name) const {
  for (const auto& [known, value] : fields_)
    if (equal_no_case(known, name)) return value;
  return {};
}

}  // namespace rashomon
