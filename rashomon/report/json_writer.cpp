// Numbers, and strings: what must be escaped, and runs of all else copied whole.
//
// Tested by tests/report_test.cpp against nlohmann::json.
#include "rashomon/report/json_writer.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>

#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

// Bytes at which a run of plain characters may end: controls, " and \, and the lead bytes of U+0080 to U+00BF and of
// U+2000 to U+2FFF, among which are the controls that are escaped too.
constexpr std::array<bool, 256> stop_bytes() {
  std::array<bool, 256> stops{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) stops[byte] = true;
  for (const std::size_t byte : {0x22U, 0x5CU, 0x7FU, 0xC2U, 0xE2U}) stops[byte] = true;
  return stops;
}
constexpr std::array<bool, 256> kStops = stop_bytes();

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

struct Control {
  std::size_t size = 0;  // bytes in UTF-8; 0: not a control
  unsigned value = 0;
};

Control control_at(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at), second = byte_at(text, at + 1), third = byte_at(text, at + 2);
  if (lead < 0x20 || lead == 0x7F) return {1, lead};
  if (lead == 0xC2 && second >= 0x80 && second < 0xA0) return {2, second};
  if (lead == 0xE2 && second == 0x80 && (third == 0xA8 || third == 0xA9)) return {3, 0x2000U + (third - 0x80U)};
  return {};
}

// The letter after the backslash for the characters that have one; else 0.
char short_escape(char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
  }
}

void append_escaped(std::string& out, std::string_view value) {
  std::size_t run = 0;
  for (std::size_t at = 0; at < value.size();) {
    if (!kStops[byte_at(value, at)]) {
      ++at;
      continue;
    }
    const char letter = short_escape(value[at]);
    const Control control = letter != 0 ? Control{1, 0} : control_at(value, at);
    if (control.size == 0) {
      ++at;
      continue;
    }
    out.append(value.substr(run, at - run));
    if (letter != 0)
      out.append({'\\', letter});
    else
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", control.value);
    run = at += control.size;
  }
  out.append(value.substr(run));
}

}  // namespace

void JsonWriter::part() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_.push_back(',');
}

void JsonWriter::open(char bracket) {
  part();
  out_.push_back(bracket);
}

void JsonWriter::word(std::string_view word) {
  part();
  out_.append(word);
}

void JsonWriter::key(std::string_view name) {
  part();
  out_.push_back('"');
  out_.append(name);
  out_.append("\":");
}

void JsonWriter::text(std::string_view value) {
  part();
  out_.push_back('"');
  if (is_valid_utf8(value))
    append_escaped(out_, value);
  else
    append_escaped(out_, repair_utf8(value));
  out_.push_back('"');
}

void JsonWriter::number(std::uint32_t value) {
  part();
  const fmt::format_int digits(value);
  out_.append(digits.data(), digits.size());
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  part();
  fmt::format_to(std::back_inserter(out_), "{}", value);
}

}  // namespace rashomon
