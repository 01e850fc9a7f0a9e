// A line is read from its end: the source behind the last "|", then what the section's kind asks for.
#include "rashomon/reading/wording_table.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "rashomon/base/embedded.h"
#include "rashomon/base/letters.h"
#include "rashomon/base/utf8.h"
#include "rashomon/reading/table_lines.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxFormWords = 6, kMaxFormBytes = 100, kMaxShown = 60, kMaxProblems = 50;

enum class Shape { forms, alternative, sided_alternative, sides };

struct Section {
  std::string_view name, kind, stance;
  Shape shape = Shape::forms;
  bool before_number = false;
};

constexpr std::array kSections = {
    Section{"report-verb neutral", "report-verb", "neutral"},
    Section{"report-verb asserting", "report-verb", "asserting"},
    Section{"report-verb hedging", "report-verb", "hedging"},
    Section{"report-verb doubting", "report-verb", "doubting"},
    Section{"report-verb siding", "report-verb", "siding"},
    Section{"report-verb emotional", "report-verb", "emotional"},
    Section{"report-verb unlisted", "report-verb", "unlisted"},
    Section{"hedge", "hedge", ""},
    Section{"hedge before a number", "hedge", "", Shape::forms, true},
    Section{"intensifier", "intensifier", ""},
    Section{"doubt", "doubt", ""},
    Section{"loaded", "loaded", "", Shape::alternative},
    Section{"loaded of sides", "loaded", "", Shape::sided_alternative},
    Section{"euphemism", "euphemism", "", Shape::alternative},
    Section{"equals", "equal", "", Shape::sides},
    Section{"harm", "harm", ""},
};

std::string section_names() {
  std::string names;
  for (const Section& section : kSections) names += fmt::format("{}[{}]", names.empty() ? "" : ", ", section.name);
  return names;
}

// A line as a message may show it: not longer than a line, and cut on a character border.
std::string shown(std::string_view line) {
  if (line.size() <= kMaxShown) return std::string(line);
  std::size_t end = kMaxShown;
  while (end > 0 && !is_char_border(line, end)) --end;
  return std::string(line.substr(0, end)) + "…";
}

std::string folded(std::string_view form) {
  std::string out;
  FoldedBytes bytes(form);
  for (unsigned char byte = bytes.next(); byte != 0; byte = bytes.next()) out.push_back(static_cast<char>(byte));
  return out;
}

bool is_form(std::string_view form) {
  const std::vector<std::string_view> words = fields_of(form);
  if (words.empty() || words.size() > kMaxFormWords || form.size() > kMaxFormBytes) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_letter_byte(word.front()) &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_letter_byte(c) || c == '-' || c == '\'' || c == '.'; });
  });
}

class Parser {
 public:
  Parser(const std::string& table, Problems& problems) : table_(table), problems_(problems) {}

  WordingRows parse(std::string_view text) {
    const std::size_t most_problems = problems_.size() + kMaxProblems;
    while (!text.empty() && problems_.size() < most_problems) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      ++line_number_;
      line_ = without_blanks(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line_number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.remove_prefix(3);
      if (!line_.empty() && line_.front() != '#') parse_line();
    }
    return std::move(found_);
  }

 private:
  void parse_line() {
    if (line_.find('\0') != std::string_view::npos || !is_valid_utf8(line_)) return expected("text in UTF-8", "other bytes");
    if (line_.starts_with("source ")) return parse_source();
    if (line_.front() == '[') return parse_section();
    if (section_ == nullptr) return expected("a section before the first row, one of " + section_names());
    parse_row();
  }

  void parse_source() {
    const std::size_t colon = line_.find(':');
    const std::string_view key = without_blanks(line_.substr(7, colon == std::string_view::npos ? colon : colon - 7));
    const std::string_view text = colon == std::string_view::npos ? "" : without_blanks(line_.substr(colon + 1));
    if (key.empty() || text.empty() || key.find_first_of(" |;") != std::string_view::npos)
      return expected("\"source NAME: who says so\", the name one word");
    if (!sources_.emplace(key, text).second) return expected("one line for each source", fmt::format("\"{}\" again", key));
  }

  void parse_section() {
    const std::size_t bar = line_.find('|');
    if (line_.back() != ']') return expected("a section such as [hedge | source]");
    const std::string_view name =
        without_blanks(line_.substr(1, bar == std::string_view::npos ? line_.size() - 2 : bar - 1));
    const auto section = std::find_if(kSections.begin(), kSections.end(), [&](const Section& s) { return s.name == name; });
    section_ = section == kSections.end() ? nullptr : &*section;
    if (section_ == nullptr) return expected("one of the sections " + section_names());
    section_source_.clear();
    if (bar != std::string_view::npos)
      section_source_ = source_of(without_blanks(line_.substr(bar + 1, line_.size() - bar - 2)));
    if (std::find(found_.kinds.begin(), found_.kinds.end(), section_->kind) == found_.kinds.end())
      found_.kinds.emplace_back(section_->kind);
  }

  // "ap: abortion; bbc" in words; empty where one is not known.
  std::string source_of(std::string_view text) {
    std::string words;
    for (const std::string_view part : fields_of(text, ';')) {
      const std::size_t colon = std::min(part.find(':'), part.size());
      const auto known = sources_.find(without_blanks(part.substr(0, colon)));
      if (known == sources_.end()) {
        expected("a source that a line \"source NAME: …\" above names", fmt::format("\"{}\"", shown(part)));
        return "";
      }
      const std::string_view place = colon < part.size() ? without_blanks(part.substr(colon + 1)) : "";
      words += fmt::format("{}{}{}{}", words.empty() ? "" : "; ", known->second, place.empty() ? "" : ": ", place);
    }
    return words;
  }

