// Walks over each sentence; at each word or number that may begin an expression of time, tries the forms in order of
// their length: a part of a period before a whole date, a date before a month, a month before a year. Two dates that
// "from … to" or a dash joins are one period.
//
// English has all forms; German, French, Spanish, Italian, Portuguese, Russian and Ukrainian the absolute ones and
// weekdays; Japanese and Chinese what values/dates/cjk_dates.h says. An expression that could mean two days (06/08/2018)
// is left out. Weekdays and months without a year are the last ones before publication, or the next where the sentence
// speaks of the future (will, is due, …) before them.
//
// Tested by tests/cases/dates and tests/calendar_test.cpp.
#include "rashomon/reading/dates.h"

#include <algorithm>

#include "rashomon/values/calendar.h"
#include "rashomon/values/dates/cjk_dates.h"
#include "rashomon/values/dates/relative_dates.h"
#include "rashomon/values/number_words.h"

namespace rashomon {
namespace {

class DateFinder : private RelativeDates {
 public:
  DateFinder(const Article& article, const Analysis& analysis)
      : RelativeDates(article.text, analysis, parse_iso_day(article.published)), analysis_(analysis) {}

  std::vector<DateMention> run() {
    if (is_cjk_with_dates(analysis_.language)) return run_cjk();
    if (!knows_language()) return {};
    for (const Sentence& sentence : analysis_.sentences) {
      enter(sentence);
      for (std::uint32_t t = first_; t < end_;) {
        MaybeDate date = find_at(t);
        if (date)
          if (MaybeDate both = range_from(*date)) date = both;
        if (date && (!date->open_year || published_)) add(*date);
        t = date ? std::max(date->end, t + 1) : t + 1;
      }
    }
    return std::move(mentions_);
  }

 private:
  std::vector<DateMention> run_cjk() {
    for (const Sentence& sentence : analysis_.sentences)
      for (const CjkDate& date : find_cjk_dates(text_, sentence.span, published_))
        mentions_.push_back({date.span, iso_date(date.days.from), iso_date(date.days.to), std::nullopt});
    return std::move(mentions_);
  }

  using Form = MaybeDate (DateFinder::*)(std::uint32_t) const;

  void add(const DateFound& date) {
    constexpr DayNumber kFirst = -719'162, kLast = 2'932'896;  // 0001-01-01 and 9999-12-31
    if (date.days.from < kFirst || date.days.to > kLast || date.days.from > date.days.to) return;
    std::uint32_t begin = tokens_[date.first].span.begin;
    const std::string_view first = raw(date.first);
    if (const std::size_t digit = first.find_first_of("0123456789");
        digit != std::string_view::npos && digit > 0 && !english_ && tokens_[date.first].kind == TokenKind::word)
      begin += static_cast<std::uint32_t>(digit);  // the 8 of L'8
    const std::string_view last = word(date.end - 1).empty() ? raw(date.end - 1) : word(date.end - 1);  // 1970's
    const std::uint32_t end = tokens_[date.end - 1].span.begin + static_cast<std::uint32_t>(last.size());
    if (end > begin)
      mentions_.push_back({{begin, end}, iso_date(date.days.from), iso_date(date.days.to), std::nullopt});
  }

  // ---- forms --------------------------------------------------------------------------------------------------------
  MaybeDate find_at(std::uint32_t t) const {
    if (tokens_[t].kind == TokenKind::number) return number_at(t);
    if (tokens_[t].kind != TokenKind::word) return std::nullopt;
    const CalendarWord* known = calendar_word(t);
    if (known == nullptr) return unknown_word_at(t);
    if (known->weekday != 0 && weekday_at(t) != 0) {
      if (MaybeDate date = english_ ? weekday_of_week_at(t, t) : std::nullopt) return date;
      return weekday_at_or_date(t, t);
    }
    if (known->month != 0) {
      if (MaybeDate date = month_day_at(t, t)) return date;
      return month_at_or_alone(t, t);
    }
    return known->begins && english_ ? phrase_at(t) : std::nullopt;
  }

  MaybeDate number_at(std::uint32_t t) const {
    if (MaybeDate date = digits_at(t)) return date;
    if (MaybeDate date = day_month_at(t)) return date;
    if (english_) {
      if (MaybeDate date = nth_of_period_at(t)) return date;
      if (MaybeDate date = century_at(t)) return date;
      if (MaybeDate date = counted_at(t)) return date;
      if (MaybeDate date = quarter_at(t)) return date;
    }
    if (MaybeDate date = month_in_digits_at(t)) return date;
    if (MaybeDate date = decade_at(t)) return date;
    return year_alone_at(t);
  }

  // A number in words, mid-March, L'8 giugno.
  MaybeDate unknown_word_at(std::uint32_t t) const {
    const std::string_view w = raw(t);
    if (!english_) {
      const bool ends_in_digit = w.back() >= '0' && w.back() <= '9';
      return ends_in_digit && day_at(t) != 0 ? day_month_at(t) : std::nullopt;
    }
    if (w.size() > 4 && w[3] == '-') {
      if (MaybeDate date = part_of_period_at(t)) return date;
    }
    if (MaybeDate date = spelled_decade_at(t)) return date;
    if (!may_begin_numeral(w, "en")) return std::nullopt;
    if (MaybeDate date = counted_at(t)) return date;
    return year_alone_at(t);
  }

