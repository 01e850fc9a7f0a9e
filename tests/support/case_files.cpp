// Lines are taken as they are; bytes are put in last, so that a name or a content may hold any.
#include "tests/support/case_files.h"

#include <algorithm>
#include <cctype>

namespace rashomon::testing {
namespace {

std::string with_bytes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\\\\x") {
      out += "\\x";
      i += 2;
    } else if (text.substr(i, 2) == "\\x" && i + 3 < text.size() &&
               std::isxdigit(static_cast<unsigned char>(text[i + 2])) != 0) {
      out.push_back(static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16)));
      i += 3;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

}  // namespace

std::vector<CaseFile> parse_case_files(std::string_view input, std::string* preamble) {
  std::vector<CaseFile> files;
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\n'), input.size() - 1) + 1;
    const std::string_view line = input.substr(0, end);
    if (line.starts_with("== ")) {
      files.push_back({with_bytes(line.substr(3, line.size() - 4)), {}});
    } else {
      (files.empty() ? *preamble : files.back().bytes) += line;
    }
    input.remove_prefix(end);
  }
  for (CaseFile& file : files) file.bytes = with_bytes(file.bytes);
  return files;
}

}  // namespace rashomon::testing
