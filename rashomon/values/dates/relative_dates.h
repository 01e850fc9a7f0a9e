// Expressions that count from the day of publication, and parts of periods: yesterday, two weeks ago, Friday next week,
// the third week of June, late last year, the week of July 16, from June 8 to July 2.
//
// What counts from another event of the article (two days later, the next day, that weekend) is nothing: nothing is
// guessed. A count of weeks, months or years ago is a whole week, month or year, as in TIMEX3. Tested by tests/cases/dates.
#pragma once

#include "rashomon/values/dates/period_dates.h"

namespace rashomon {

class RelativeDates : public PeriodDates {
 public:
  using PeriodDates::PeriodDates;

  MaybeDate named_day_at(std::uint32_t t) const;  // yesterday, this morning, the day after tomorrow, overnight
  MaybeDate counted_at(std::uint32_t t) const;    // two weeks ago, a month and 21 days ago, three days before yesterday
  MaybeDate after_next_at(std::uint32_t t) const;  // the week after next
  MaybeDate rest_of_period_at(std::uint32_t t) const;  // earlier this year, later in the week
  MaybeDate weekend_at(std::uint32_t t) const;         // over the weekend

  // ---- parts --------------------------------------------------------------------------------------------------------
  MaybeDate nth_of_period_at(std::uint32_t t) const;   // the third week of June, last Monday of May, the 20th of next month
  MaybeDate part_of_period_at(std::uint32_t t) const;  // early March, mid-2018, the end of last year
  MaybeDate week_of_day_at(std::uint32_t t) const;     // the week of July 16, the week ending June 8
  MaybeDate weekday_of_week_at(std::uint32_t first, std::uint32_t w) const;  // Friday next week
  MaybeDate week_and_weekday_at(std::uint32_t t) const;                      // next week on Friday

 private:
  MaybeDate anchor_at(std::uint32_t t) const;
  MaybeDate several_of_period(std::uint32_t t) const;
};

}  // namespace rashomon
