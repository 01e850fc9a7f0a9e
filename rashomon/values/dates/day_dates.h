// Single days, and days of one month: 8 June 2018, June 8-12, the second of August, 2018-06-08, 21/04/16, Friday the 15th.
//
// Day and month without a year are the ones nearest to publication. Digits that could mean two days (06/08/2018 in an
// English text) are nothing. Tested by tests/cases/dates.
#pragma once

#include "rashomon/values/dates/date_tokens.h"

namespace rashomon {

class DayDates : public DateTokens {
 public:
  using DateTokens::DateTokens;

  MaybeDate digits_at(std::uint32_t t) const;
  MaybeDate day_month_at(std::uint32_t t) const;  // begins with the day
  // Begins with the month at `m`; `first` may lie before it (last, Monday).
  MaybeDate month_day_at(std::uint32_t first, std::uint32_t m) const;
  // Monday, June 8 | Friday the 15th | Monday | last Monday (`first` before `w`)
  MaybeDate weekday_at_or_date(std::uint32_t first, std::uint32_t w) const;

  // The expression in another year: the first of "from Feb. 1 to March 2019".
  static MaybeDate in_year(const DateFound& date, int year);

 protected:
  // -1 last, previous, past; 0 this; 1 next, coming, upcoming; nothing for other words.
  static std::optional<int> direction_of(std::string_view word);

 private:
  static MaybeDate day_found(const CivilDate& date, std::uint32_t first, std::uint32_t end);
  MaybeDate parted_digits_at(std::uint32_t t) const;
  MaybeDate dotted_digits_at(std::uint32_t t) const;
  CountFound day_phrase_at(std::uint32_t t) const;  // 8, 8th, twenty-first
  CountFound day_after_month(std::uint32_t t) const;
  bool is_joint(std::uint32_t t, std::uint32_t first) const;
  MaybeDate range_in_month(int month, int first_day, std::uint32_t last_at, std::uint32_t first, std::uint32_t end) const;
  MaybeDate with_year(int month, int day, std::uint32_t first, std::uint32_t end) const;
  MaybeDate weekday_and_day(std::uint32_t first, std::uint32_t w) const;
  DayNumber weekday_near(std::uint32_t first, std::uint32_t w) const;
};

}  // namespace rashomon
