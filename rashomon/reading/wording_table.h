// The words that wording is found by: text tables -> rows, and which rows a phrase of a text belongs to.
//
//   source ap: The Associated Press Stylebook        a name for a source
//   [hedge | hyland]                                 a kind, and the source of its rows that name none
//   tend to, tends to                                a row: a term with its other forms
//   passed away = died | ap: death, die              what a guide advises instead | source: where in it
//   armed action: operation / invasion / war         a row of equals: the thing, and the terms of each side
//
// "#" begins a comment line. A form is one to six words of letters, digits, hyphens and apostrophes; the first is the term by
// which the row is named. Forms without a capital are found in any case, but not as part of a name ("War Office"). Kinds are
// those of kSections in the source. No row is without a source, none of sides has one side, no form stands twice in a kind.
//
// Tested by tests/wording_table_test.cpp, fuzz/wording_table.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/base/problem.h"
#include "rashomon/base/word_table.h"

namespace rashomon {

// One side of one line of a table.
struct WordingRow {
  std::string kind;                // "report-verb", "hedge", "intensifier", "doubt", "loaded", "euphemism", "equal", "harm"
  std::string stance;              // of report verbs: "neutral", "doubting", …
  std::vector<std::string> forms;  // at least one; the first is the term
  std::string alternative;         // of loaded terms and euphemisms: what the source advises instead
  std::string group;               // of equals: what all sides name
  std::uint32_t side = 0;          // of rows of sides: which, from 0
  bool before_number = false;      // counts only before a number
  std::string source;              // who says so, in words
  std::string table;               // the name of the table, and the line, from 1
  std::uint32_t line = 0;
};

struct WordingRows {
  std::vector<WordingRow> rows;
  std::vector<std::string> kinds;  // for which the table has a section, if an empty one
};

// Never fails: a line that cannot be read is left out and is a problem ("loaded.txt:7: expected …, found …"). After fifty of
// them the rest is not read.
WordingRows parse_wording_rows(const std::string& table, std::string_view text, Problems& problems);

// Rows that can be looked up. Built once, read by many threads.
class WordingTable {
 public:
  explicit WordingTable(std::vector<WordingRow> rows);

  const std::vector<WordingRow>& rows() const { return rows_; }
  // How many words the longest form has that begins with a word; 0: none does.
  std::size_t longest_form(std::string_view first_word) const {
    const std::size_t* words = longest_.find(first_word);
    return words == nullptr ? 0 : *words;
  }
  // The rows that have a form, one a kind at most; nullptr: none.
  const std::vector<std::uint32_t>* find(std::string_view form) const { return forms_.find(form); }

 private:
  std::vector<WordingRow> rows_;
  WordMap<std::vector<std::uint32_t>> forms_;
  WordMap<std::size_t> longest_;
};

// The tables of rashomon/reading/tables.
const WordingTable& wording_table();

// Ours, with the kinds of another in place of ours: a table that has a section [hedge] has all hedges.
WordingTable replace_kinds(const WordingRows& others);

}  // namespace rashomon
