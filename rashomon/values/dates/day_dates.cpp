// Tested by tests/cases/dates.
#include "rashomon/values/dates/day_dates.h"

#include <array>
#include <charconv>
#include <cstdlib>

namespace rashomon {
namespace {

constexpr int kYearWithoutPublication = 2000;  // it has a 29 February; such dates are dropped unless another names a year

// Three numbers parted by full stops; a -1 among them where there are not three.
std::array<int, 3> three_numbers(std::string_view digits) {
  std::array<int, 3> numbers = {-1, -1, -1};
  const char* at = digits.data();
  const char* const last = digits.data() + digits.size();
  for (std::size_t n = 0; n < 3; ++n) {
    const auto [end, error] = std::from_chars(at, last, numbers[n]);
    if (error != std::errc{} || (n < 2 ? end == last || *end != '.' : end != last)) return {-1, -1, -1};
    at = end + 1;
  }
  return numbers;
}

}  // namespace

MaybeDate DayDates::day_found(const CivilDate& date, std::uint32_t first, std::uint32_t end) {
  if (!is_valid(date)) return std::nullopt;
  return found({day_number(date), day_number(date)}, first, end);
}

MaybeDate DayDates::in_year(const DateFound& date, int year) {
  CivilDate from = civil_date(date.days.from), to = civil_date(date.days.to);
  to.year = year + to.year - from.year;
  from.year = year;
  if (date.days.to != date.days.from && to.day >= 28 && civil_date(date.days.to + 1).day == 1)
    to.day = days_in_month(to.year, to.month);  // the end of February
  if (!is_valid(from) || !is_valid(to)) return std::nullopt;
  DateFound moved = date;
  moved.days = {day_number(from), day_number(to)};
  moved.open_year = false;
  return moved;
}

std::optional<int> DayDates::direction_of(std::string_view word) {
  if (is_word(word, "last") || is_word(word, "previous") || is_word(word, "past")) return -1;
  if (is_word(word, "next") || is_word(word, "coming") || is_word(word, "upcoming")) return 1;
  return is_word(word, "this") ? std::optional(0) : std::nullopt;
}

// ---- digits ---------------------------------------------------------------------------------------------------------
MaybeDate DayDates::digits_at(std::uint32_t t) const {
  return touches(t + 1) ? parted_digits_at(t) : dotted_digits_at(t);
}

// 2018-07-16, 2018/7/16, 16/07/2018, 21/04/16
MaybeDate DayDates::parted_digits_at(std::uint32_t t) const {
  const std::string_view sign = raw(t + 1);
  if ((sign != "-" && sign != "/") || raw(t + 3) != sign) return dotted_digits_at(t);
  for (std::uint32_t at = t + 2; at < t + 5; ++at)
    if (!touches(at)) return std::nullopt;
  if (raw(t + 5) == sign && touches(t + 5)) return std::nullopt;
  const int a = small_number(t), b = small_number(t + 2), c = small_number(t + 4);
  if (year_at(t) != 0) return day_found({a, b, c}, t, t + 5);
  const bool two_digits = sign == "/" && raw(t + 4).size() == 2 && raw(t).size() <= 2 && raw(t + 2).size() <= 2;
  const int year = two_digits ? two_digit_year(c) : year_at(t + 4);
  if (year == 0) return std::nullopt;
  if (!english_ || a > 12 || a == b) return day_found({year, b, a}, t, t + 5);
  return b > 12 ? day_found({year, a, b}, t, t + 5) : std::nullopt;
}

// 16.7.2018, 2018.7.16; 16.07.18 where full stops are the custom
MaybeDate DayDates::dotted_digits_at(std::uint32_t t) const {
  const std::string_view w = raw(t);
  if (w.size() < 8 || w.find('.') == std::string_view::npos) return std::nullopt;
  const auto [a, b, c] = three_numbers(w);
  if (a >= 1000) return day_found({a, b, c}, t, t + 1);
  const bool two_digits = !english_ && w[w.size() - 3] == '.';
  return day_found({two_digits ? two_digit_year(c) : w[w.size() - 5] == '.' ? c : 0, b, a}, t, t + 1);
}

// ---- day and month --------------------------------------------------------------------------------------------------
CountFound DayDates::day_phrase_at(std::uint32_t t) const {
  if (const int day = day_at(t); day != 0) return {day, t + 1};
  const CountFound ordinal = english_ ? ordinal_at(t) : CountFound{};
  return ordinal.value <= 31 ? ordinal : CountFound{};
}

// 8 June 2018, 8th of June, the second of August, 8. Juni, 8 de junio de 2018, 8-12 June, 8 to 12 June
MaybeDate DayDates::day_month_at(std::uint32_t t) const {
  const CountFound day = day_phrase_at(t);
  if (day.value == 0) return std::nullopt;
  std::uint32_t m = day.end;
  const bool in_words = tokens_[t].kind == TokenKind::word && english_;
  const bool of = is_one_of(raw(m), {"of", "de"});
  if (in_words && (!of || is_one_of(before(t, 1), {"a", "A", "one", "One"}))) return std::nullopt;  // one third of March
  if (of || (raw(m) == "." && touches(m))) ++m;
  if (const int month = month_at(m); month != 0) return with_year(month, day.value, t, m + 1);
  const std::uint32_t joint = raw(day.end) == "." && touches(day.end) ? day.end + 1 : day.end;  // vom 3. bis 5. Juli
  if (!is_joint(joint, t)) return std::nullopt;
  m = joint + 2;  // behind the last day
  if (raw(m) == "of" || raw(m) == "de" || (raw(m) == "." && touches(m))) ++m;
  const int month = month_at(m);
  return month != 0 ? range_in_month(month, day.value, joint + 1, t, m + 1) : std::nullopt;
}

// Whether token t joins the first and the last of some days that begin with token `first`.
bool DayDates::is_joint(std::uint32_t t, std::uint32_t first) const {
  if (raw(t) == "and") return is_word(before(first, 1), "between");
  return is_one_of(raw(t), {"-", "\u2013", "to", "until", "till", "through", "bis", "au", "al", "a", "по"});
}

// The days of a month from one to the one at `last_at`; a year may follow at `end`.
MaybeDate DayDates::range_in_month(int month, int first_day, std::uint32_t last_at, std::uint32_t first,
                                   std::uint32_t end) const {
  const int last_day = day_at(last_at);
  if (last_day <= first_day) return std::nullopt;
  MaybeDate range = with_year(month, last_day, first, end);
  if (range) range->days.from -= last_day - first_day;
  return range;
}

// 8, 8th; first, twenty-two where no noun follows: June first responders
CountFound DayDates::day_after_month(std::uint32_t t) const {
  if (const int day = day_at(t); day != 0) return {day, t + 1};
  CountFound day = ordinal_at(t);
  if (day.value == 0 && is_one_of(raw(t).substr(0, 6), {"twenty", "thirty"})) day = count_at(t);
  if (day.value == 0 || day.value > 31) return {};
  return is_noun(day.end) && year_phrase_at(day.end).value == 0 ? CountFound{} : day;
}

// June 8, 2018 | June the 8th | May twenty-first | June 8-12, 2018
MaybeDate DayDates::month_day_at(std::uint32_t first, std::uint32_t m) const {
  if (!english_) return std::nullopt;
  const int month = month_at(m);
  const auto counts_else = [&](std::uint32_t t) {
    return is_one_of(raw(t), {"a.m.", "p.m.", "am", "pm", "percent", "%", ":", "per"});
  };
  const CountFound day = day_after_month(raw(m + 1) == "the" ? m + 2 : m + 1);
  if (day.value == 0 || counts_else(day.end)) return std::nullopt;
  if (is_joint(day.end, first) && !counts_else(day.end + 2))
    if (MaybeDate days = range_in_month(month, day.value, day.end + 1, first, day.end + 2)) return days;
  return with_year(month, day.value, first, day.end);
}

// The date of a month and a day whose year may follow at `end`.
MaybeDate DayDates::with_year(int month, int day, std::uint32_t first, std::uint32_t end) const {
  std::uint32_t y = end;
  if (is_one_of(raw(y), {",", "de", "del", "of"})) ++y;
  if (const CountFound year = year_phrase_at(y); year.value != 0)
    return day_found({year.value, month, day}, first, year.end);
  MaybeDate date = day_found({published_ ? year_near(month, day, *published_) : kYearWithoutPublication, month, day}, first, end);
  if (date) date->open_year = true;
  return date;
}

// ---- weekdays -------------------------------------------------------------------------------------------------------
MaybeDate DayDates::weekday_at_or_date(std::uint32_t first, std::uint32_t w) const {
  std::uint32_t next = w + 1;
  if (raw(next) == ",") ++next;
  if (raw(next) == "the") ++next;
  if (MaybeDate date = month_at(next) != 0 ? month_day_at(next, next) : day_month_at(next);
      date && date->days.from == date->days.to) {
    date->first = first;
    return date;
  }
  if (!published_ || (first == w && first > first_ && ordinal_at(first - 1).value != 0))
    return std::nullopt;  // her second Sunday there is not the last one
  if (weekday_at(w) == 5 && raw(w + 1) == "the" && is_one_of(raw(w + 2), {"13th", "Thirteenth"}))
    return std::nullopt;  // a superstition
  if (MaybeDate date = weekday_and_day(first, w)) return date;
  const DayNumber day = weekday_near(first, w);
  std::uint32_t end = w + 1;
  if (raw(w).size() == word(w).size() && is_one_of(raw(end), {"morning", "afternoon", "evening", "night"})) ++end;
  DateFound date = found({day, day}, first, end);
  date.is_weekday = true;
  return date;
}

// Friday the 15th: the nearest day that is both.
MaybeDate DayDates::weekday_and_day(std::uint32_t first, std::uint32_t w) const {
  const CountFound day = ordinal_at(w + 2);
  if (raw(w + 1) != "the" || raw(w).size() != word(w).size() || day.value < 1 || day.value > 31) return std::nullopt;
  constexpr DayNumber kHalfYear = 183;
  for (DayNumber by = 0; by <= kHalfYear; ++by)
    for (const DayNumber at : {*published_ - by, *published_ + by})
      if (weekday_of(at) == weekday_at(w) && civil_date(at).day == day.value) return found({at, at}, first, day.end);
  return std::nullopt;
}

// The last such weekday, today included; the next where the sentence speaks of the future; with last, this, next or
// coming before it the one of that week.
DayNumber DayDates::weekday_near(std::uint32_t first, std::uint32_t w) const {
  const int ahead = (weekday_at(w) - weekday_of(*published_) + 7) % 7;  // days to the next such day, today included
  const DayNumber monday = *published_ - weekday_of(*published_) + 1;
  const std::string_view which = first < w ? raw(first) : std::string_view{};
  if (is_word(which, "last") || is_word(which, "past")) return *published_ + (ahead == 0 ? -7 : ahead - 7);
  if (is_word(which, "next")) return monday + 7 + weekday_at(w) - 1;
  if (is_word(which, "this")) return monday + weekday_at(w) - 1;
  if (is_word(which, "coming")) return *published_ + (ahead == 0 ? 7 : ahead);
  if (speaks_of_future(first)) return *published_ + ahead;
  return *published_ + (ahead == 0 ? 0 : ahead - 7);
}

}  // namespace rashomon
