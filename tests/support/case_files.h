// The files that a case describes: each begins with a line "== NAME"; "\xE9" stands for one byte, "\\" for a backslash
// before an x. A case without such a line is one file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rashomon::testing {

struct CaseFile {
  std::string name, bytes;
};

// What stands before the first file goes to `*preamble`.
std::vector<CaseFile> parse_case_files(std::string_view input, std::string* preamble);

}  // namespace rashomon::testing
