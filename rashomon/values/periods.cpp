// Tested by tests/cases/dates.
#include "rashomon/values/periods.h"

#include <algorithm>
#include <iterator>

namespace rashomon {
namespace {

// The month `by` months away from the one that holds a day.
Days shifted_month(DayNumber day, int by) {
  const CivilDate date = civil_date(day);
  const int months = std::max(12, date.year * 12 + date.month - 1 + by);
  return month_days(months / 12, months % 12 + 1);
}

DayNumber monday_of(DayNumber day) {
  return day - weekday_of(day) + 1;
}

}  // namespace

Days month_days(int year, int month) {
  return {day_number({year, month, 1}), day_number({year, month, days_in_month(year, month)})};
}

Days year_days(int year) {
  return {day_number({year, 1, 1}), day_number({year, 12, 31})};
}

std::optional<Days> season_days(std::string_view season, int year) {
  constexpr std::string_view kSeasons[] = {"winter", "spring", "summer", "autumn"};
  const auto at = std::find(std::begin(kSeasons), std::end(kSeasons), season);
  if (at == std::end(kSeasons) || year < 2 || year > 9999) return std::nullopt;
  const int first = 3 * static_cast<int>(at - std::begin(kSeasons));  // 0: December of the year before
  return Days{month_days(first == 0 ? year - 1 : year, first == 0 ? 12 : first).from, month_days(year, first + 2).to};
}

std::string_view precision_of(const Days& days) {
  const CivilDate from = civil_date(days.from), after = civil_date(days.to + 1);
  if (days.from == days.to) return "day";
  if (days.to == days.from + 1 && weekday_of(days.from) == 6) return "weekend";
  if (days.to == days.from + 6 && weekday_of(days.from) == 1) return "week";
  if (from.day != 1 || after.day != 1) return "range";
  const int months = (after.year - from.year) * 12 + after.month - from.month;
  if (months == 1) return "month";
  if (from.month != 1 || after.month != 1) return "range";
  return months == 12 ? "year" : months == 120 && from.year % 10 == 0 ? "decade" : "range";
}

std::optional<Days> period_around(DayNumber day, std::string_view unit, int by) {
  const DayNumber monday = monday_of(day) + 7 * by;
  if (unit == "week") return Days{monday, monday + 6};
  if (unit == "weekend") return Days{monday + 5, monday + 6};
  if (unit == "month") return shifted_month(day, by);
  const int year = civil_date(day).year + by;
  if (unit == "year" && is_valid({year, 1, 1})) return year_days(year);
  return std::nullopt;
}

std::optional<Days> period_ago(DayNumber day, std::string_view unit, int count) {
  const bool plural = unit.ends_with('s');
  if (plural) unit.remove_suffix(1);
  if (unit == "day") return Days{day - count, day - count};
  if (unit == "decade") return period_around(day, "year", -10 * count);
  return unit == "weekend" ? std::nullopt : period_around(day, unit, -count);
}

}  // namespace rashomon
