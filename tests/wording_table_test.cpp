// Tables of wording: what a case cannot say, the rules of their notation, and that ours keep them and are fair.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "rashomon/base/embedded.h"
#include "rashomon/base/letters.h"
#include "rashomon/reading/wording_table.h"

namespace rashomon {
namespace {

constexpr const char* kOurTables[] = {"report_verbs", "hedges", "intensifiers", "loaded_terms", "equals", "harm_verbs"};

std::string embedded_table(const std::string& name) {
  return std::string(embedded_text("rashomon/reading/tables/" + name + ".txt"));
}

// The problem of a table's only bad line.
std::string problem_of(const std::string& text) {
  Problems problems;
  parse_wording_rows("mine.txt", text, problems);
  return problems.size() == 1 ? problems[0].message : "problems: " + std::to_string(problems.size());
}

TEST(WordingTable, ReadsRowsOfEveryShape) {
  Problems problems;
  const WordingRows found = parse_wording_rows("mine.txt",
                                               "\xEF\xBB\xBF# comment\r\nsource g: A Guide\nsource h: B\n[report-verb doubting | g: verbs]\n"
                                               "claim, claims\n[loaded | g]\nbad = good\nworse = bad | h: p. 3; g\n"
                                               "[equals]\nthe thing: this, these / that | g\n[hedge]\n",
                                               problems);
  EXPECT_TRUE(problems.empty());
  ASSERT_EQ(found.rows.size(), 5U);
  EXPECT_EQ(found.rows[0].stance, "doubting");
  EXPECT_EQ(found.rows[0].forms, (std::vector<std::string>{"claim", "claims"}));
  EXPECT_EQ(found.rows[0].source, "A Guide: verbs");
  EXPECT_EQ(found.rows[0].line, 5U);
  EXPECT_EQ(found.rows[1].alternative, "good");
  EXPECT_EQ(found.rows[2].source, "B: p. 3; A Guide");
  EXPECT_EQ(found.rows[3].group, "the thing");
  EXPECT_EQ(found.rows[4].side, 1U);
  EXPECT_EQ(found.kinds, (std::vector<std::string>{"report-verb", "loaded", "equal", "hedge"}));
}

TEST(WordingTable, NamesTheLineAndWhatWasExpected) {
  EXPECT_EQ(problem_of("source g: G\n[loaded | g]\nbad\n"),
            "mine.txt:3: expected \"term = what the source advises instead\" for each term, found \"bad\"");
  EXPECT_EQ(problem_of("[hedge]\nmaybe\n"),
            "mine.txt:2: expected a source behind \"|\", here or in the section's line, found \"maybe\"");
  EXPECT_EQ(problem_of("[hedge]\nmaybe | ap\n"),
            "mine.txt:2: expected a source that a line \"source NAME: …\" above names, found \"ap\"");
  EXPECT_EQ(problem_of("source g: G\n[equals | g]\nthe thing: this\n"),
            "mine.txt:3: expected terms of at least two sides, parted by \"/\", found \"the thing: this\"");
  EXPECT_EQ(problem_of("source g: G\n[hedge | g]\nmaybe\nperhaps, Maybe\n"),
            "mine.txt:4: expected each term once in a kind (line 3 has it), found \"Maybe\" again");
  EXPECT_EQ(problem_of("source g: G\n[hedge | g]\nto be, or (not) to be\n"),
            "mine.txt:3: expected terms of one to six words of letters, digits, hyphens and apostrophes, found \"or (not) to be\"");
  EXPECT_EQ(problem_of("source g\n"), "mine.txt:1: expected \"source NAME: who says so\", the name one word, found \"source g\"");
  EXPECT_TRUE(problem_of("[weasel]\n").starts_with("mine.txt:1: expected one of the sections [report-verb neutral], "));
  EXPECT_TRUE(problem_of("maybe\n").starts_with("mine.txt:1: expected a section before the first row, one of "));
  EXPECT_EQ(problem_of("source g: G\n[hedge | g]\nmay\xFF" "be\n"), "mine.txt:3: expected text in UTF-8, found other bytes");
}

TEST(WordingTable, StopsAfterFiftyProblems) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "[no such section]\n";
  Problems problems;
  parse_wording_rows("mine.txt", text, problems);
  EXPECT_EQ(problems.size(), 50U);
}

TEST(WordingTable, AnotherTableReplacesItsKindsOnly) {
  Problems problems;
  const WordingTable table = replace_kinds(parse_wording_rows("mine.txt", "source g: G\n[hedge | g]\nish\n[loaded]\n", problems));
  EXPECT_TRUE(problems.empty());
  EXPECT_NE(table.find("ish"), nullptr);
  EXPECT_EQ(table.find("likely"), nullptr);
  EXPECT_EQ(table.find("iconic"), nullptr);
  EXPECT_NE(table.find("claimed"), nullptr);
}

// Ours: each line is read, so that no term is without a source, no row of sides has one side, and no term stands twice in a
// kind: the parser refuses these.
TEST(OurWordingTables, KeepTheRules) {
  for (const std::string name : kOurTables) {
    Problems problems;
    const WordingRows found = parse_wording_rows(name, embedded_table(name), problems);
    EXPECT_FALSE(found.rows.empty()) << name;
    for (const Problem& problem : problems) ADD_FAILURE() << problem.message;
    for (const WordingRow& row : found.rows) EXPECT_FALSE(row.source.empty()) << name << ':' << row.line;
  }
}

// A kind lies in one table, so that a term cannot stand twice in it by way of two tables.
TEST(OurWordingTables, HaveEachKindInOneTable) {
  std::map<std::string, std::set<std::string>> tables;
  for (const WordingRow& row : wording_table().rows()) tables[row.kind].insert(row.table);
  for (const auto& [kind, in] : tables) EXPECT_EQ(in.size(), 1U) << kind;
  EXPECT_EQ(tables.size(), 8U);
}

// A term that one side of a dispute uses is loaded only in a row that has the other sides' terms too, each with its own
// alternative; so no loaded term or euphemism that stands alone is one of a row of equals.
TEST(OurWordingTables, CallNoSideAloneLoaded) {
  std::map<std::string, int> sides_of_line;
  std::map<std::string, std::string> equals;
  for (const WordingRow& row : wording_table().rows()) {
    if (row.kind == "loaded" || row.kind == "euphemism") ++sides_of_line[row.table + std::to_string(row.line)];
    if (row.kind == "equal")
      for (const std::string& form : row.forms) equals.emplace(lower_case(form), row.group);
  }
  for (const WordingRow& row : wording_table().rows()) {
    if (row.kind != "loaded" && row.kind != "euphemism") continue;
    if (sides_of_line[row.table + std::to_string(row.line)] > 1) continue;
    for (const std::string& form : row.forms)
      EXPECT_FALSE(equals.contains(lower_case(form))) << row.line << ": \"" << form << "\" is one side of: " << equals[lower_case(form)];
  }
}

}  // namespace
}  // namespace rashomon
