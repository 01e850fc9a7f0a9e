// The header fields of a WARC record or an HTTP message: "Name: value" lines up to an empty one.
//
//   "Content-Type: text/html\r\nX-Note: a\r\n  b\r\n\r\n<p>"  ->  Content-Type, X-Note = "a b"; the body begins at <p>
// Lines may end in \n alone; a line that begins with a blank goes on the one before; a line without a colon is left out.
// Names are found whatever their case. Tested by tests/archive_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rashomon {

// Where the header that begins `text` ends: behind its empty line; npos: the line is not there.
std::size_t end_of_header(std::string_view text);

class HeaderFields {
 public:
  // `header` without its first line.
  explicit HeaderFields(std::string_view header);
  // The value of the first field of that name, blanks around it taken off; empty where there is none.
  std::string_view find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, std::string>> fields_;
};

std::string_view trim_blanks(std::string_view text);

}  // namespace rashomon
