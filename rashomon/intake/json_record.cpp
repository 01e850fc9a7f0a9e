// simdjson reads the good ones; only where it fails does nlohmann's slower reader look for the place to name.
// Tested by tests/cases/intake and fuzz/json.cpp.
#include "rashomon/intake/json_record.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"
#include "rashomon/intake/record_fields.h"

namespace rashomon {
namespace {

// Walks JSON up to its first error and keeps where that is.
class ErrorFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool key(string_t& value) override {
    last_key_ = value;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    position_ = position;
    what_ = error.what();
    return false;
  }

  std::size_t position() const { return position_; }
  const std::string& last_key() const { return last_key_; }
  const std::string& what() const { return what_; }

 private:
  std::size_t position_ = 0;
  std::string last_key_, what_;
};

std::string shortened(std::string text, std::size_t limit) {
  if (text.size() <= limit) return repair_utf8(text);
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return repair_utf8(text.substr(0, limit)) + "…";
}

std::string describe_error(std::string_view json, std::size_t line, const char* simdjson_says) {
  ErrorFinder finder;
  if (nlohmann::json::sax_parse(json.begin(), json.end(), &finder))
    return fmt::format("line {}: not read as JSON: {}", line, simdjson_says);
  const std::string_view before = json.substr(0, finder.position() > 0 ? finder.position() - 1 : 0);
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  std::string what = finder.what();
  // "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error …": the place is told better here.
  if (const std::size_t colon = what.find(": "); colon != std::string::npos) what.erase(0, colon + 2);
  const std::string key =
      finder.last_key().empty() ? "" : fmt::format(", at key \"{}\"", shortened(finder.last_key(), 40));
  return fmt::format("line {}{}: not JSON: {}", line + lines, key, shortened(what, 160));
}

std::string_view name_of_type(simdjson::dom::element_type type) {
  using Type = simdjson::dom::element_type;
  switch (type) {
    case Type::ARRAY: return "an array";
    case Type::OBJECT: return "an object";
    case Type::STRING: return "a string";
    case Type::BOOL: return "true or false";
    case Type::NULL_VALUE: return "null";
    case Type::INT64:
    case Type::UINT64:
    case Type::DOUBLE: return "a number";
  }
  return "something else";
}

// Fills the page from the object; keys of a wrong type become problems.
void take_fields(const simdjson::dom::object& object, std::size_t line, Page& page) {
  for (const auto& [key, value] : object) {
    std::string* field = key == "text" ? &page.bytes : field_named(page.given, key);
    if (field == nullptr || value.is_null()) continue;
    if (value.is_string()) {
      *field = std::string_view(value.get_string().value_unsafe());
    } else {
      page.problems.push_back(
          {ProblemKind::bad_json,
           fmt::format("line {}: key \"{}\": expected a string, found {}", line, key, name_of_type(value.type())),
           page.path});
    }
  }
}

}  // namespace

Page page_of_json(std::string_view json, const std::string& path, std::uint32_t record, std::size_t line) {
  Page page;
  page.path = path;
  page.record = record;
  page.sha256 = sha256_hex(json);
  const auto trouble = [&](ProblemKind kind, std::string message) {
    page.problems.push_back({kind, std::move(message), path});
  };
  std::string repaired;
  std::size_t broken = 0;
  if (!is_valid_utf8(json)) {
    repaired = repair_utf8(json, &broken);
    json = repaired;
    trouble(ProblemKind::bad_encoding,
            fmt::format("line {}: bytes that are not UTF-8, replaced by U+FFFD: {}", line, broken));
  }
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto error = parser.parse(json.data(), json.size()).get(root); error != simdjson::SUCCESS) {
    trouble(ProblemKind::bad_json, describe_error(json, line, simdjson::error_message(error)));
    return page;
  }
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) {
    trouble(ProblemKind::bad_json,
            fmt::format("line {}: expected an object with a key \"text\", found {}", line, name_of_type(root.type())));
    return page;
  }
  const std::size_t before = page.problems.size();
  take_fields(object, line, page);
  if (page.bytes.empty() && page.problems.size() == before)
    trouble(ProblemKind::bad_json,
            fmt::format("line {}: key \"text\": expected the article's text, found nothing", line));
  if (!page.bytes.empty()) page.format = PageFormat::record;
  return page;
}

}  // namespace rashomon
