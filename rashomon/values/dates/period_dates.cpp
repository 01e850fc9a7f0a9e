// Tested by tests/cases/dates.
#include "rashomon/values/dates/period_dates.h"

#include <charconv>

namespace rashomon {

// ---- months ---------------------------------------------------------------------------------------------------------
int PeriodDates::year_of_month(int month, std::uint32_t at) const {
  const CivilDate now = civil_date(published_.value_or(0));
  if (speaks_of_future(at)) return month < now.month ? now.year + 1 : now.year;
  return month > now.month ? now.year - 1 : now.year;
}

MaybeDate PeriodDates::month_at_or_alone(std::uint32_t first, std::uint32_t m) const {
  return month_of_year(month_at(m), first, m, first < m || is_asked_for(m));
}

// Whether the word before a month asks for a time, or the month is no other name (April, June) nor a part of one.
bool PeriodDates::is_asked_for(std::uint32_t m) const {
  if (is_one_of(before(m, 1), {"in",    "In",     "since", "Since",  "until",   "till",    "by",      "By",      "from",
                               "From",  "during", "before", "after", "of",      "to",      "between", "and",     "through",
                               "the",   "Between", "im",   "seit",   "bis",     "en",      "depuis",  "desde",   "de",
                               "nel",   "em",     "в",     "с",      "у"}))
    return true;
  if (!english_ || !is_one_of(word(m), {"January", "February", "July", "September", "October", "November", "December"}))
    return false;
  const auto is_name = [&](std::uint32_t t) { return t < end_ && tokens_[t].capitalised; };
  return !is_name(m + 1) && (m == first_ || !is_name(m - 1) || m - 1 == first_);
}

// The month that stands at `m`; a year may follow. Without one it is found only where a time is asked for.
MaybeDate PeriodDates::month_of_year(int month, std::uint32_t first, std::uint32_t m, bool asked) const {
  std::uint32_t y = m + 1;
  if (is_one_of(raw(y), {",", "de", "of"})) ++y;
  if (const CountFound year = year_phrase_at(y); year.value != 0)
    return found(month_days(year.value, month), first, year.end);
  if (const int value = word(y).size() == 2 ? small_number(y) : -1; english_ && value > 31 && !is_noun(y + 1))
    if (const int year = two_digit_year(value); year != 0) return found(month_days(year, month), first, y + 1);  // August 99
  const CivilDate now = civil_date(published_.value_or(0));
  if (english_ && published_)
    if (const auto by = direction_of(raw(m + 1)); by && word(m + 2) == "year")  // June next year
      return found(month_days(now.year + *by, month), first, m + 3);
  const auto direction = first < m && published_ ? direction_of(raw(first)) : std::nullopt;
  if (direction) {
    const int year = *direction == 0  ? now.year
                     : *direction < 0 ? (month < now.month ? now.year : now.year - 1)
                                      : (month > now.month ? now.year : now.year + 1);
    return found(month_days(year, month), first, m + 1);
  }
  if (!asked) return std::nullopt;
  DateFound date = found(month_days(published_ ? year_of_month(month, first) : 2000, month), first, m + 1);
  date.open_year = true;
  return date;
}

MaybeDate PeriodDates::month_in_digits_at(std::uint32_t t) const {
  const int month = small_number(t), year = year_at(t + 2);
  if (raw(t + 1) != "/" || !touches(t + 1) || !touches(t + 2) || month < 1 || month > 12 || year == 0) return std::nullopt;
  if ((raw(t + 3) == "/" && touches(t + 3)) || (t > first_ && touches(t) && before(t, 1) == "/")) return std::nullopt;
  return found(month_days(year, month), t, t + 3);
}

MaybeDate PeriodDates::period_named(std::string_view name, std::uint32_t t) const {
  if (const int month = month_named(name); month != 0) return month_of_year(month, t, t, true);
  if (name.size() != 4 || name.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  int year = 0;
  std::from_chars(name.data(), name.data() + 4, year);
  return year >= 1000 && year < 2200 ? MaybeDate(found(year_days(year), t, t + 1)) : std::nullopt;
}

// ---- years, decades, centuries --------------------------------------------------------------------------------------
MaybeDate PeriodDates::year_alone_at(std::uint32_t t) const {
  const CountFound year = year_phrase_at(t);
  if (year.value == 0) {  // the year 247
    if (!is_word(before(t, 1), "year")) return std::nullopt;
    const int early = word(t).size() == 3 ? small_number(t) : -1;
    if (early > 0) return found(year_days(early), t, t + 1);
    const CountFound spelled = is_number(t) ? CountFound{} : count_at(t);  // the year two hundred and sixty-seven
    return spelled.value >= 100 && spelled.value < 1000 ? MaybeDate(found(year_days(spelled.value), t, spelled.end)) : std::nullopt;
  }
  if ((raw(t + 1) == "-" || raw(t + 1) == "\u2013") && touches(t + 1) && touches(t + 2)) {
    const int to = year_at(t + 2);
    if (to > year.value && year.value >= 1500)
      return found({year_days(year.value).from, year_days(to).to}, t, t + 3);
    return std::nullopt;
  }
  const std::uint32_t next = year.end;
  if (is_one_of(raw(next), {"%", "percent"})) return std::nullopt;
  const bool counts = next < end_ && tokens_[next].kind == TokenKind::word && !tokens_[next].capitalised &&
                      raw(next).size() > 3 && (raw(next).ends_with('s') || raw(next) == "people");
  if (!is_number(t) && is_noun(next)) return std::nullopt;  // two thousand men
  const std::string_view lead = before(t, 1);
  if (is_word(lead, "year")) return found(year_days(year.value), t, next);
  if (year.value < 1500) return std::nullopt;
  if (is_one_of(lead, {"in",     "In",     "since",  "Since",  "until", "till",  "during", "early", "late", "mid",
                       "autumn", "spring", "summer", "winter", "en",    "desde", "depuis", "seit",  "im",   "Jahr"}) ||
      (!counts && is_one_of(lead, {"by",   "By",   "before", "after", "of",      "the",     "The",     "from",
                                   "From", "to",   "and",    "(",     "between", "Between", "through", "Before",
                                   "After"})))
    return found(year_days(year.value), t, next);
  return std::nullopt;
}

MaybeDate PeriodDates::decade_at(std::uint32_t t) const {
  if (is_word(raw(t), "noughties"))
    return found(*period_around(day_number({2000, 1, 1}), "decade", 0), t, t + 1);
  const CalendarWord* named = calendar_word(t);
  if (named != nullptr && named->decade != 0) return decade_of(named->decade, t, t + 1);
  if (!is_number(t)) return std::nullopt;
  const std::string_view w = word(t);
  int value = 0;
  const auto [end, error] = std::from_chars(w.data(), w.data() + w.size(), value);
  if (error != std::errc{} || value % 10 != 0) return std::nullopt;
  const std::string_view ending = w.substr(static_cast<std::size_t>(end - w.data()));
  const bool apostrophe = ending.empty() && is_one_of(raw(t + 1), {"'s", "\u2019s"}) && touches(t + 1);  // 1970's
  if (ending != "s" && !apostrophe) return std::nullopt;
  const std::uint32_t after = t + (apostrophe ? 2 : 1);
  if (end == w.data() + 2) return decade_of(value, t, after);
  if (value < 1000 || value > 2190) return std::nullopt;
  const bool hundred = value % 100 == 0 && value < 2000;  // the 1800s
  return found(*period_around(day_number({value, 1, 1}), hundred ? "century" : "decade", 0), t, after);
}

// The twenty-tens, the two thousands, the two thousand and tens.
MaybeDate PeriodDates::spelled_decade_at(std::uint32_t t) const {
  if (!is_word(before(t, 1), "the")) return std::nullopt;
  const bool tens = is_one_of(raw(t), {"twenty-tens", "twenty-teens"});
  const bool twenties = raw(t) == "twenty-twenties";
  if (tens || twenties) return found(*period_around(day_number({tens ? 2010 : 2020, 1, 1}), "decade", 0), t, t + 1);
  if (raw(t) != "two") return std::nullopt;
  if (raw(t + 1) == "thousands") return found(*period_around(day_number({2000, 1, 1}), "decade", 0), t, t + 2);
  const bool spelled = raw(t + 1) == "thousand" && raw(t + 2) == "and" && is_one_of(raw(t + 3), {"tens", "teens"});
  return spelled ? MaybeDate(found(*period_around(day_number({2010, 1, 1}), "decade", 0), t, t + 4)) : std::nullopt;
}

// The 70s and seventies of the last century: behind "the" or an apostrophe, where nobody's age and no heat is meant.
MaybeDate PeriodDates::decade_of(int two_digits, std::uint32_t t, std::uint32_t end) const {
  const bool sign = is_one_of(before(t, 1), {"'", "\u2019", "\u2018"}) && touches(t);
  const std::uint32_t at = sign ? t - 1 : t;
  const bool written_so = is_word(before(t, 1), "in") && raw(end - 1).ends_with("'s");  // in 70's
  if (!sign && !written_so && !is_word(before(t, 1), "the") &&
      !(is_one_of(before(t, 1), {"early", "late", "mid"}) && is_word(before(t, 2), "the")))
    return is_word(before(t, 1), "nineteen")
               ? MaybeDate(found(*period_around(day_number({1900 + two_digits, 1, 1}), "decade", 0), t - 1, end))
               : std::nullopt;
  if (two_digits < 30) return std::nullopt;  // of which century?
  for (std::uint32_t w = first_; w < end_ && end_ - first_ < 200; ++w)
    if (is_one_of(raw(w), {"temperatures", "Temperatures", "highs", "Highs", "lows", "Lows", "degrees", "shot", "scored"}))
      return std::nullopt;
  return found(*period_around(day_number({1900 + two_digits, 1, 1}), "decade", 0), at, end);
}

MaybeDate PeriodDates::century_at(std::uint32_t t) const {
  const CountFound nth = ordinal_at(t);
  if (nth.value < 1 || nth.value > 22 || word(nth.end) != "century") return std::nullopt;
  const int year = nth.value == 1 ? 1 : 100 * (nth.value - 1);
  return found({year_days(year).from, year_days(100 * nth.value - 1).to}, t, nth.end + 1);
}

// ---- quarters and halves by letter ----------------------------------------------------------------------------------
MaybeDate PeriodDates::year_or_this_year_at(std::uint32_t t) const {
  if (const int year = year_at(t); year != 0) return found(year_days(year), t, t + 1);
  const auto by = direction_of(raw(t));
  if (!by || !published_ || word(t + 1) != "year") return std::nullopt;
  return found(year_days(civil_date(*published_).year + *by), t, t + 2);
}

MaybeDate PeriodDates::quarter_at(std::uint32_t t) const {
  const bool year_first = year_at(t) != 0;
  const std::string_view w = word(year_first ? t + 1 : t);
  if (w.size() != 2 || (w[0] != 'Q' && w[0] != 'H') || w[1] < '1' || w[1] > '4') return std::nullopt;
  std::uint32_t y = year_first ? t : t + 1;
  if (!year_first && is_one_of(raw(y), {"of", "in", ","})) ++y;
  const MaybeDate year = year_or_this_year_at(y);
  if (!year) return std::nullopt;
  const auto part = nth_part(year->days, w[0] == 'Q' ? "quarter" : "half", w[1] - '0');
  return part ? MaybeDate(found(*part, t, year_first ? t + 2 : year->end)) : std::nullopt;
}

// ---- seasons --------------------------------------------------------------------------------------------------------
MaybeDate PeriodDates::season_at(std::uint32_t t) const {
  const auto direction = direction_of(raw(t));
  const std::uint32_t s = direction ? t + 1 : t;
  if (!season_days(word(s), 2000)) return std::nullopt;
  const std::uint32_t y = raw(s + 1) == "of" ? s + 2 : s + 1;
  if (const CountFound year = direction ? CountFound{} : year_phrase_at(y); year.value != 0)
    return found(*season_days(word(s), year.value), t, year.end);
  if (!direction || !published_) return std::nullopt;
  const int year = civil_date(*published_).year;
  if (*direction == 0) return found(*season_days(word(s), year), t, s + 1);
  for (const int by : {1, 0, -1}) {  // the last that is over; from the other end the next that has not begun
    const Days days = *season_days(word(s), *direction < 0 ? year + by : year - by);
    if (*direction < 0 ? days.to < *published_ : days.from > *published_) return found(days, t, s + 1);
  }
  return std::nullopt;
}

// ---- periods around publication -------------------------------------------------------------------------------------
MaybeDate PeriodDates::relative_period_at(std::uint32_t t) const {
  const auto direction = direction_of(raw(t));
  if (!direction || !published_) return std::nullopt;
  if (MaybeDate several = counted_periods_at(t, *direction)) return several;
  const std::string_view unit = word(t + 1);
  if (unit == "day" || raw(t + 2) == "of") return std::nullopt;  // the last week of July is no last week
  if (unit == "century" || unit == "decade") return *direction != 0 ? std::nullopt
                                                    : MaybeDate(found(*period_around(*published_, unit, 0), t, t + 2));
  const bool the = is_word(before(t, 1), "the") && !is_one_of(raw(t), {"coming", "upcoming", "past"}) && *direction != 0;
  const bool led = is_one_of(before(t, 2), {"in", "over", "for", "during", "within", "In", "Over", "For", "During"});
  if (the && (!led || raw(t) == "previous"))
    return std::nullopt;  // the previous month, the next day: of what the article has told before
  if (!the && !is_word(raw(t), "past")) {
    const auto days = period_around(*published_, unit, *direction);
    return days ? MaybeDate(found(*days, t, t + 2)) : std::nullopt;
  }
  const auto end = unit.ends_with('s') ? std::nullopt : shifted_day(*published_, unit, *direction);  // over the past year: the twelve months up to now
  if (!end) return std::nullopt;
  return found(*direction < 0 ? Days{*end, *published_} : Days{*published_ + 1, *end}, t, t + 2);
}

// the past three weeks, the next 2 days: up to publication, or from the day after it on
MaybeDate PeriodDates::counted_periods_at(std::uint32_t t, int direction) const {
  const CountFound count = direction == 0 || is_word(raw(t + 1), "a") ? CountFound{} : count_at(t + 1);
  if (count.value == 0 || raw(count.end + 1) == "of") return std::nullopt;
  const auto end = shifted_day(*published_, raw(count.end), direction * count.value);
  if (!end) return std::nullopt;
  return found(direction < 0 ? Days{*end, *published_} : Days{*published_ + 1, *end}, t, count.end + 1);
}

MaybeDate PeriodDates::period_at(std::uint32_t t) const {
  const bool article = raw(t) == "the";
  if (article) ++t;
  if (t >= end_) return std::nullopt;
  if (article && published_)  // the end of the year
    if (const auto days = is_one_of(raw(t), {"week", "month", "year"}) && raw(t + 1) != "of"
                              ? period_around(*published_, raw(t), 0)
                              : std::nullopt)
      return found(*days, t, t + 1);
  if (const int month = month_at(t); month != 0) return month_of_year(month, t, t, true);
  if (const CountFound year = article ? CountFound{} : year_phrase_at(t); year.value != 0)  // not the 2018 season
    return found(year_days(year.value), t, year.end);
  for (const auto read : {&PeriodDates::decade_at, &PeriodDates::century_at, &PeriodDates::quarter_at,
                          &PeriodDates::season_at, &PeriodDates::relative_period_at})
    if (MaybeDate period = (this->*read)(t)) return period;
  const auto by = direction_of(raw(t));
  return by && month_at(t + 1) != 0 ? month_at_or_alone(t, t + 1) : std::nullopt;
}

}  // namespace rashomon
