// Lines for a terminal: wrapped by the width that characters take on the screen, coloured only where the style says so,
// and free of whatever in an article could steer the terminal.
//
//   TerminalText text(style);
//   text.heading("WHO IS HEARD");
//   text.wrapped(2, "", 2, ink(Ink::strong, printable(name)) + " said so");
//
// Inks travel inside strings as control characters, which printable() takes out of everything that comes from articles.
// Tested by tests/cases/report and tests/report_test.cpp.
#pragma once

#include <string>
#include <string_view>

#include "rashomon/report/text.h"

namespace rashomon {

enum class Ink : char { strong = '\x01', faint = '\x02', marked = '\x03' };

// Text in an ink; plain again after it. Inks do not nest.
std::string ink(Ink ink, std::string_view text);

// One line of text that is safe to print: white space folded to single spaces; control characters, escape sequences'
// lead characters and marks that turn the direction of writing taken out.
std::string printable(std::string_view text);

// The same with line breaks kept.
std::string printable_lines(std::string_view text);

// Columns on the screen: 2 for East Asian wide characters and emoji, 0 for combining marks and inks, else 1.
int display_width(std::string_view text);

// At most `width` columns, the last of them … where something was cut; filled up with spaces where it is shorter.
std::string fitted(std::string_view text, int width);
std::string fitted_right(std::string_view text, int width);

class TerminalText {
 public:
  explicit TerminalText(const TextStyle& style);

  // A blank line (unless at the top) and a heading.
  void heading(std::string_view text);
  // `indent` spaces and `lead`, then the text, broken at its own line breaks and where it is too long; its further
  // lines are indented by `hanging` columns.
  void wrapped(int indent, std::string_view lead, int hanging, std::string_view text);
  void line(std::string_view text);

  int width() const { return width_; }
  std::string take() { return std::move(out_); }

 private:
  void emit(std::string_view text);

  bool colour_;
  int width_;
  std::string out_;
};

}  // namespace rashomon
