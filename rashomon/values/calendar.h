// Days of the Gregorian calendar as numbers, so that "two weeks ago" is a subtraction.
//
// Day 0 is 1970-01-01; the proleptic calendar is used for all years 1 to 9999. Tested by tests/calendar_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rashomon {

struct CivilDate {
  int year = 1970, month = 1, day = 1;
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

using DayNumber = std::int32_t;

int days_in_month(int year, int month);
bool is_valid(const CivilDate& date);         // also: year from 1 to 9999
DayNumber day_number(const CivilDate& date);  // of a valid date
CivilDate civil_date(DayNumber day);
int weekday_of(DayNumber day);  // 1 Monday … 7 Sunday

// The year in which a day of a month lies nearest to `near`; 0 where neither its year nor those beside it have the day.
int year_near(int month, int day, DayNumber near);

std::string iso_date(DayNumber day);  // 2018-07-16

// The day at the beginning of "2018-07-16T09:30:00+02:00"; nothing where there is none.
std::optional<DayNumber> parse_iso_day(std::string_view iso);

}  // namespace rashomon
