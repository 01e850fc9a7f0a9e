// Names of months, weekdays and the other words of dates -> their numbers, by language (tables/calendar_words.txt).
//
// Tested by tests/cases/dates.
#pragma once

#include <cstdint>
#include <string_view>

#include "rashomon/base/word_table.h"

namespace rashomon {

struct CalendarWord {
  std::uint8_t month = 0;    // 1 to 12
  std::uint8_t weekday = 0;  // 1 Monday to 7
  std::uint8_t ordinal = 0;  // first = 1 to thirtieth
  std::uint8_t decade = 0;   // seventies = 70
  bool begins = false;       // last, yesterday: an expression may begin with it
  bool needs_capital = false;  // may, march: without a capital they are other words
};

// Of one of the languages that the table has months for; nullptr for others.
const WordMap<CalendarWord>* calendar_words(std::string_view language);

}  // namespace rashomon
