// Months, quarters, seasons, years, decades and centuries: June 2016, Q3 2016, summer 2017, 2010-2013, the 1990s, the
// seventies, the 19th century; last week, this year, next spring, the past three weeks.
//
// A month without a year is the last one before publication, or the next where the sentence speaks of the future. Quarters
// without a year are those of a company or a game as often as of the calendar and are nothing. Tested by tests/cases/dates.
#pragma once

#include "rashomon/values/dates/day_dates.h"

namespace rashomon {

class PeriodDates : public DayDates {
 public:
  using DayDates::DayDates;

  // June 2018 | in June | last June; `first` may lie before the month. A month alone needs a word that asks for a time.
  MaybeDate month_at_or_alone(std::uint32_t first, std::uint32_t m) const;
  MaybeDate month_in_digits_at(std::uint32_t t) const;  // 11/2016
  MaybeDate year_alone_at(std::uint32_t t) const;   // in 2018, the 2018 election, 2010-2015, in nineteen twenty-eight
  MaybeDate decade_at(std::uint32_t t) const;       // 1990s, 1970's, the '70s, the seventies
  MaybeDate spelled_decade_at(std::uint32_t t) const;  // the twenty-tens
  MaybeDate century_at(std::uint32_t t) const;      // 19th century
  MaybeDate quarter_at(std::uint32_t t) const;      // Q3 2016, 2016 Q3, H1 this year
  MaybeDate season_at(std::uint32_t t) const;       // summer 2018, spring of 2017, last winter
  MaybeDate relative_period_at(std::uint32_t t) const;  // last week, the coming month, the past three weeks

  // Any of them where a period is asked for, as after "the third week of"; "the" before it is passed over.
  MaybeDate period_at(std::uint32_t t) const;

 protected:
  // The March or 2018 of the one token mid-March, mid-2018; a year may follow.
  MaybeDate period_named(std::string_view name, std::uint32_t t) const;

 private:
  MaybeDate month_of_year(int month, std::uint32_t first, std::uint32_t m, bool asked) const;
  bool is_asked_for(std::uint32_t m) const;
  int year_of_month(int month, std::uint32_t at) const;
  MaybeDate decade_of(int two_digits, std::uint32_t t, std::uint32_t end) const;
  MaybeDate counted_periods_at(std::uint32_t t, int direction) const;
  MaybeDate year_or_this_year_at(std::uint32_t t) const;
};

}  // namespace rashomon