  MaybeDate phrase_at(std::uint32_t t) const {
    for (const Form read :
         {Form(&DateFinder::part_of_period_at), Form(&DateFinder::nth_of_period_at), Form(&DateFinder::day_month_at),
          Form(&DateFinder::century_at), Form(&DateFinder::week_and_weekday_at), Form(&DateFinder::quarter_at)})
      if (MaybeDate date = (this->*read)(t)) return date;
    if (direction_of(raw(t)) || is_one_of(raw(t), {"early", "Early", "late", "Late"})) {
      if (weekday_at(t + 1) != 0) return weekday_at_or_date(t, t + 1);
      if (month_at(t + 1) != 0) {
        if (MaybeDate date = month_day_at(t, t + 1)) return date;
        return month_at_or_alone(t, t + 1);
      }
    }
    for (const Form read :
         {Form(&DateFinder::season_at), Form(&DateFinder::named_day_at), Form(&DateFinder::week_of_day_at),
          Form(&DateFinder::after_next_at), Form(&DateFinder::rest_of_period_at), Form(&DateFinder::relative_period_at),
          Form(&DateFinder::weekend_at), Form(&DateFinder::decade_at), Form(&DateFinder::counted_at),
          Form(&DateFinder::year_alone_at)})
      if (MaybeDate date = (this->*read)(t)) return date;
    return std::nullopt;
  }

  // ---- periods of two dates -----------------------------------------------------------------------------------------
  // from June 8 to July 2, between 2014 and 2018, from Monday until Thursday, 8 June – 2 July
  MaybeDate range_from(const DateFound& first) const {
    const std::uint32_t joint = first.end;
    if (joint + 1 >= end_) return std::nullopt;
    const bool from = is_one_of(before(first.first, 1), {"from", "From", "von", "vom", "du", "de", "del", "dal", "с"});
    const bool between = is_one_of(before(first.first, 1), {"between", "Between"});
    const std::string_view sign = raw(joint);
    const bool dash = sign == "-" || sign == "\u2013";
    const bool day_of_month = first.days.from == first.days.to && !first.is_weekday;
    const bool open = is_one_of(sign, {"through", "until", "till"}) || (dash && !first.is_weekday) ||
                      (sign == "to" && day_of_month);
    if (!open && !(from && is_one_of(sign, {"to", "bis", "au", "al", "a", "по"})) &&
        !(between && is_one_of(sign, {"and"})))
      return std::nullopt;
    if (from && first.first >= first_ + 2 && was_moved(first.first - 2)) return std::nullopt;
    MaybeDate last = find_at(raw(joint + 1) == "the" ? joint + 2 : joint + 1);
    if (!last && (from || between || open) && english_) last = period_at(joint + 1);
    if (!last || (sign == "to" && !from && last->is_weekday)) return std::nullopt;
    return joined(first, *last);
  }

  // Postponed from Monday to Friday: not all the days between.
  bool was_moved(std::uint32_t verb) const {
    for (std::uint32_t t = verb, back = 0; t >= first_ && back < 6; --t, ++back) {
      if (is_one_of(raw(t), {"moved", "postponed", "delayed", "rescheduled", "brought", "changed", "pushed", "shifted",
                             "deferred", "extended"}))
        return true;
      if (t == 0) break;
    }
    return false;
  }

  // One period of its first and last date; the one that names no year takes that of the other.
  MaybeDate joined(DateFound first, DateFound last) const {
    if (!first.open_year && last.open_year) {
      const int year = civil_date(first.days.from).year;
      for (const int y : {year, year + 1})
        if (const MaybeDate moved = in_year(last, y); moved && moved->days.from > first.days.from) {
          last = *moved;
          break;
        }
    } else if (first.open_year && (!last.open_year || first.days.from > last.days.from)) {
      const int year = civil_date(last.days.from).year;
      for (const int y : {year, year - 1})
        if (const MaybeDate moved = in_year(first, y); moved && moved->days.from < last.days.from) {
          first.days = moved->days;
          break;
        }
    }
    if (last.is_weekday) {  // the first such day after the one before
      const int ahead = (weekday_of(last.days.from) - weekday_of(first.days.from) + 7) % 7;
      last.days.from = last.days.to = first.days.from + (ahead == 0 ? 7 : ahead);
    }
    if (first.days.from >= last.days.from) return std::nullopt;
    DateFound both = found({first.days.from, std::max(first.days.to, last.days.to)}, first.first, last.end);
    both.open_year = first.open_year && last.open_year;
    return both;
  }

  const Analysis& analysis_;
  std::vector<DateMention> mentions_;
};

}  // namespace

std::vector<DateMention> find_dates(const Article& article, const Analysis& analysis) {
  return DateFinder(article, analysis).run();
}

std::string_view precision_of(const DateMention& date) {
  const auto from = parse_iso_day(date.from), to = parse_iso_day(date.to);
  return from && to ? precision_of(Days{*from, *to}) : "range";
}

}  // namespace rashomon
