// The tokens of a sentence as parts of dates: days, months, weekdays, years, counts of them.
//
// Tested by tests/cases/dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rashomon/base/one_of.h"
#include "rashomon/language/analysis.h"
#include "rashomon/values/calendar_words.h"
#include "rashomon/values/periods.h"

namespace rashomon {

// An expression of time: its days and the tokens from `first` to before `end`.
struct DateFound {
  Days days;
  std::uint32_t first = 0, end = 0;
  bool open_year = false;   // the text names no year: the one that lies near the day of publication
  bool is_weekday = false;  // a weekday and no more
};
using MaybeDate = std::optional<DateFound>;

// A number and the token behind it.
struct CountFound {
  int value = 0;  // 0: none is there
  std::uint32_t end = 0;
};

// A reader of dates enters one sentence after the other; every token index is of the whole analysis, and what lies
// outside the sentence reads as an empty word.
class DateTokens {
 public:
  DateTokens(std::string_view text, const Analysis& analysis, std::optional<DayNumber> published);
  void enter(const Sentence& sentence);
  bool knows_language() const { return words_ != nullptr; }

  std::string_view raw(std::uint32_t t) const {
    return t < end_ ? text_of(text_, tokens_[t].span) : std::string_view{};
  }
  std::string_view word(std::uint32_t t) const;  // without 's
  std::string_view before(std::uint32_t t, std::uint32_t back) const;
  bool is_number(std::uint32_t t) const;
  bool is_noun(std::uint32_t t) const;  // or a verb, an adjective: no word of grammar, no name
  bool touches(std::uint32_t t) const;  // nothing stands between it and the token before
  static bool is_word(std::string_view word, std::string_view lower) {  // with or without a capital
    return word.size() == lower.size() && !word.empty() && (word[0] | 0x20) == lower[0] &&
           word.substr(1) == lower.substr(1);
  }

  int small_number(std::uint32_t t) const;    // of one to four digits alone; -1 for all else
  int year_at(std::uint32_t t) const;         // 1000 to 2199; 0: none
  CountFound year_phrase_at(std::uint32_t t) const;  // also nineteen seventy-eight, two thousand and eighteen
  int two_digit_year(int value) const;        // 89 -> 1989, counted back from ten years after publication; 0 without one
  int day_at(std::uint32_t t) const;          // 8, 8th, 1er, L'8; 0: none
  int month_at(std::uint32_t t) const;        // 1 to 12; 0: none
  int month_named(std::string_view name) const;
  int weekday_at(std::uint32_t t) const;      // 1 Monday to 7; 0: none, also for Black Friday
  CountFound ordinal_at(std::uint32_t t) const;  // third, 3rd, twenty-first, twenty second
  CountFound count_at(std::uint32_t t) const;    // 3, three, a; whole and definite
  const CalendarWord* calendar_word(std::uint32_t t) const;

  // Whether one of the words of the future stands shortly before in the sentence (they will meet on Monday, when they meet
  // on Monday, ahead of Monday's summit), or just after (on Monday they will meet); not where somebody said so then: it will
  // open, she said on Monday.
  bool speaks_of_future(std::uint32_t at) const;

 protected:
  static DateFound found(Days days, std::uint32_t first, std::uint32_t end) { return {days, first, end, false, false}; }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  bool english_ = false;
  std::uint32_t first_ = 0, end_ = 0;  // tokens of the sentence
  std::optional<DayNumber> published_;

 private:
  const WordMap<CalendarWord>* words_;
};

}  // namespace rashomon
