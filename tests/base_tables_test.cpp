// Tables: what a case cannot say, the rules of their notation and of looking words up.
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

TEST(Tables, RowsCommentsAndSections) {
  const auto rows = parse_table("# what this is\nfirst\n[units]\nkm = kilometre\n\n  mile  =  mile \nlast");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].section, "");
  EXPECT_EQ(rows[0].key, "first");
  EXPECT_EQ(rows[1].section, "units");
  EXPECT_EQ(rows[1].key, "km");
  EXPECT_EQ(rows[1].value, "kilometre");
  EXPECT_EQ(rows[2].key, "mile");
  EXPECT_EQ(rows[3].value, "");
}

TEST(WordMap, FoldsCaseApostrophesAndSpace) {
  WordMap<int> map;
  map.add("At least", 1);
  map.add("don't", 2);
  map.add("AT LEAST", 3);  // the first row of a key wins
  EXPECT_EQ(map.size(), 2U);
  ASSERT_NE(map.find("at \n least"), nullptr);
  EXPECT_EQ(*map.find("at least"), 1);
  EXPECT_TRUE(map.contains("Don\u2019t"));
  EXPECT_FALSE(map.contains("at"));
  EXPECT_FALSE(map.contains("at leas"));
  EXPECT_FALSE(map.contains("at leasts"));
}

std::string numbered(std::size_t i) {
  std::string word = "w";
  return word += std::to_string(i);
}

// Random words in several writings against a plain map of folded words.
TEST(WordMap, AgreesWithAPlainMap) {
  std::mt19937 random(7);
  const auto word = [&] {
    std::string made;
    const std::size_t size = 1 + random() % 4;
    for (std::size_t i = 0; i < size; ++i) made += "abzAZ '1"[random() % 8];
    if (made.front() == ' ') made.front() = 'a';
    if (made.back() == ' ') made.back() = 'b';
    return made;
  };
  const auto folded = [](const std::string& text) {
    std::string out;
    FoldedBytes bytes(text);
    for (unsigned char byte = bytes.next(); byte != 0; byte = bytes.next()) out.push_back(static_cast<char>(byte));
    return out;
  };
  WordMap<int> map;
  std::map<std::string, int> plain;
  for (int i = 0; i < 300; ++i) {
    const std::string key = word();
    map.add(key, i);
    plain.emplace(folded(key), i);
  }
  for (int i = 0; i < 20000; ++i) {
    std::string key = word();
    if (i % 3 == 0)
      if (const std::size_t mark = key.find('\''); mark != std::string::npos) key.replace(mark, 1, "\u2019");
    const auto expected = plain.find(folded(key));
    const int* found = map.find(key);
    ASSERT_EQ(found != nullptr, expected != plain.end()) << key;
    if (found != nullptr) {
      ASSERT_EQ(*found, expected->second) << key;
    }
  }
}

TEST(WordMap, HoldsManyWords) {
  WordMap<std::size_t> map;
  for (std::size_t i = 0; i < 5000; ++i) map.add(numbered(i), i);
  for (std::size_t i = 0; i < 5000; ++i) ASSERT_EQ(*map.find(numbered(i)), i);
  EXPECT_FALSE(map.contains("w5000"));
}

}  // namespace
}  // namespace rashomon
