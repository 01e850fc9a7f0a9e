// Tables: what a case cannot say, the rules of their notation and of looking words up.
#include <gtest/gtest.h>

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

TEST(WordMap, HoldsManyWords) {
  WordMap<std::size_t> map;
  for (std::size_t i = 0; i < 5000; ++i) map.add(numbered(i), i);
  for (std::size_t i = 0; i < 5000; ++i) ASSERT_EQ(*map.find(numbered(i)), i);
  EXPECT_FALSE(map.contains("w5000"));
}

}  // namespace
}  // namespace rashomon
