// Walks over each sentence; at each word or number that may begin an expression of time, tries the forms in order of
// their length: a whole date before a month, a month before a year.
//
// English has all forms; German, French, Spanish, Italian, Portuguese, Russian and Ukrainian the absolute ones and
// weekdays. An expression that could mean two
// days (06/08/2018) is left out. Weekdays and months without a year are the last ones before publication, or the next
// where the sentence speaks of the future (will, is due, …) before them.
//
// Tested by tests/cases/dates and tests/calendar_test.cpp.
#include "rashomon/reading/dates.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "rashomon/values/calendar.h"
#include "rashomon/values/date_tokens.h"
#include "rashomon/values/number_words.h"
#include "rashomon/values/numerals.h"
#include "rashomon/values/periods.h"

namespace rashomon {
namespace {

// What was found: its days and the token behind it.
struct Found {
  Days days;
  std::uint32_t first = 0, end = 0;
};
using MaybeFound = std::optional<Found>;

class DateFinder : private DateTokens {
 public:
  DateFinder(const Article& article, const Analysis& analysis)
      : DateTokens(article.text, analysis), analysis_(analysis), published_(parse_iso_day(article.published)) {}

  std::vector<DateMention> run() {
    if (!knows_language()) return {};
    for (const Sentence& sentence : analysis_.sentences) {
      enter(sentence);
      for (std::uint32_t t = first_; t < end_;) {
        const MaybeFound found = find_at(t);
        if (found) add(*found);
        t = found ? std::max(found->end, t + 1) : t + 1;
      }
    }
    return std::move(mentions_);
  }

 private:
  void add(const Found& found) {
    constexpr DayNumber kFirst = -719'162, kLast = 2'932'896;  // 0001-01-01 and 9999-12-31
    if (found.days.from < kFirst || found.days.to > kLast || found.days.from > found.days.to) return;
    std::uint32_t end = tokens_[found.end - 1].span.end;
    if (found.end - 1 >= found.first)
      end = tokens_[found.end - 1].span.begin + static_cast<std::uint32_t>(word(found.end - 1).size());
    mentions_.push_back(
        {{tokens_[found.first].span.begin, end}, iso_date(found.days.from), iso_date(found.days.to), std::nullopt});
  }

  // ---- forms --------------------------------------------------------------------------------------------------------
  MaybeFound find_at(std::uint32_t t) const {
    if (tokens_[t].kind == TokenKind::number) {
      if (MaybeFound found = digits_at(t)) return found;
      if (MaybeFound found = day_month_at(t)) return found;
      if (english_)
        if (MaybeFound found = ago_at(t)) return found;
      if (MaybeFound found = decade_at(t)) return found;
      return year_alone_at(t);
    }
    if (tokens_[t].kind != TokenKind::word) return std::nullopt;
    if (weekday_at(t) != 0) return weekday_phrase_at(t, t);
    if (month_at(t) != 0) return month_phrase_at(t, t);
    return english_ ? relative_at(t) : std::nullopt;
  }

  // 2018-07-16, 16.7.2018, 16/07/2018 where only one reading is possible
  MaybeFound digits_at(std::uint32_t t) const {
    if (year_at(t) != 0 && raw(t + 1) == "-" && raw(t + 3) == "-" && touches(t + 1) && touches(t + 2) &&
        touches(t + 3) && touches(t + 4))
      return day_found({year_at(t), small_number(t + 2), small_number(t + 4)}, t, t + 5);
    if (raw(t + 1) == "/" && raw(t + 3) == "/" && touches(t + 1) && touches(t + 4) && year_at(t + 4) != 0) {
      const int a = small_number(t), b = small_number(t + 2);
      if (a > 12 || a == b) return day_found({year_at(t + 4), b, a}, t, t + 5);
      if (b > 12) return day_found({year_at(t + 4), a, b}, t, t + 5);
    }
    const std::string_view w = raw(t);
    const std::size_t dot = w.find('.'), second = w.find('.', dot + 1);
    if (dot == std::string_view::npos || second == std::string_view::npos || second + 5 != w.size())
      return std::nullopt;
    CivilDate date{0, 0, 0};
    std::from_chars(w.data(), w.data() + dot, date.day);
    std::from_chars(w.data() + dot + 1, w.data() + second, date.month);
    std::from_chars(w.data() + second + 1, w.data() + w.size(), date.year);
    return day_found(date, t, t + 1);
  }

  MaybeFound day_found(const CivilDate& date, std::uint32_t first, std::uint32_t end) const {
    if (!is_valid(date)) return std::nullopt;
    return Found{{day_number(date), day_number(date)}, first, end};
  }

