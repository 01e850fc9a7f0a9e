// Days as numbers: checked day by day against a plain walk through the calendar.
#include <gtest/gtest.h>

#include "rashomon/values/calendar.h"

namespace rashomon {
namespace {

TEST(Calendar, EveryDayOfFourCenturies) {
  CivilDate date = {1799, 12, 31};
  DayNumber day = day_number(date);
  int weekday = 2;  // it was a Tuesday
  while (date.year < 2201) {
    ASSERT_EQ(day_number(date), day);
    ASSERT_EQ(civil_date(day), date);
    ASSERT_EQ(weekday_of(day), weekday);
    ++day;
    weekday = weekday % 7 + 1;
    if (++date.day > days_in_month(date.year, date.month)) {
      date.day = 1;
      if (++date.month > 12) date = {date.year + 1, 1, 1};
    }
  }
}

TEST(Calendar, TheEndsOfTheRange) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(iso_date(day_number({1, 1, 1})), "0001-01-01");
  EXPECT_EQ(iso_date(day_number({9999, 12, 31})), "9999-12-31");
  EXPECT_FALSE(is_valid({2018, 2, 29}));
  EXPECT_TRUE(is_valid({2000, 2, 29}));
  EXPECT_FALSE(is_valid({1900, 2, 29}));
  EXPECT_FALSE(is_valid({2018, 13, 1}));
  EXPECT_FALSE(is_valid({0, 1, 1}));
}

TEST(Calendar, DaysOfIsoTimes) {
  EXPECT_EQ(parse_iso_day("2018-07-16T09:30:00+02:00"), day_number({2018, 7, 16}));
  EXPECT_EQ(parse_iso_day("2018-07-16"), day_number({2018, 7, 16}));
  EXPECT_EQ(parse_iso_day("2018-07"), std::nullopt);
  EXPECT_EQ(parse_iso_day("2018-02-30"), std::nullopt);
  EXPECT_EQ(parse_iso_day("16.07.2018"), std::nullopt);
  EXPECT_EQ(parse_iso_day("2018-0x-16"), std::nullopt);
}

}  // namespace
}  // namespace rashomon
