// Tables with a header row -> pages, a row each: RFC 4180, quoted fields with commas, line breaks and doubled quotes.
//
//   outlet,text                        columns are named as the fields of a record; IntakeOptions::columns maps others
//   The Bay Courier,"He said ""no""."
//
// Lenient where nothing can be misread (a quotation mark inside an unquoted field stands for itself; a header without
// commas but with semicolons is parted by those); a row whose cells cannot be told apart is a problem. Bytes that are
// not UTF-8 are decoded row by row. Memory holds one row.
//
// Tested by tests/cases/intake, tests/intake_test.cpp and fuzz/json.cpp.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "rashomon/base/encoding.h"
#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"
#include "rashomon/intake/page_source.h"
#include "rashomon/intake/record_fields.h"

namespace rashomon {
namespace {

struct Row {
  std::vector<std::string> cells;
  std::string raw;       // its bytes in the file
  std::size_t line = 0;  // where it begins
  bool whole = true;     // false: larger than a document may be
  bool closed = true;    // false: the file ended inside quotation marks
};

class TableSource : public PageSource {
 public:
  TableSource(std::string path, std::unique_ptr<ByteStream> bytes, const IntakeOptions& options, char delimiter)
      : PageSource(std::move(path), std::move(bytes), options), delimiter_(delimiter) {}

  std::optional<Page> next() override {
    if (finished_) return std::nullopt;
    if (header_.empty())
      if (std::optional<Page> trouble = read_header()) return trouble;
    Row row;
    while (read_row(row))
      if (!is_blank(row)) return page_of_row(row);
    finished_ = true;
    if (!bytes_->error().empty())
      return unreadable_page(path_, ProblemKind::unreadable, "cannot be read further: " + bytes_->error());
    if (record_ > 0) return std::nullopt;
    return unreadable_page(path_, ProblemKind::empty, "no articles in it: expected rows below the header");
  }

 private:
  static bool is_blank(const Row& row) { return row.cells.size() == 1 && row.cells[0].empty() && row.whole; }

  Page give_up(ProblemKind kind, const std::string& message) {
    finished_ = true;
    return unreadable_page(path_, kind, message);
  }

  std::optional<Page> read_header() {
    bytes_->read_as_utf8();
    const std::string_view first = bytes_->ahead();
    const std::string_view line = first.substr(0, first.find('\n'));
    if (delimiter_ == ',' && line.find(',') == line.npos && line.find(';') != line.npos) delimiter_ = ';';
    Row row;
    if (!read_row(row)) {
      if (!bytes_->error().empty()) return give_up(ProblemKind::unreadable, "cannot be read: " + bytes_->error());
      return give_up(ProblemKind::empty, "the file is empty");
    }
    for (const std::string& cell : row.cells) header_.push_back(field_of_column(repair_utf8(cell)));
    if (std::find(header_.begin(), header_.end(), "text") != header_.end()) return std::nullopt;
    const auto wanted = options_.columns.find("text");
    return give_up(ProblemKind::bad_table,
                   wanted == options_.columns.end()
                       ? fmt::format("line 1: expected a column named \"text\" (or --columns text=NAME), found: {}",
                                     describe_header(row.cells))
                       : fmt::format("line 1: expected a column named \"{}\", found: {}", wanted->second,
                                     describe_header(row.cells)));
  }

  static std::string describe_header(const std::vector<std::string>& cells) {
    std::string all = repair_utf8(fmt::format("{}", fmt::join(cells, ", ")));
    if (all.size() <= 200) return all;
    all.resize(200);
    return repair_utf8(all) + "…";
  }

  // The field that a column holds: what the user mapped to it, else the field of its own name.
  std::string field_of_column(const std::string& column) const {
    for (const auto& [field, wanted] : options_.columns)
      if (wanted == column) return field;
    return options_.columns.contains(column) ? std::string() : column;
  }

  int take_byte(Row& row) {
    const int c = bytes_->get();
    lines_ += c == '\n' ? 1 : 0;
    row.whole = row.whole && row.raw.size() < options_.max_document_bytes;
    if (row.whole && c != ByteStream::kEnd) row.raw.push_back(static_cast<char>(c));
    return c;
  }

  // False at the end of the file.
  bool read_row(Row& row) {
    row = Row{};
    row.line = lines_ + 1;
    if (bytes_->peek() == ByteStream::kEnd) return false;
    int end = delimiter_;
    while (end == delimiter_) {
      std::string cell;
      end = read_cell(row, cell);
      row.cells.push_back(std::move(cell));
    }
    return true;
  }

  // Reads one cell and returns the byte that ended it: the delimiter, \n or kEnd.
  int read_cell(Row& row, std::string& cell) {
    bool quoted = bytes_->peek() == '"';
    if (quoted) take_byte(row);
    while (true) {
      const int c = take_byte(row);
      if (c == ByteStream::kEnd) {
        row.closed = !quoted;
        return c;
      }
      if (quoted && c == '"') {
        if (bytes_->peek() == '"') {
          take_byte(row);
        } else {
          quoted = false;
          continue;
        }
      } else if (!quoted && (c == delimiter_ || c == '\n')) {
        if (c == '\n' && !cell.empty() && cell.back() == '\r') cell.pop_back();
        return c;
      }
      if (row.whole) cell.push_back(static_cast<char>(c));
    }
  }

  Page page_of_row(const Row& row) {
    Page page;
    page.path = path_;
    page.record = record_++;
    page.sha256 = sha256_hex(row.raw);
    const auto trouble = [&](ProblemKind kind, std::string message) {
      page.problems.push_back({kind, fmt::format("line {}: {}", row.line, message), path_});
    };
    if (!row.whole) {
      trouble(ProblemKind::over_budget,
              fmt::format("a row larger than a document may be ({} bytes)", options_.max_document_bytes));
    } else if (!row.closed) {
      trouble(ProblemKind::bad_table, "expected \" at the end of a quoted cell, found the end of the file");
    } else if (row.cells.size() > header_.size()) {
      trouble(ProblemKind::bad_table, fmt::format("expected {} cells, found {}: which is which cannot be told",
                                                  header_.size(), row.cells.size()));
    } else {
      if (row.cells.size() < header_.size())
        trouble(ProblemKind::bad_table, fmt::format("expected {} cells, found {}", header_.size(), row.cells.size()));
      take_cells(row, page);
      if (page.bytes.empty())
        trouble(ProblemKind::bad_table, "column \"text\": expected the article's text, found nothing");
    }
    if (!page.bytes.empty()) page.format = PageFormat::record;
    return page;
  }

  void take_cells(const Row& row, Page& page) {
    const bool valid = is_valid_utf8(row.raw);
    if (!valid)
      page.problems.push_back(
          {ProblemKind::bad_encoding,
           fmt::format("line {}: not UTF-8; read as {}", row.line, decode_undeclared(row.raw, false).encoding), path_});
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      std::string* field = header_[i] == "text" ? &page.bytes : field_named(page.given, header_[i]);
      if (field != nullptr) *field = valid ? row.cells[i] : decode_undeclared(row.cells[i], false).text;
    }
  }

  char delimiter_;
  std::vector<std::string> header_;  // the field that each column holds; other names are left alone
  std::size_t lines_ = 0;
  std::uint32_t record_ = 0;
  bool finished_ = false;
};

}  // namespace

std::unique_ptr<PageSource> open_table(std::string path, std::unique_ptr<ByteStream> bytes,
                                       const IntakeOptions& options, char delimiter) {
  return std::make_unique<TableSource>(std::move(path), std::move(bytes), options, delimiter);
}

}  // namespace rashomon