  // 8 June 2018, 8th of June, 8. Juni, 8 de junio de 2018
  MaybeFound day_month_at(std::uint32_t t) const {
    const int day = day_at(t);
    if (day == 0) return std::nullopt;
    std::uint32_t m = t + 1;
    if (raw(m) == "of" || raw(m) == "de" || (raw(m) == "." && touches(m))) ++m;
    if (MaybeFound days = days_of_month_at(t, day)) return days;
    const int month = month_at(m);
    if (month == 0) return std::nullopt;
    return with_year(month, day, t, m + 1);
  }

  // 8-12 June 2018, 8 to 12 June
  MaybeFound days_of_month_at(std::uint32_t t, int first_day) const {
    std::uint32_t m = t + 3;
    if (raw(m) == "." && touches(m)) ++m;
    return month_at(m) != 0 ? day_range(month_at(m), first_day, t, t, m + 1) : std::nullopt;
  }

  // The days of a month of which the first stands at `t` with "to" and the last behind it; a year may follow at `end`.
  MaybeFound day_range(int month, int first_day, std::uint32_t t, std::uint32_t first, std::uint32_t end) const {
    const int last_day = day_at(t + 2);
    if (!is_one_of(raw(t + 1), {"-", "\u2013", "to", "bis"}) || last_day <= first_day) return std::nullopt;
    MaybeFound found = with_year(month, last_day, first, end);
    if (found) found->days.from -= last_day - first_day;
    return found;
  }

  // The date of a month and a day whose year may follow at `end`.
  MaybeFound with_year(int month, int day, std::uint32_t first, std::uint32_t end) const {
    std::uint32_t y = end;
    if (raw(y) == "," || raw(y) == "de" || raw(y) == "del") ++y;
    if (const int year = year_at(y); year != 0) return day_found({year, month, day}, first, y + 1);
    const int year = year_of_day(month, day);
    return year == 0 ? std::nullopt : day_found({year, month, day}, first, end);
  }

  // The year of a day without one: the day nearest to publication; 0 without a date of publication.
  int year_of_day(int month, int day) const {
    if (!published_) return 0;
    const int now = civil_date(*published_).year;
    int best = 0;
    for (const int year : {now, now - 1, now + 1}) {
      if (!is_valid({year, month, day})) continue;
      const auto distance = [&](int y) { return std::abs(day_number({y, month, day}) - *published_); };
      if (best == 0 || distance(year) < distance(best)) best = year;
    }
    return best;
  }

  // The year of a month without one and without a day: the last such month, or the next where the sentence speaks of
  // the future; 0 without a date of publication.
  int year_of_month(int month, std::uint32_t at) const {
    if (!published_) return 0;
    const CivilDate now = civil_date(*published_);
    if (speaks_of_future(at)) return month < now.month ? now.year + 1 : now.year;
    return month > now.month ? now.year - 1 : now.year;
  }

  // June 8, 2018 | June 8 | June 2018 | in June | early June; `first` may lie before the month (last, early)
  MaybeFound month_phrase_at(std::uint32_t first, std::uint32_t m) const {
    const int month = month_at(m);
    if (const int day = day_at(m + 1); day != 0 && english_ && !is_time_after(m + 2)) {
      if (MaybeFound days = is_time_after(m + 4) ? std::nullopt : day_range(month, day, m + 1, first, m + 4)) return days;
      return with_year(month, day, first, m + 2);
    }
    std::uint32_t y = m + 1;
    if (raw(y) == "," || raw(y) == "de" || raw(y) == "of") ++y;
    if (const int year = year_at(y); year != 0) return Found{month_days(year, month), first, y + 1};
    if (!published_) return std::nullopt;
    const CivilDate now = civil_date(*published_);
    const std::string_view which = first < m ? raw(first) : std::string_view{};
    if (which == "last" || which == "Last")
      return Found{month_days(month < now.month ? now.year : now.year - 1, month), first, m + 1};
    if (which == "next" || which == "Next")
      return Found{month_days(month > now.month ? now.year : now.year + 1, month), first, m + 1};
    if (which == "this" || which == "This") return Found{month_days(now.year, month), first, m + 1};
    const std::string_view lead = before(first, 1);
    if (first == m &&
        !is_one_of(lead, {"in",   "In",     "since",  "Since", "until",  "till",  "by",      "By",  "from",
                          "From", "during", "before", "after", "of",     "to",    "between", "and", "through",
                          "im",   "seit",   "bis",    "en",    "depuis", "desde", "de",
                          "nel",  "em",     "в",      "с",     "у"}))
      return std::nullopt;
    const int year = year_of_month(month, first);
    return Found{month_days(year, month), first, m + 1};
  }
  bool is_time_after(std::uint32_t t) const { return is_one_of(raw(t), {"a.m.", "p.m.", "percent", "%", ":"}); }

