// JSON files -> pages, record by record: memory holds one record, however long the file.
//
// .json is cut into its outermost objects by counting brackets outside of strings, .jsonl into its lines; what lies
// between the cuts is for page_of_json. A damaged line costs only itself; a damaged .json file is read up to the
// damage.
//
// Tested by tests/cases/intake, tests/intake_test.cpp and fuzz/json.cpp.
#include <fmt/format.h>

#include "rashomon/intake/json_record.h"
#include "rashomon/intake/page_source.h"

namespace rashomon {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

class JsonSource : public PageSource {
 public:
  using PageSource::PageSource;

 protected:
  Page over_budget() {
    return unreadable_page(path_, ProblemKind::over_budget,
                           fmt::format("line {}: a record larger than a document may be ({} bytes)", record_line_,
                                       options_.max_document_bytes));
  }

  // What to say at the end of the file; nothing where all is well.
  std::optional<Page> finish(std::string_view expected) {
    if (std::exchange(finished_, true)) return std::nullopt;
    if (!bytes_->error().empty())
      return unreadable_page(path_, ProblemKind::unreadable, "cannot be read further: " + bytes_->error());
    if (record_ > 0) return std::nullopt;
    return unreadable_page(path_, ProblemKind::empty, fmt::format("no articles in it: expected {}", expected));
  }

  void begin() {
    if (!std::exchange(begun_, true)) bytes_->read_as_utf8();
  }

  std::uint32_t record_ = 0;
  std::size_t record_line_ = 1;
  bool finished_ = false, begun_ = false;
};

class JsonLines : public JsonSource {
 public:
  using JsonSource::JsonSource;

  std::optional<Page> next() override {
    begin();
    std::string line;
    bool whole = true;
    while (bytes_->read_line(line, options_.max_document_bytes, &whole)) {
      record_line_ = ++lines_;
      if (line.find_first_not_of(kSpace) == std::string::npos) continue;
      ++record_;
      return whole ? page_of_json(line, path_, record_ - 1, record_line_) : over_budget();
    }
    return finish("an object with a key \"text\" on each line");
  }

 private:
  std::size_t lines_ = 0;
};

class JsonValues : public JsonSource {
 public:
  using JsonSource::JsonSource;

  std::optional<Page> next() override {
    begin();
    while (!finished_) {
      const int c = bytes_->peek();
      if (c == ByteStream::kEnd) break;
      if (c == '{' || (in_array_ && c != ',' && c != ']' && kSpace.find(static_cast<char>(c)) == kSpace.npos))
        return take_record();
      const bool expected = kSpace.find(static_cast<char>(c)) != kSpace.npos || (c == '[' && !in_array_) || in_array_;
      if (!expected) return give_up(c);
      take_byte();
      if (c == '[') in_array_ = true;
      if (c == ']') in_array_ = false;
    }
    if (in_array_ && !finished_ && bytes_->error().empty()) {
      finished_ = true;
      return unreadable_page(
          path_, ProblemKind::bad_json,
          fmt::format("line {}: expected ] after the last article, found the end of the file", line_));
    }
    return finish("an object with a key \"text\", or an array of them");
  }

 private:
  int take_byte() {
    const int c = bytes_->get();
    line_ += c == '\n' ? 1 : 0;
    return c;
  }

  // Beyond something that is not JSON there is nothing to hold on to.
  Page give_up(int c) {
    finished_ = true;
    const std::string found =
        c >= 0x20 && c < 0x7F ? std::string(1, static_cast<char>(c)) : fmt::format("byte 0x{:02X}", c);
    return unreadable_page(path_, ProblemKind::bad_json,
                           fmt::format("line {}: expected {{ or [, found {}", line_, found));
  }

  // One value: an object or array up to the bracket that closes it, anything else up to the comma or bracket behind it.
  Page take_record() {
    record_line_ = line_;
    std::string json;
    std::size_t depth = 0;
    bool in_string = false, escaped = false, whole = true;
    do {
      const int c = bytes_->peek();
      if (depth == 0 && !in_string && !json.empty() && (c == ',' || c == ']')) break;
      if (c == ByteStream::kEnd) {
        in_array_ = false;  // that the array is not closed either would be no news
        break;
      }
      take_byte();
      whole = whole && json.size() < options_.max_document_bytes;
      if (whole) json.push_back(static_cast<char>(c));
      if (in_string) {
        in_string = escaped || c != '"';
        escaped = !escaped && c == '\\';
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && depth > 0 && --depth == 0) {
        break;
      }
    } while (true);
    ++record_;
    return whole ? page_of_json(json, path_, record_ - 1, record_line_) : over_budget();
  }

  bool in_array_ = false;
  std::size_t line_ = 1;
};

}  // namespace

std::unique_ptr<PageSource> open_json(std::string path, std::unique_ptr<ByteStream> bytes,
                                      const IntakeOptions& options) {
  return std::make_unique<JsonValues>(std::move(path), std::move(bytes), options);
}

std::unique_ptr<PageSource> open_json_lines(std::string path, std::unique_ptr<ByteStream> bytes,
                                            const IntakeOptions& options) {
  return std::make_unique<JsonLines>(std::move(path), std::move(bytes), options);
}

}  // namespace rashomon
