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

// How many whole months an interval is; 0: it is none.
int whole_months(const Days& days) {
  const CivilDate from = civil_date(days.from), after = civil_date(days.to + 1);
  return from.day == 1 && after.day == 1 ? (after.year - from.year) * 12 + after.month - from.month : 0;
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
  const int months = whole_months(days);
  if (months == 0) return "range";
  if (months == 1) return "month";
  if (from.month != 1 || after.month != 1) return "range";
  return months == 12 ? "year" : months == 120 && from.year % 10 == 0 ? "decade" : "range";
}

std::optional<Days> period_around(DayNumber day, std::string_view unit, int by) {
  const DayNumber monday = monday_of(day) + 7 * by;
  if (unit == "week") return Days{monday, monday + 6};
  if (unit == "weekend") return Days{monday + 5, monday + 6};
  if (unit == "month") return shifted_month(day, by);
  const int years = unit == "year" ? 1 : unit == "decade" ? 10 : unit == "century" ? 100 : 0;
  if (years == 0) return std::nullopt;
  const int first = (civil_date(day).year / years + by) * years;
  if (first < 1 || first + years > 10'000) return std::nullopt;
  return Days{day_number({first, 1, 1}), day_number({first + years - 1, 12, 31})};
}

std::optional<DayNumber> shifted_day(DayNumber day, std::string_view unit, int by) {
  if (unit.ends_with('s')) unit.remove_suffix(1);
  if (unit == "day") return day + by;
  if (unit == "week") return day + 7 * by;
  const int months = unit == "month" ? 1 : unit == "year" ? 12 : unit == "decade" ? 120 : 0;
  if (months == 0) return std::nullopt;
  const Days month = shifted_month(day, months * by);
  return std::min(month.to, month.from + civil_date(day).day - 1);
}

std::optional<Days> period_ago(DayNumber day, std::string_view unit, int count) {
  if (unit.ends_with('s')) unit.remove_suffix(1);
  const std::optional<DayNumber> then = shifted_day(day, unit, -count);
  if (!then) return std::nullopt;
  return unit == "day" ? Days{*then, *then} : period_around(*then, unit == "decade" ? "year" : unit, 0);
}

std::optional<Days> nth_part(const Days& period, std::string_view unit, int nth) {
  if (nth == 0) return std::nullopt;
  const bool back = nth < 0;
  const int steps = (back ? -nth : nth) - 1;
  Days part;
  if (unit == "day") {
    part.from = part.to = back ? period.to - steps : period.from + steps;
  } else if (unit == "week" || unit == "weekend") {
    const DayNumber key = unit == "week" ? 4 : 6;  // Thursday, Saturday
    const std::optional<Days> day = nth_weekday(period, key, nth);
    if (!day) return std::nullopt;
    return unit == "week" ? Days{day->from - 3, day->from + 3} : Days{day->from, day->from + 1};
  } else {
    const int months = whole_months(period);
    const int size = unit == "month"     ? 1
                     : unit == "quarter" ? 3
                     : unit == "half"    ? months / 2
                     : unit == "decade"  ? 120
                                         : 0;
    if (unit == "half" && months == 1)
      return steps > 1 ? std::nullopt : part_of_days(period, (steps == 0) == back ? "late" : "early");
    if (size == 0 || months % size != 0 || (unit == "quarter" && months != 12)) return std::nullopt;
    if (steps >= months / size) return std::nullopt;
    const int first = (back ? months / size - 1 - steps : steps) * size;
    part = {shifted_month(period.from, first).from, shifted_month(period.from, first + size - 1).to};
  }
  if (part.from < period.from || part.to > period.to) return std::nullopt;
  return part;
}

std::optional<Days> nth_weekday(const Days& period, int weekday, int nth) {
  if (nth == 0) return std::nullopt;
  const DayNumber first = period.from + (weekday - weekday_of(period.from) + 7) % 7;
  const DayNumber last = period.to - (weekday_of(period.to) - weekday + 7) % 7;
  const DayNumber day = nth > 0 ? first + 7 * (nth - 1) : last + 7 * (nth + 1);
  if (day < period.from || day > period.to) return std::nullopt;
  return Days{day, day};
}

std::optional<Days> part_of_days(const Days& period, std::string_view part) {
  const bool first = part == "early" || part == "beginning" || part == "start";
  const bool last = part == "late" || part == "end";
  if (!first && !last && part != "mid" && part != "middle") return std::nullopt;
  const int months = whole_months(period);
  const DayNumber size = period.to - period.from + 1;
  if (months > 1) {
    const bool thirds = months == 12 && part != "early" && part != "late" && part != "mid";
    const int cut = std::max(1, thirds ? months / 3 : months / 2), margin = std::max(1, thirds ? months / 3 : months / 4);
    const auto from_month = [&](int begin, int end) {
      return Days{shifted_month(period.from, begin).from, shifted_month(period.from, end - 1).to};
    };
    return first ? from_month(0, cut) : last ? from_month(months - cut, months) : from_month(margin, months - margin);
  }
  if (size < 7) return std::nullopt;
  if (months == 1) {  // 1 to 15, 16 to the end, 8 to 23
    const DayNumber half = period.from + 15;
    return first ? Days{period.from, half - 1} : last ? Days{half, period.to} : Days{period.from + 7, half + 7};
  }
  if (size == 7) {  // Monday to Wednesday, Thursday to Sunday, Tuesday to Friday
    const DayNumber half = period.from + 3;
    return first ? Days{period.from, half - 1} : last ? Days{half, period.to} : Days{period.from + 1, half + 1};
  }
  return std::nullopt;
}

}  // namespace rashomon