  // Monday, June 8 | Monday | last Monday | Monday night
  MaybeFound weekday_phrase_at(std::uint32_t first, std::uint32_t w) const {
    std::uint32_t next = w + 1;
    if (raw(next) == "," || raw(next) == "the") ++next;
    if (MaybeFound date = month_at(next) != 0 ? month_phrase_at(next, next)
                          : is_number(next)   ? day_month_at(next)
                                              : std::nullopt;
        date && date->days.from == date->days.to) {
      date->first = first;
      return date;
    }
    if (!published_) return std::nullopt;
    const int ahead = (weekday_at(w) - weekday_of(*published_) + 7) % 7;  // days to the next such day, today included
    const std::string_view which = first < w ? raw(first) : std::string_view{};
    DayNumber day = *published_ + (ahead == 0 ? 0 : ahead - 7);
    if (which == "last" || which == "Last")
      day = *published_ + (ahead == 0 ? -7 : ahead - 7);
    else if (which == "next" || which == "Next")
      day = *published_ + (ahead == 0 ? 7 : ahead);
    else if (which == "this" || which == "This" || which == "coming")
      day = *published_ - weekday_of(*published_) + weekday_at(w);
    else if (speaks_of_future(first))
      day = *published_ + ahead;
    std::uint32_t end = w + 1;
    if (raw(w).size() == word(w).size() && is_one_of(raw(end), {"morning", "afternoon", "evening", "night"})) ++end;
    return Found{{day, day}, first, end};
  }

  // the 1990s
  MaybeFound decade_at(std::uint32_t t) const {
    const std::string_view w = raw(t);
    int year = 0;
    if (w.size() != 5 || w[3] != '0' || w[4] != 's') return std::nullopt;
    const auto [end, error] = std::from_chars(w.data(), w.data() + 4, year);
    if (error != std::errc{} || end != w.data() + 4 || year < 1000 || year > 2190) return std::nullopt;
    return Found{{day_number({year, 1, 1}), day_number({year + 9, 12, 31})}, t, t + 1};
  }

  // in 2018, the 2018 election, 2010-2015, from 2010 to 2015
  MaybeFound year_alone_at(std::uint32_t t) const {
    const int year = year_at(t);
    if (year < 1500) return std::nullopt;
    if ((raw(t + 1) == "-" || raw(t + 1) == "\u2013") && touches(t + 1) && touches(t + 2)) {
      const int to = year_at(t + 2);
      if (to > year) return Found{{day_number({year, 1, 1}), day_number({to, 12, 31})}, t, t + 3};
      return std::nullopt;
    }
    const std::string_view lead = before(t, 1);
    if (raw(t + 1) == "%" || raw(t + 1) == "percent") return std::nullopt;
    const bool counts = t + 1 < end_ && tokens_[t + 1].kind == TokenKind::word && !tokens_[t + 1].capitalised &&
                        raw(t + 1).size() > 3 && (raw(t + 1).ends_with('s') || raw(t + 1) == "people");
    if (is_one_of(lead,
                  {"in",     "In",     "since",  "Since",  "until", "till",  "during", "early", "late", "mid",
                   "autumn", "spring", "summer", "winter", "en",    "desde", "depuis", "seit",  "im",   "Jahr"}) ||
        (!counts && is_one_of(lead, {"by", "By", "before", "after", "of", "the", "The", "from", "From", "to", "and"})))
      return Found{year_days(year), t, t + 1};
    return std::nullopt;
  }

