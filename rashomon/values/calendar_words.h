// Names of months and weekdays -> their numbers, by language (tables/calendar_words.txt).
//
// Tested by tests/cases/dates.
#pragma once

#include <string_view>

#include "rashomon/base/word_table.h"

namespace rashomon {

struct CalendarWords {
  WordMap<int> months, weekdays;
  WordMap<int> relative;  // last, yesterday: what begins an expression that counts from publication

  // 1 to 12 and, from Monday, 1 to 7; 0 for all other words.
  int month(std::string_view word) const { return number_in(months, word); }
  int weekday(std::string_view word) const { return number_in(weekdays, word); }

 private:
  static int number_in(const WordMap<int>& words, std::string_view word) {
    const int* number = words.find(word);
    return number != nullptr ? *number : 0;
  }
};

// Of one of the languages that the table has months for; nullptr for others.
const CalendarWords* calendar_words(std::string_view language);

}  // namespace rashomon
