// The tokens of a sentence as parts of dates: days, months, weekdays, years.
//
// Tested by tests/cases/dates.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/values/calendar_words.h"

namespace rashomon {

// A reader of dates enters one sentence after the other; every token index is of the whole analysis, and what lies
// outside the sentence reads as an empty word.
class DateTokens {
 public:
  DateTokens(std::string_view text, const Analysis& analysis);
  void enter(const Sentence& sentence);
  bool knows_language() const { return words_ != nullptr; }

  std::string_view raw(std::uint32_t t) const;
  std::string_view word(std::uint32_t t) const;  // without 's
  std::string_view before(std::uint32_t t, std::uint32_t back) const;
  bool is_number(std::uint32_t t) const;
  bool touches(std::uint32_t t) const;  // nothing stands between it and the token before
  static bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list);

  int small_number(std::uint32_t t) const;      // of one to four digits alone; -1 for all else
  int year_at(std::uint32_t t) const;           // 1000 to 2199; 0: none
  int day_at(std::uint32_t t) const;            // 8, 8th, 1er; 0: none
  int month_at(std::uint32_t t) const;          // 1 to 12; 0: none
  int weekday_at(std::uint32_t t) const;        // 1 Monday to 7; 0: none, also for Black Friday
  bool begins_relative(std::uint32_t t) const;  // last, today, earlier

  // Whether one of the words of the future stands shortly before in the sentence, or just after (on Monday they will
  // meet); not where somebody said so then: it will open, she said on Monday.
  bool speaks_of_future(std::uint32_t at) const;

 protected:
  std::string_view text_;
  const std::vector<Token>& tokens_;
  bool english_ = false;
  std::uint32_t first_ = 0, end_ = 0;  // tokens of the sentence

 private:
  const CalendarWords* words_;
};

}  // namespace rashomon