  // ---- relative to publication --------------------------------------------------------------------------------------
  MaybeFound relative_at(std::uint32_t t) const {
    if (!begins_relative(t)) return may_begin_numeral(raw(t), "en") ? ago_at(t) : std::nullopt;
    const std::string_view w = raw(t);
    if (is_one_of(
            w, {"last", "Last", "next", "Next", "this", "This", "coming", "early", "Early", "late", "Late", "mid"})) {
      if (weekday_at(t + 1) != 0) return weekday_phrase_at(t, t + 1);
      if (month_at(t + 1) != 0) return month_phrase_at(t, t + 1);
    }
    if (MaybeFound season = season_at(t)) return season;
    if (!published_) return std::nullopt;
    const DayNumber now = *published_;
    const std::string_view plain = word(t);
    if (is_one_of(plain, {"overnight", "Overnight"})) return Found{{now - 1, now}, t, t + 1};
    if (is_one_of(plain, {"today", "Today", "tonight", "Tonight"})) return Found{{now, now}, t, t + 1};
    if (is_one_of(plain, {"yesterday", "Yesterday"})) return Found{{now - 1, now - 1}, t, t + 1};
    if (is_one_of(plain, {"tomorrow", "Tomorrow"})) return Found{{now + 1, now + 1}, t, t + 1};
    if (is_one_of(w, {"this", "This"}) && is_one_of(word(t + 1), {"morning", "afternoon", "evening"}))
      return Found{{now, now}, t, t + 2};
    if (is_one_of(w, {"last", "Last"}) && word(t + 1) == "night") return Found{{now - 1, now - 1}, t, t + 2};
    if (w == "the" && raw(t + 1) == "day" && raw(t + 2) == "before" && word(t + 3) == "yesterday")
      return Found{{now - 2, now - 2}, t, t + 4};
    if (w == "the" && raw(t + 1) == "day" && raw(t + 2) == "after" && word(t + 3) == "tomorrow")
      return Found{{now + 2, now + 2}, t, t + 4};
    if (is_one_of(w, {"earlier", "Earlier", "later", "Later"}) && raw(t + 1) == "this") return part_of_period(t);
    if (is_one_of(w, {"last", "Last", "next", "Next", "this", "This"})) return period_at(t, w[0] | 0x20);
    if (w == "weekend" && before(t, 1) == "the" &&
        is_one_of(before(t, 2), {"over", "at", "Over", "At", "on", "during"})) {
      const DayNumber sunday = now - weekday_of(now) % 7;
      return Found{{sunday - 1, sunday}, t, t + 1};
    }
    return std::nullopt;
  }

  // summer 2018, the spring of 2017, last winter
  MaybeFound season_at(std::uint32_t t) const {
    const bool led = is_one_of(raw(t), {"last", "Last", "next", "Next", "this", "This"});
    const std::uint32_t s = led ? t + 1 : t;
    if (!season_days(word(s), 2000)) return std::nullopt;
    const std::uint32_t y = raw(s + 1) == "of" ? s + 2 : s + 1;
    if (const int year = year_at(y); year != 0 && !led) return Found{*season_days(word(s), year), t, y + 1};
    if (!led || !published_) return std::nullopt;
    const int which = raw(t)[0] | 0x20, year = civil_date(*published_).year;
    if (which == 't') return Found{*season_days(word(s), year), t, s + 1};
    for (const int by : {1, 0, -1}) {  // the last that is over; from the other end the next that has not begun
      const Days days = *season_days(word(s), which == 'l' ? year + by : year - by);
      if (which == 'l' ? days.to < *published_ : days.from > *published_) return Found{days, t, s + 1};
    }
    return std::nullopt;
  }

  // last week, this year, next month; which: l, t or n
  MaybeFound period_at(std::uint32_t t, int which) const {
    if (raw(t + 2) == "of") return std::nullopt;  // the last week of July is no last week
    const int by = which == 'l' ? -1 : which == 'n' ? 1 : 0;
    const std::optional<Days> days = period_around(*published_, word(t + 1), by);
    return days ? MaybeFound(Found{*days, t, t + 2}) : std::nullopt;
  }

  // earlier this year: from its beginning to publication; later: from publication to its end
  MaybeFound part_of_period(std::uint32_t t) const {
    std::optional<Days> days = period_around(*published_, word(t + 2), 0);
    if (!days) return std::nullopt;
    if ((raw(t)[0] | 0x20) == 'e')
      days->to = *published_;
    else
      days->from = *published_;
    return Found{*days, t, t + 3};
  }

  // two weeks ago, a year ago, 10 days ago: the day, week, month or year that lies so far back
  MaybeFound ago_at(std::uint32_t t) const {
    bool ahead = false;  // whether "ago" follows soon
    for (std::uint32_t a = t + 2; a < t + 6; ++a) ahead = ahead || raw(a) == "ago";
    if (!published_ || !ahead) return std::nullopt;
    double count = 0;
    std::uint32_t unit_at = t + 1;
    if (is_one_of(raw(t), {"a", "an", "A", "An"})) {
      if (raw(t + 2) != "ago") return std::nullopt;
      count = 1;
    } else {
      const std::optional<Numeral> numeral = read_numeral({text_, &tokens_, end_, false}, t, false);
      if (!numeral || !numeral->vague.empty() || numeral->joined) return std::nullopt;
      count = numeral->value;
      unit_at = numeral->rest.token;
    }
    if (raw(unit_at + 1) != "ago" || count < 0 || count > 1500 || count != static_cast<int>(count)) return std::nullopt;
    const std::optional<Days> days = period_ago(*published_, raw(unit_at), static_cast<int>(count));
    return days ? MaybeFound(Found{*days, t, unit_at + 2}) : std::nullopt;
  }

  const Analysis& analysis_;
  std::optional<DayNumber> published_;
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
