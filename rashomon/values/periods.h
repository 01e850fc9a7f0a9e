// Periods of the calendar around a day: last week, this year, two months ago, the third week of June.
//
// Weeks run from Monday to Sunday and belong to the month or year that holds their Thursday (ISO 8601). A century is a
// hundred years with the same first two digits, as in ISO 8601 and TIMEX3. Tested by tests/cases/dates.
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

// The "week", "weekend", "month", "year", "decade" or "century" that lies `by` of them after the one of a day; nothing
// for other words.
std::optional<Days> period_around(DayNumber day, std::string_view unit, int by);

// The same day `by` days, weeks, months, years or decades on, or the last day of its month where that has none; nothing
// for other units. The unit may be in the plural.
std::optional<DayNumber> shifted_day(DayNumber day, std::string_view unit, int by);

// The day, week, month or year that lies `count` days (weeks, …) back; decades count as ten years.
std::optional<Days> period_ago(DayNumber day, std::string_view unit, int count);

// The nth "day", "week", "weekend", "month", "quarter", "half", "decade" of a period, counted from its end where nth is
// negative; nothing where the period is not made of whole ones or has fewer.
std::optional<Days> nth_part(const Days& period, std::string_view unit, int nth);

// The nth weekday (1 Monday) of a period.
std::optional<Days> nth_weekday(const Days& period, int weekday, int nth);

// Early and late: the halves of a period; mid: its middle; beginning, middle and end: of a year thirds, of a shorter or
// longer period as early, mid and late. Nothing for other words and for days.
std::optional<Days> part_of_days(const Days& period, std::string_view part);

}  // namespace rashomon
