// Writes JSON into one string, piece by piece, in the order in which it is called: key order is the caller's order.
//
//   JsonWriter json;
//   json.begin_object();
//   json.field("title", "Ferry aground");
//   json.field("outlet", "");
//   json.end_object();                    -> {"title":"Ferry aground","outlet":null}
//
// Why not a tree of nlohmann::ordered_json: a reading holds hundreds of small span objects. Copying and dumping such a
// tree took 0.25 ms for 54 KB, this 0.06 ms (bench/report_bench.cpp), and an article is read in less than 0.5 ms.
// Commas need no stack: one is due unless the last character is an opening bracket or a colon, which cannot be the end
// of a string. It does not check that keys and values alternate. Tested by tests/report_test.cpp against
// nlohmann::json.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace rashomon {

class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { out_.push_back('}'); }
  void begin_array() { open('['); }
  void end_array() { out_.push_back(']'); }

  // The name of the next value; plain ASCII.
  void key(std::string_view name);

  // A string; bytes that are not UTF-8 become U+FFFD. Escaped beyond RFC 8259: DEL, the C1 controls and U+2028/2029, so
  // that a line stays a line for every reader and no control sequence of an article reaches a terminal.
  void text(std::string_view value);

  void number(std::uint32_t value);
  // The shortest digits that read back as the same number; null where it is not finite, since JSON has no word for it.
  void number(double value);
  void boolean(bool value) { word(value ? "true" : "false"); }
  void null() { word("null"); }

  // A key with its value. An empty text is an absent one: null.
  void field(std::string_view name, std::string_view value) { key(name), value.empty() ? null() : text(value); }
  void field(std::string_view name, const char* value) { field(name, std::string_view(value)); }
  void field(std::string_view name, std::uint32_t value) { key(name), number(value); }
  void field(std::string_view name, double value) { key(name), number(value); }
  void field(std::string_view name, std::same_as<bool> auto value) { key(name), boolean(value); }
  template <typename Value>
  void field(std::string_view name, const std::optional<Value>& value) {
    if (value)
      field(name, *value);
    else
      key(name), null();
  }

  void reserve(std::size_t size_bytes) { out_.reserve(size_bytes); }
  std::string take() { return std::move(out_); }

 private:
  void part();
  void open(char bracket);
  void word(std::string_view word);

  std::string out_;
};

// A list under a key, each item an object whose fields `write` gives.
template <typename Items, typename Write>
void write_list(JsonWriter& json, std::string_view key, const Items& items, const Write& write) {
  json.key(key);
  json.begin_array();
  for (std::size_t i = 0; i < items.size(); ++i) {
    json.begin_object();
    write(items[i], i);
    json.end_object();
  }
  json.end_array();
}

}  // namespace rashomon
