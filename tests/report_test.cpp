// report/: JSON strings against nlohmann::json, widths on the screen, and the words in which versions differ against a
// plain measure of the longest common subsequence.
#include "rashomon/report/json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "rashomon/base/utf8.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/json_writer.h"
#include "rashomon/report/marks.h"
#include "rashomon/report/terminal.h"

namespace rashomon {
namespace {

TEST(JsonWriter, AnyStringReadsBackTheSame) {
  std::mt19937 random(11);
  const char32_t awkward[] = {0,    7,    '\n', '"',    '\\',   '/',    0x7F,   0x80,   0x85,
                              0x9F, 0xA0, 0xE9, 0x2013, 0x2028, 0x2029, 0x202A, 0x1F600};
  for (int round = 0; round < 2000; ++round) {
    std::string value;
    for (std::size_t i = random() % 12; i > 0; --i)
      append_utf8(value, random() % 3 == 0 ? 'a' : awkward[random() % std::size(awkward)]);
    JsonWriter json;
    json.text(value);
    const std::string written = json.take();
    EXPECT_EQ(nlohmann::json::parse(written).get<std::string>(), value);
    for (const char* forbidden : {"\n", "\x7F", "\u0085", "\u2028", "\u2029"})
      EXPECT_EQ(written.find(forbidden), std::string::npos);
  }
}

TEST(JsonWriter, BytesThatAreNoTextAreRepaired) {
  JsonWriter json;
  json.field("path", "caf\xE9.txt");
  EXPECT_EQ(json.take(), "\"path\":\"caf\uFFFD.txt\"");
}

TEST(JsonWriter, NumbersReadBackTheSameAndEndlessOnesAreNull) {
  for (const double value : {0.0, -1.5, 0.1, 1e6, 12345678.9, 1e300, 5e-324}) {
    JsonWriter json;
    json.number(value);
    EXPECT_EQ(nlohmann::json::parse(json.take()).get<double>(), value);
  }
  JsonWriter json;
  json.begin_array();
  json.number(std::numeric_limits<double>::infinity());
  json.number(std::numeric_limits<double>::quiet_NaN());
  json.end_array();
  EXPECT_EQ(json.take(), "[null,null]");
}

TEST(JsonWriter, CommasAfterStringsThatEndLikeBrackets) {
  JsonWriter json;
  json.begin_array();
  json.text("[");
  json.text("{:");
  json.begin_object();
  json.field("a", ":");
  json.field("b", std::uint32_t{2});
  json.end_object();
  json.end_array();
  EXPECT_EQ(json.take(), R"(["[","{:",{"a":":","b":2}])");
}

TEST(Terminal, WidthsOnTheScreen) {
  EXPECT_EQ(display_width("ferry"), 5);
  EXPECT_EQ(display_width("港新聞"), 6);
  EXPECT_EQ(display_width("e\u0301"), 1);
  EXPECT_EQ(display_width("😀"), 2);
  EXPECT_EQ(display_width(ink(Ink::strong, "ab")), 2);
  EXPECT_EQ(fitted("港新聞", 4), "港… ");
  EXPECT_EQ(fitted_right("ab", 4), "  ab");
}

TEST(Findings, LettersOfManyArticles) {
  EXPECT_EQ(letter_of(0), "A");
  EXPECT_EQ(letter_of(25), "Z");
  EXPECT_EQ(letter_of(26), "AA");
  EXPECT_EQ(letter_of(26 * 27), "AAA");
}

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::size_t longest_common(const std::vector<std::string>& a, const std::vector<std::string>& b, std::size_t i,
                           std::size_t j) {
  if (i == a.size() || j == b.size()) return 0;
  if (a[i] == b[j]) return 1 + longest_common(a, b, i + 1, j + 1);
  return std::max(longest_common(a, b, i + 1, j), longest_common(a, b, i, j + 1));
}

TEST(Findings, DifferingWordsLeaveALongestCommonSubsequence) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string a, b;
    for (std::string* text : {&a, &b})
      for (std::size_t i = random() % 9; i > 0; --i)
        *text += std::string(1, static_cast<char>('a' + random() % 4)) + " ";
    const auto differing = differing_words({{a}, {b}});
    std::vector<std::string> rest[2];
    for (std::size_t version = 0; version < 2; ++version) {
      std::string text = version == 0 ? a : b;
      for (const Span span : differing[version][0]) std::fill(text.begin() + span.begin, text.begin() + span.end, ' ');
      rest[version] = words_in(text);
    }
    EXPECT_EQ(rest[0], rest[1]) << a << "| " << b;
    EXPECT_EQ(rest[0].size(), longest_common(words_in(a), words_in(b), 0, 0)) << a << "| " << b;
  }
}

TEST(Findings, PunctuationAndCaseDoNotDiffer) {
  const std::string_view first = "“We were told at nine,” she said";
  const auto differing = differing_words({{first}, {"we were told, at ten"}});
  ASSERT_EQ(differing.size(), 2U);
  ASSERT_EQ(differing[0][0].size(), 1U);
  EXPECT_EQ(text_of(first, differing[0][0][0]), "nine,” she said");
}

TEST(Findings, PiecesOfOneVersionAreReadTogether) {
  const auto differing = differing_words({{"We were told", "at nine"}, {"We were", "told at ten"}});
  EXPECT_TRUE(differing[0][0].empty());
  ASSERT_EQ(differing[0][1].size(), 1U);
  EXPECT_EQ(differing[0][1][0], (Span{3, 7}));
  EXPECT_EQ(differing[1][1], (std::vector<Span>{{8, 11}}));
}

// The text between tags; counts ids, and fails where a tag closes what was not opened last.
std::string text_without_tags(const std::string& html, std::size_t* ids) {
  std::string text;
  std::vector<std::string> open;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] != '<') {
      text.push_back(html[at]);
      continue;
    }
    const std::size_t end = html.find('>', at);
    const std::string tag = html.substr(at + 1, end - at - 1), name = tag.substr(0, tag.find(' '));
    *ids += tag.find(" id=") != std::string::npos ? 1U : 0U;
    if (tag.front() != '/') {
      open.push_back(name);
    } else {
      EXPECT_FALSE(open.empty() || open.back() != name.substr(1)) << html;
      if (!open.empty()) open.pop_back();
    }
    at = end;
  }
  EXPECT_TRUE(open.empty()) << html;
  return text;
}

TEST(Marks, AnyMarksLeaveTheTextAndNestWell) {
  std::mt19937 random(5);
  const std::string text = "the ferry ran aground at nine";
  const auto size = static_cast<std::uint32_t>(text.size());
  const MarkKind kinds[] = {MarkKind::fact_of_all, MarkKind::quote, MarkKind::value, MarkKind::attributed,
                            MarkKind::copied};
  for (int round = 0; round < 2000; ++round) {
    std::vector<Mark> marks;
    for (std::size_t i = random() % 7; i > 0; --i) {
      const auto a = static_cast<std::uint32_t>(random() % size), b = static_cast<std::uint32_t>(random() % size);
      marks.push_back({{std::min(a, b), std::max(a, b) + 1}, kinds[random() % std::size(kinds)], "id", {}, {}});
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.span < b.span; });
    std::size_t ids = 0;
    EXPECT_EQ(text_without_tags(mark_up(text, {0, size}, marks), &ids), text);
    EXPECT_EQ(ids, marks.size());
  }
}

}  // namespace
}  // namespace rashomon
