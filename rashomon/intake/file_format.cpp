// Tested by tests/cases/intake and tests/intake_test.cpp.
#include "rashomon/intake/file_format.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rashomon/intake/feed.h"

namespace rashomon {
namespace {

bool ends_with_no_case(std::string_view text, std::string_view lower_ending) {
  if (text.size() < lower_ending.size()) return false;
  return std::equal(
      lower_ending.begin(), lower_ending.end(), text.end() - static_cast<std::ptrdiff_t>(lower_ending.size()),
      [](char wanted, char c) { return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c); });
}

constexpr std::pair<std::string_view, FileFormat> kEndings[] = {
    {".html", FileFormat::html},        {".htm", FileFormat::html},          {".xhtml", FileFormat::html},
    {".txt", FileFormat::text},         {".text", FileFormat::text},         {".json", FileFormat::json},
    {".jsonl", FileFormat::json_lines}, {".ndjson", FileFormat::json_lines}, {".csv", FileFormat::csv},
    {".tsv", FileFormat::tsv},          {".warc", FileFormat::warc},         {".wet", FileFormat::warc},
    {".rss", FileFormat::feed},         {".atom", FileFormat::feed},         {".rdf", FileFormat::feed},
    {".xml", FileFormat::feed},
};

}  // namespace

FileFormat format_of_name(std::string_view path) {
  for (const std::string_view ending : {".gz", ".zst"})
    if (ends_with_no_case(path, ending)) path.remove_suffix(ending.size());
  for (const auto& [ending, format] : kEndings)
    if (ends_with_no_case(path, ending)) return format;
  return FileFormat::unknown;
}

FileFormat format_of_bytes(std::string_view first_bytes) {
  if (first_bytes.starts_with("\xEF\xBB\xBF")) first_bytes.remove_prefix(3);
  if (first_bytes.starts_with("WARC/")) return FileFormat::warc;
  if (begins_like_feed(first_bytes)) return FileFormat::feed;
  const std::size_t begin = first_bytes.find_first_not_of(" \t\r\n\f");
  if (begin == std::string_view::npos) return FileFormat::text;
  switch (first_bytes[begin]) {
    case '<': return FileFormat::html;
    case '[': return FileFormat::json;
    case '{': {
      const std::size_t newline = first_bytes.find('\n', begin);
      if (newline == std::string_view::npos) return FileFormat::json_lines;
      const std::size_t last = first_bytes.find_last_not_of(" \t\r\n", newline);
      return first_bytes[last] == '}' ? FileFormat::json_lines : FileFormat::json;
    }
    default: return FileFormat::text;
  }
}

}  // namespace rashomon
