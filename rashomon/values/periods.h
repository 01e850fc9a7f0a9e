// Periods of the calendar around a day: last week, this year, two months ago.
//
// Weeks run from Monday to Sunday. Tested by tests/cases/dates.
#pragma once

#include <optional>
#include <string_view>

#include "rashomon/values/calendar.h"

namespace rashomon {

struct Days {
  DayNumber from = 0, to = 0;  // both inside
};

Days month_days(int year, int month);
Days year_days(int year);

// Spring, summer, autumn and winter (from December of the year before) of the north, in whole months; nothing for other
// words.
std::optional<Days> season_days(std::string_view season, int year);

// What an interval is: "day", "week", "weekend", "month", "year", "decade", or "range" for all other.
std::string_view precision_of(const Days& days);

// The "week", "weekend", "month" or "year" that lies `by` of them after the one of a day; nothing for other words.
std::optional<Days> period_around(DayNumber day, std::string_view unit, int by);

// The day, week, month or year that lies `count` days (weeks, …) back; decades count as ten years.
std::optional<Days> period_ago(DayNumber day, std::string_view unit, int count);

}  // namespace rashomon
