// Years are counted from 1 March, so that the odd length of February comes last: then the days before a month are a
// straight line rounded down. Tested by tests/calendar_test.cpp.
#include "rashomon/values/calendar.h"

#include <fmt/format.h>

#include <cstdlib>

namespace rashomon {
namespace {

constexpr DayNumber kDaysBefore1970 = 719'468;  // from 1 March of year 0

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// Days of whole years since 1 March of year 0.
DayNumber days_before_year(int year) {
  return 365 * year + year / 4 - year / 100 + year / 400;
}

// Days from 1 March to the first of a month; March is 0.
int days_before_month(int month_from_march) {
  return (153 * month_from_march + 2) / 5;
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

bool is_valid(const CivilDate& date) {
  return date.year >= 1 && date.year <= 9999 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

DayNumber day_number(const CivilDate& date) {
  const int from_march = (date.month + 9) % 12;
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  return days_before_year(year) + days_before_month(from_march) + date.day - 1 - kDaysBefore1970;
}

CivilDate civil_date(DayNumber day) {
  const DayNumber days = day + kDaysBefore1970;
  int year = static_cast<int>(static_cast<std::int64_t>(days) * 400 / 146'097);
  while (days_before_year(year + 1) <= days) ++year;
  while (days_before_year(year) > days) --year;
  const int in_year = days - days_before_year(year);
  const int from_march = (5 * in_year + 2) / 153;
  const int month = from_march < 10 ? from_march + 3 : from_march - 9;
  return {month <= 2 ? year + 1 : year, month, in_year - days_before_month(from_march) + 1};
}

int weekday_of(DayNumber day) {
  return (day % 7 + 7 + 3) % 7 + 1;
}  // 1970-01-01 was a Thursday

int year_near(int month, int day, DayNumber near) {
  const int now = civil_date(near).year;
  int best = 0;
  for (const int year : {now, now - 1, now + 1}) {
    if (!is_valid({year, month, day})) continue;
    const auto distance = [&](int y) { return std::abs(day_number({y, month, day}) - near); };
    if (best == 0 || distance(year) < distance(best)) best = year;
  }
  return best;
}

std::string iso_date(DayNumber day) {
  const CivilDate date = civil_date(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::optional<DayNumber> parse_iso_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t size) {
    int value = 0;
    for (const char c : iso.substr(from, size))
      value = c >= '0' && c <= '9' && value >= 0 ? 10 * value + (c - '0') : -1;
    return value;
  };
  const CivilDate date = {number(0, 4), number(5, 2), number(8, 2)};
  if (!is_valid(date)) return std::nullopt;
  return day_number(date);
}

}  // namespace rashomon
