// The table of base units: what a case cannot say, that each of its rows can be used.
#include "rashomon/values/unit_bases.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

TEST(UnitBases, KnownConversions) {
  EXPECT_EQ(base_of("mile").unit, "metre");
  EXPECT_DOUBLE_EQ(base_of("mile").of(10), 16093.44);
  EXPECT_NEAR(base_of("fahrenheit").of(212), 100, 1e-9);
  EXPECT_NEAR(base_of("fahrenheit").of(-40), -40, 1e-9);
  EXPECT_NEAR(base_of("kelvin").of(0), -273.15, 1e-9);
  EXPECT_DOUBLE_EQ(base_of("tonne").of(0.4), 400);
  EXPECT_NEAR(base_of("kilometre per hour").of(36), 10, 1e-9);
}

TEST(UnitBases, AUnitWithoutARowIsItsOwnBase) {
  EXPECT_EQ(base_of("dollar per ounce").unit, "dollar per ounce");
  EXPECT_EQ(base_of("ton").of(3), 3);
  EXPECT_EQ(base_of("").unit, "");
}

TEST(UnitBases, EachRowNamesAUnitThatIsReadAndOneStepGivesItsBase) {
  std::set<std::string, std::less<>> units;
  for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/units.txt"))) units.emplace(row.value);
  std::set<std::string, std::less<>> seen;
  for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/unit_bases.txt"))) {
    const UnitBase base = base_of(row.key);
    EXPECT_TRUE(units.contains(row.key)) << row.key << " is no unit of units.txt";
    EXPECT_TRUE(seen.emplace(row.key).second) << row.key << " has two rows";
    EXPECT_NE(base.unit, row.key) << row.key << ": expected BASE FACTOR or BASE FACTOR OFFSET";
    EXPECT_GT(base.factor, 0) << row.key;
    EXPECT_EQ(base_of(base.unit).unit, base.unit) << row.key << ": its base has a base itself";
  }
  EXPECT_GT(seen.size(), 50U);
}

}  // namespace
}  // namespace rashomon
