// Tested by tests/markup_test.cpp and fuzz/page.cpp.
#include "rashomon/markup/entities.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "rashomon/base/embedded.h"
#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

constexpr std::size_t kLongestName = 32;

// Names with their final ; where they need it -> UTF-8.
using Names = std::unordered_map<std::string_view, std::string>;

Names read_names() {
  Names names;
  std::string_view table = embedded_text("rashomon/markup/tables/entities.txt");
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size() - 1);
    std::string_view line = table.substr(0, end);
    table.remove_prefix(end + 1);
    const std::size_t space = line.find(' ');
    if (line.starts_with('#') || space == std::string_view::npos) continue;
    std::string characters;
    for (const char* at = line.data() + space + 1; at < line.data() + line.size(); ++at) {
      unsigned value = 0;
      at = std::from_chars(at, line.data() + line.size(), value, 16).ptr;
      append_utf8(characters, value);
    }
    names.emplace(line.substr(0, space), characters);
  }
  return names;
}

const Names& names() {
  static const Names all = read_names();
  return all;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What pages mean by &#128; to &#159; (HTML Standard §13.2.5.80): windows-1252.
constexpr char32_t kWindows1252[] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// "&#8217;" or "&#x2019;" at the beginning of `raw`: appended, and its length returned; 0: it is none.
std::size_t append_numeric(std::string_view raw, std::string& out) {
  std::size_t at = 2;
  const bool hexadecimal = raw.size() > at && (raw[at] == 'x' || raw[at] == 'X');
  if (hexadecimal) ++at;
  const std::size_t begin = at;
  char32_t value = 0;
  for (; at < raw.size(); ++at) {
    const char c = raw[at];
    char32_t digit = 0;
    if (c >= '0' && c <= '9')
      digit = static_cast<char32_t>(c - '0');
    else if (hexadecimal && c >= 'a' && c <= 'f')
      digit = static_cast<char32_t>(c - 'a' + 10);
    else if (hexadecimal && c >= 'A' && c <= 'F')
      digit = static_cast<char32_t>(c - 'A' + 10);
    else
      break;
    value = std::min<char32_t>(value * (hexadecimal ? 16 : 10) + digit, 0x110000);
  }
  if (at == begin) return 0;
  if (value >= 0x80 && value < 0xA0) value = kWindows1252[value - 0x80];
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = 0xFFFD;
  append_utf8(out, value);
  return at < raw.size() && raw[at] == ';' ? at + 1 : at;
}

std::size_t append_named(std::string_view raw, bool in_attribute, std::string& out) {
  std::size_t end = 1;
  while (end < raw.size() && end <= kLongestName && is_alphanumeric(raw[end])) ++end;
  const bool closed = end < raw.size() && raw[end] == ';';
  if (closed) {
    auto found = names().find(raw.substr(1, end));
    if (found == names().end()) found = names().find(raw.substr(1, end - 1));
    if (found != names().end()) {
      out += found->second;
      return end + 1;
    }
  }
  // Without its semicolon: the longest old name that the letters begin with.
  for (std::size_t size = end; size > 2; --size) {
    const auto found = names().find(raw.substr(1, size - 1));
    if (found == names().end()) continue;
    const bool goes_on = size < raw.size() && (raw[size] == '=' || is_alphanumeric(raw[size]));
    if (in_attribute && goes_on) return 0;
    out += found->second;
    return size;
  }
  return 0;
}

}  // namespace

void append_resolved(std::string_view raw, bool in_attribute, std::string& out) {
  while (true) {
    const std::size_t ampersand = std::min(raw.find('&'), raw.size());
    out.append(raw.substr(0, ampersand));
    raw.remove_prefix(ampersand);
    if (raw.empty()) return;
    const bool numeric = raw.size() > 1 && raw[1] == '#';
    std::size_t taken = numeric ? append_numeric(raw, out) : append_named(raw, in_attribute, out);
    if (taken == 0) {
      out.push_back('&');
      taken = 1;
    }
    raw.remove_prefix(taken);
  }
}

}  // namespace rashomon
