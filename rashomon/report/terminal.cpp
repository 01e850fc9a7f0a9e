// Display width by Unicode's East Asian Width and general category (UAX #11), greedy line breaking at spaces, and
// between wide characters, which need none.
//
// Tested by tests/cases/report and tests/report_test.cpp.
#include "rashomon/report/terminal.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

constexpr char kPlain = '\x04';
constexpr int kMinWidth = 40;

constexpr bool is_ink(char32_t c) {
  return c >= 1 && c <= 4;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 ||
         u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// Controls and invisible format characters, but for the joiners that scripts and emoji need.
bool is_unprintable(char32_t c) {
  if (c == 0x200C || c == 0x200D) return false;
  const int category = u_charType(static_cast<UChar32>(c));
  return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR || category == U_SURROGATE;
}

int width_of(char32_t c) {
  if (is_ink(c)) return 0;
  if (c < 0x300) return 1;
  const auto code = static_cast<UChar32>(c);
  const int category = u_charType(code);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // Hangul vowels and finals join the syllable before them
  const int east_asian = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

// The code point at `at` with the zero-width ones that follow it.
std::size_t cluster_end(std::string_view text, std::size_t at) {
  std::size_t end = at + code_point_at(text, at).size;
  while (end < text.size()) {
    const CodePoint next = code_point_at(text, end);
    if (width_of(next.value) > 0 || is_ink(next.value)) break;
    end += next.size;
  }
  return end;
}

bool holds_wide(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (width_of(c.value) == 2) return true;
    at += c.size;
  }
  return false;
}

std::string cut(std::string_view text, int width) {
  std::string out;
  int used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = cluster_end(text, at);
    const std::string_view cluster = text.substr(at, end - at);
    used += display_width(cluster);
    if (used > width - 1) break;
    out += cluster;
    at = end;
  }
  return out + "…";
}

// Breaks text into lines of at most the widths given for the first and the further ones.
class LineBreaker {
 public:
  LineBreaker(int first_width, int further_width) : left_(first_width), further_(further_width) {}

  std::vector<std::string> break_lines(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
      add_word(text.substr(at, end - at));
      if (end < text.size() && text[end] == '\n') next_line();
      at = end + 1;
    }
    lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void add_word(std::string_view word) {
    const int width = display_width(word), space = line_.empty() ? 0 : 1;
    if (space + width <= left_) return append(space, word, width);
    if (width <= further_ && !holds_wide(word)) {
      next_line();
      return append(0, word, width);
    }
    append_in_pieces(space, word);
  }

  void append_in_pieces(int space, std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t end = cluster_end(word, at);
      const std::string_view cluster = word.substr(at, end - at);
      const int width = display_width(cluster);
      if (space + width > left_ && !line_.empty()) {
        next_line();
        space = 0;
      }
      append(space, cluster, width);
      space = 0;
      at = end;
    }
  }

  void append(int space, std::string_view piece, int width) {
    if (space > 0) line_.push_back(' ');
    line_ += piece;
    left_ -= space + width;
    for (const char c : piece)
      if (is_ink(static_cast<unsigned char>(c))) ink_ = c;
  }

  // An ink ends with its line and goes on in the next one, so that indents stay plain.
  void next_line() {
    if (ink_ != kPlain) line_.push_back(kPlain);
    lines_.push_back(std::move(line_));
    line_.clear();
    if (ink_ != kPlain) line_.push_back(ink_);
    left_ = further_;
  }

  int left_, further_;
  char ink_ = kPlain;
  std::string line_;
  std::vector<std::string> lines_;
};

std::string without_unprintable(std::string_view text, bool keep_line_breaks) {
  std::string out;
  out.reserve(text.size());
  bool space_due = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (keep_line_breaks && c.value == '\n') {
      out.push_back('\n');
      space_due = false;
    } else if (is_space(c.value)) {
      space_due = !out.empty() && out.back() != '\n';
    } else if (!is_unprintable(c.value)) {
      if (space_due) out.push_back(' ');
      space_due = false;
      out += text.substr(at - c.size, c.size);
    }
  }
  return out;
}

}  // namespace

std::string ink(Ink ink, std::string_view text) {
  std::string out(1, static_cast<char>(ink));
  out += text;
  out.push_back(kPlain);
  return out;
}

// Bytes that are no UTF-8 may stand in a path.
std::string printable(std::string_view text) {
  return is_valid_utf8(text) ? without_unprintable(text, false) : without_unprintable(repair_utf8(text), false);
}

std::string printable_lines(std::string_view text) {
  return is_valid_utf8(text) ? without_unprintable(text, true) : without_unprintable(repair_utf8(text), true);
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    width += width_of(c.value);
    at += c.size;
  }
  return width;
}

std::string fitted(std::string_view text, int width) {
  std::string out = display_width(text) > width ? cut(text, width) : std::string(text);
  out.append(static_cast<std::size_t>(std::max(0, width - display_width(out))), ' ');
  return out;
}

std::string fitted_right(std::string_view text, int width) {
  const std::string out = display_width(text) > width ? cut(text, width) : std::string(text);
  return std::string(static_cast<std::size_t>(std::max(0, width - display_width(out))), ' ') + out;
}

TerminalText::TerminalText(const TextStyle& style) : colour_(style.colour), width_(std::max(style.width, kMinWidth)) {}

void TerminalText::heading(std::string_view text) {
  if (!out_.empty()) out_.push_back('\n');
  line(ink(Ink::strong, text));
}

void TerminalText::wrapped(int indent, std::string_view lead, int hanging, std::string_view text) {
  const int used = indent + display_width(lead);
  const std::vector<std::string> lines = LineBreaker(width_ - used, width_ - hanging).break_lines(text);
  out_.append(static_cast<std::size_t>(indent), ' ');
  emit(lead);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out_.append(static_cast<std::size_t>(hanging), ' ');
    line(lines[i]);
  }
}

void TerminalText::line(std::string_view text) {
  emit(text);
  while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  out_.push_back('\n');
}

void TerminalText::emit(std::string_view text) {
  for (const char c : text) {
    if (!is_ink(static_cast<unsigned char>(c)))
      out_.push_back(c);
    else if (!colour_)
      continue;
    else if (c == static_cast<char>(Ink::strong))
      out_ += "\x1B[1m";
    else if (c == static_cast<char>(Ink::faint))
      out_ += "\x1B[2m";
    else if (c == static_cast<char>(Ink::marked))
      out_ += "\x1B[1;36m";
    else
      out_ += "\x1B[0m";
  }
}

}  // namespace rashomon