  void parse_row() {
    const std::size_t bar = line_.rfind('|');
    const std::size_t known_problems = problems_.size();
    const std::string source =
        bar == std::string_view::npos ? section_source_ : source_of(without_blanks(line_.substr(bar + 1)));
    if (problems_.size() > known_problems) return;
    if (source.empty()) return expected("a source behind \"|\", here or in the section's line");
    std::string_view words = without_blanks(line_.substr(0, bar));
    std::string group;
    if (section_->shape == Shape::sides) {
      const std::size_t colon = words.find(':');
      if (colon == std::string_view::npos || without_blanks(words.substr(0, colon)).empty())
        return expected("\"the thing: term / term\"");
      group = without_blanks(words.substr(0, colon));
      words = words.substr(colon + 1);
    }
    const bool sided = section_->shape == Shape::sides || section_->shape == Shape::sided_alternative;
    std::vector<WordingRow> rows;
    for (const std::string_view side : sided ? fields_of(words, '/') : std::vector{words})
      if (!add_side(side, source, group, rows)) return;
    if (sided && rows.size() < 2) return expected("terms of at least two sides, parted by \"/\"");
    if (are_new(rows)) std::move(rows.begin(), rows.end(), std::back_inserter(found_.rows));
  }

  bool add_side(std::string_view words, const std::string& source, const std::string& group, std::vector<WordingRow>& rows) {
    WordingRow row{std::string(section_->kind), std::string(section_->stance), {}, {}, group,
                   static_cast<std::uint32_t>(rows.size()), section_->before_number, source, table_, line_number_};
    if (section_->shape == Shape::alternative || section_->shape == Shape::sided_alternative) {
      const std::size_t equals = words.find('=');
      if (equals != std::string_view::npos) row.alternative = without_blanks(words.substr(equals + 1));
      if (row.alternative.empty()) return expected("\"term = what the source advises instead\" for each term"), false;
      words = words.substr(0, equals);
    }
    for (const std::string_view form : fields_of(words, ',')) {
      if (!is_form(form))
        return expected("terms of one to six words of letters, digits, hyphens and apostrophes", fmt::format("\"{}\"", shown(form))),
               false;
      row.forms.emplace_back(form);
    }
    if (row.forms.empty()) return expected("a term"), false;
    rows.push_back(std::move(row));
    return true;
  }

  // Whether no form stands in the kind yet, in an earlier line or in this one; if so, they stand in it now.
  bool are_new(const std::vector<WordingRow>& rows) {
    for (const WordingRow& row : rows)
      for (const std::string& form : row.forms) {
        const auto [known, is_new] = lines_.emplace(row.kind + '\n' + folded(form), line_number_);
        if (is_new) continue;
        expected(fmt::format("each term once in a kind (line {} has it)", known->second), fmt::format("\"{}\" again", form));
        return false;
      }
    return true;
  }

  void expected(const std::string& what, const std::string& found) {
    problems_.push_back({ProblemKind::bad_table, fmt::format("{}:{}: expected {}, found {}", table_, line_number_, what, found)});
  }
  void expected(const std::string& what) { expected(what, fmt::format("\"{}\"", shown(line_))); }

  const std::string& table_;
  Problems& problems_;
  WordingRows found_;
  const Section* section_ = nullptr;  // nullptr: none yet, or an unknown one
  std::string section_source_;
  std::map<std::string, std::string, std::less<>> sources_;
  std::map<std::string, std::uint32_t> lines_;  // kind and form -> the line that has it
  std::string_view line_;
  std::uint32_t line_number_ = 0;
};

std::vector<WordingRow> our_rows() {
  std::vector<WordingRow> rows;
  Problems none;  // a test holds ours to the rules
  for (const char* name : {"report_verbs", "hedges", "intensifiers", "loaded_terms", "equals", "harm_verbs"}) {
    const std::string table = fmt::format("{}.txt", name);
    WordingRows parsed = parse_wording_rows(table, embedded_text("rashomon/reading/tables/" + table), none);
    std::move(parsed.rows.begin(), parsed.rows.end(), std::back_inserter(rows));
  }
  return rows;
}

}  // namespace

WordingRows parse_wording_rows(const std::string& table, std::string_view text, Problems& problems) {
  return Parser(table, problems).parse(text);
}

WordingTable::WordingTable(std::vector<WordingRow> rows) : rows_(std::move(rows)) {
  for (std::uint32_t i = 0; i < rows_.size(); ++i)
    for (const std::string& form : rows_[i].forms) {
      const std::vector<std::string_view> words = fields_of(form);
      std::size_t& longest = longest_.value_of(words.front());
      longest = std::max(longest, words.size());
      forms_.value_of(form).push_back(i);
    }
}

const WordingTable& wording_table() {
  static const WordingTable table(our_rows());
  return table;
}

WordingTable replace_kinds(const WordingRows& others) {
  std::vector<WordingRow> rows = wording_table().rows();
  std::erase_if(rows, [&](const WordingRow& row) {
    return std::find(others.kinds.begin(), others.kinds.end(), row.kind) != others.kinds.end();
  });
  rows.insert(rows.end(), others.rows.begin(), others.rows.end());
  return WordingTable(std::move(rows));
}

}  // namespace rashomon
