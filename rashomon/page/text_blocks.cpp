// Tested by tests/cases/page.
#include "rashomon/page/text_blocks.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "rashomon/base/utf8.h"
#include "rashomon/page/page_blocks.h"

namespace rashomon {
namespace {

struct Line {
  Span span;          // without white space at its ends; empty: a blank line
  std::size_t width;  // code points
};

bool is_space_or_mark(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0xFEFF || c == 0x2028 || c == 0x2029 ||
         c == 0x3000 || (c >= 0x2000 && c <= 0x200B);
}

Line make_line(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const CodePoint c = code_point_at(text, begin);
    if (!is_space_or_mark(c.value)) break;
    begin += c.size;
  }
  while (begin < end) {
    const CodePoint c = code_point_before(text, end);
    if (!is_space_or_mark(c.value)) break;
    end -= c.size;
  }
  end = std::max(begin, end);
  std::size_t width = 0;
  for (std::size_t i = begin; i < end; ++i) width += is_char_border(text, i) ? 1 : 0;
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, width};
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find_first_of("\r\n", begin);
    if (end == std::string_view::npos) end = text.size();
    lines.push_back(make_line(text, begin, end));
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

// A colon too: what it announces is on the next line.
bool ends_line(std::string_view line) { return line.ends_with(':') || ends_sentence(line); }

bool begins_in_lower_case(std::string_view line) {
  return u_islower(static_cast<UChar32>(code_point_at(line, 0).value)) != 0;
}

// The width at which a text's lines were wrapped; 0: they were not.
std::size_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::size_t kNarrow = 50, kWide = 80, kWidest = 100;
  std::size_t inner = 0, fitting = 0, broken_sentences = 0, widest = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].span.empty() || lines[i + 1].span.empty()) continue;
    ++inner;
    fitting += lines[i].width >= kNarrow && lines[i].width <= kWide ? 1 : 0;
    broken_sentences += ends_line(text_of(text, lines[i].span)) ? 0 : 1;
    widest = std::max(widest, lines[i].width);
  }
  const bool wrapped = inner >= 3 && widest <= kWidest && fitting * 10 >= inner * 6 && broken_sentences * 2 >= inner;
  return wrapped ? widest : 0;
}

}  // namespace

std::vector<Block> find_text_blocks(std::string_view text) {
  std::vector<Line> lines = split_lines(text);
  while (!lines.empty() && lines.back().span.empty()) lines.pop_back();
  lines.erase(lines.begin(),
              std::find_if(lines.begin(), lines.end(), [](const Line& line) { return !line.span.empty(); }));
  const bool has_blank = std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.span.empty(); });
  const std::size_t width = wrap_width(text, lines);
  std::vector<Block> blocks;
  bool open = false;  // whether the next line belongs to the last block
  for (const Line& line : lines) {
    if (line.span.empty()) {
      open = false;
      continue;
    }
    if (open) {
      blocks.back().span.end = line.span.end;
    } else {
      blocks.push_back({line.span, BlockKind::paragraph});
    }
    const bool ends = ends_line(text_of(text, line.span));
    if (width > 0) {
      open = has_blank || line.width * 4 >= width * 3 || !ends;
    } else {
      // Too few lines to tell, or a line break that means one: only what plainly goes on is one paragraph.
      const Line* next = &line + 1 < lines.data() + lines.size() ? &line + 1 : nullptr;
      open = has_blank && !ends && next != nullptr && begins_in_lower_case(text_of(text, next->span));
    }
  }
  return blocks;
}

bool begins_with_headline(std::string_view text, const std::vector<Block>& blocks) {
  constexpr std::size_t kLongestHeadline = 160;
  if (blocks.size() < 2) return false;
  const std::string_view first = text_of(text, blocks[0].span);
  if (first.find_first_of("\r\n") != std::string_view::npos) return false;
  const Line line = make_line(text, blocks[0].span.begin, blocks[0].span.end);
  const char32_t last = code_point_before(first, first.size()).value;
  if (line.width > kLongestHeadline || last == '.' || last == ',' || last == ':' || last == ';' || last == U'。')
    return false;
  const std::string_view between = text.substr(blocks[0].span.end, blocks[1].span.begin - blocks[0].span.end);
  const bool set_off =
      std::count(between.begin(), between.end(), '\n') > 1 || std::count(between.begin(), between.end(), '\r') > 1;
  const bool end_of_speech = last == U'”' || last == '"' || last == U'»';
  return (set_off && !end_of_speech) || blocks[1].span.size() > blocks[0].span.size();
}

}  // namespace rashomon
