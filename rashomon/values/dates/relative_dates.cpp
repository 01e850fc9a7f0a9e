// Tested by tests/cases/dates.
#include "rashomon/values/dates/relative_dates.h"

namespace rashomon {

// ---- from publication -----------------------------------------------------------------------------------------------
MaybeDate RelativeDates::anchor_at(std::uint32_t t) const {
  if (!published_) return std::nullopt;
  const std::string_view w = word(t);
  if (is_word(w, "today") || is_word(w, "tonight")) return found({*published_, *published_}, t, t + 1);
  if (is_word(w, "yesterday")) return found({*published_ - 1, *published_ - 1}, t, t + 1);
  if (is_word(w, "tomorrow")) return found({*published_ + 1, *published_ + 1}, t, t + 1);
  return std::nullopt;
}

MaybeDate RelativeDates::named_day_at(std::uint32_t t) const {
  if (!published_) return std::nullopt;
  const DayNumber now = *published_;
  const std::string_view w = raw(t);
  if (MaybeDate day = anchor_at(t)) return day;
  if (is_word(word(t), "overnight")) return found({now - 1, now}, t, t + 1);
  if (is_word(w, "this") && is_one_of(word(t + 1), {"morning", "afternoon", "evening"}))
    return found({now, now}, t, t + 2);
  if (is_word(w, "last") && word(t + 1) == "night") return found({now - 1, now - 1}, t, t + 2);
  if (w != "day" || !is_word(before(t, 1), "the")) return std::nullopt;
  if (raw(t + 1) == "before" && word(t + 2) == "yesterday") return found({now - 2, now - 2}, t - 1, t + 3);
  if (raw(t + 1) == "after" && word(t + 2) == "tomorrow") return found({now + 2, now + 2}, t - 1, t + 3);
  return std::nullopt;
}

MaybeDate RelativeDates::counted_at(std::uint32_t t) const {
  if (!published_) return std::nullopt;
  DayNumber day = *published_;
  std::string_view smallest;
  std::uint32_t at = t;
  int parts = 0, days = 0;
  for (; parts < 4; ++parts) {
    const CountFound count = count_at(at);
    const auto back = count.value != 0 ? shifted_day(day, raw(count.end), -count.value) : std::nullopt;
    if (!back) break;
    smallest = raw(count.end);
    days = smallest.starts_with("day") ? count.value : smallest.starts_with("week") ? 7 * count.value : 0;
    day = *back;
    at = count.end + 1;
    if (raw(at) == "and" || (raw(at) == "," && is_number(at + 1))) ++at;
  }
  if (parts == 0) return std::nullopt;
  if (raw(at) == "ago") {
    if (parts > 1 || smallest.starts_with("day")) return found({day, day}, t, at + 1);
    if (smallest.ends_with('s')) smallest.remove_suffix(1);
    const auto period = period_around(day, smallest == "decade" ? "year" : smallest, 0);
    return period ? MaybeDate(found(*period, t, at + 1)) : std::nullopt;
  }
  const bool earlier = raw(at) == "before";
  if (parts > 1 || days == 0 || (!earlier && !is_one_of(raw(at), {"from", "after"}))) return std::nullopt;
  const MaybeDate anchor = anchor_at(at + 1);  // three weeks from tomorrow
  if (!anchor) return std::nullopt;
  const DayNumber then = anchor->days.from + (earlier ? -days : days);
  return found({then, then}, t, at + 2);
}

MaybeDate RelativeDates::after_next_at(std::uint32_t t) const {
  if (!published_ || raw(t + 1) != "after" || is_one_of(raw(t), {"day", "Day"})) return std::nullopt;
  const std::uint32_t next = raw(t + 2) == "the" ? t + 3 : t + 2;
  const auto days = raw(next) == "next" && raw(next + 1) != raw(t) ? period_around(*published_, raw(t), 2) : std::nullopt;
  return days ? MaybeDate(found(*days, t, next + 1)) : std::nullopt;
}

// From the beginning of the period to publication; later: from publication to its end.
MaybeDate RelativeDates::rest_of_period_at(std::uint32_t t) const {
  const bool earlier = is_word(raw(t), "earlier");
  if (!published_ || (!earlier && !is_word(raw(t), "later"))) return std::nullopt;
  const std::uint32_t unit = raw(t + 1) == "this" ? t + 2 : raw(t + 1) == "in" && raw(t + 2) == "the" ? t + 3 : t;
  auto days = unit > t ? period_around(*published_, word(unit), 0) : std::nullopt;
  if (!days || raw(unit + 1) == "of") return std::nullopt;
  (earlier ? days->to : days->from) = *published_;
  return found(*days, t, unit + 1);
}

MaybeDate RelativeDates::weekend_at(std::uint32_t t) const {
  if (!published_ || word(t) != "weekend" || before(t, 1) != "the" ||
      !is_one_of(before(t, 2), {"over", "at", "Over", "At", "on", "during"}))
    return std::nullopt;
  const DayNumber sunday = *published_ - weekday_of(*published_) % 7 + (speaks_of_future(t) ? 7 : 0);
  return found({sunday - 1, sunday}, t, t + 1);
}

// ---- parts of periods -----------------------------------------------------------------------------------------------
MaybeDate RelativeDates::nth_of_period_at(std::uint32_t t) const {
  if (MaybeDate several = several_of_period(t)) return several;
  const bool last = is_word(raw(t), "last") || is_word(raw(t), "final");
  const CountFound nth = last ? CountFound{-1, t + 1} : ordinal_at(t);
  if (nth.value == 0) return std::nullopt;
  const bool is_day = raw(nth.end) == "of" && !last;  // the 20th of next month
  if (is_day && is_one_of(before(t, 1), {"a", "A", "one", "One"})) return std::nullopt;  // one third of March
  const std::uint32_t unit_at = nth.end;
  const std::string_view unit = word(unit_at);
  const int weekday = is_day ? 0 : weekday_at(unit_at);
  if (!is_day && weekday == 0 &&
      !is_one_of(unit, {"day", "week", "weekend", "month", "quarter", "half", "decade"}))
    return std::nullopt;
  std::uint32_t at = is_day ? unit_at : unit_at + 1;
  const bool joined = is_one_of(raw(at), {"of", "in"});
  if (joined) ++at;
  const MaybeDate period = joined || direction_of(raw(at)) ? period_at(at) : std::nullopt;
  if (!period || period->days.from == period->days.to) return std::nullopt;
  if (is_day && period->days.to - period->days.from > 31) return std::nullopt;
  const auto days = weekday != 0 ? nth_weekday(period->days, weekday, nth.value)
                                 : nth_part(period->days, is_day ? "day" : unit, nth.value);
  DateFound date = found(days.value_or(Days{1, 0}), t, period->end);  // the 31st of June is no day, and June is not meant
  date.open_year = period->open_year;
  return date;
}

// the first six months of 2018, the last two weeks of June
MaybeDate RelativeDates::several_of_period(std::uint32_t t) const {
  const bool last = is_word(raw(t), "last") || is_word(raw(t), "final");
  if (!last && !is_word(raw(t), "first") && !is_word(raw(t), "opening")) return std::nullopt;
  const CountFound count = count_at(t + 1);
  if (count.value == 0 || !is_one_of(raw(count.end + 1), {"of", "in"})) return std::nullopt;
  std::string_view unit = raw(count.end);
  if (unit.ends_with('s')) unit.remove_suffix(1);
  const MaybeDate period = is_one_of(unit, {"day", "week", "month", "quarter"}) ? period_at(count.end + 2) : std::nullopt;
  if (!period) return std::nullopt;
  const auto near = nth_part(period->days, unit, last ? -1 : 1);
  const auto far = nth_part(period->days, unit, last ? -count.value : count.value);
  if (!near || !far) return std::nullopt;
  DateFound date = found(last ? Days{far->from, near->to} : Days{near->from, far->to}, t, period->end);
  date.open_year = period->open_year;
  return date;
}

MaybeDate RelativeDates::part_of_period_at(std::uint32_t t) const {
  std::string_view part;
  MaybeDate period;
  if (const std::string_view w = word(t); w.size() > 4 && is_word(w.substr(0, 4), "mid-")) {  // mid-March, mid-2018
    part = "mid";
    period = period_named(w.substr(4), t);
  } else {
    constexpr std::string_view kParts[] = {"early", "late", "mid", "middle", "start", "beginning", "end"};
    for (const std::string_view name : kParts)
      if (is_word(raw(t), name)) part = name;
    std::uint32_t at = t + 1;
    const bool needs_of = is_one_of(part, {"middle", "start", "beginning", "end"});
    if (part.empty() || (needs_of && raw(at) != "of")) return std::nullopt;
    if (is_one_of(raw(at), {"of", "in", "-"})) ++at;
    period = period_at(at);
  }
  if (!period) return std::nullopt;
  const auto days = part_of_days(period->days, part);
  if (!days) return std::nullopt;
  period->days = *days;
  period->first = t;
  return period;
}

// ---- weeks and their days -------------------------------------------------------------------------------------------
MaybeDate RelativeDates::week_of_day_at(std::uint32_t t) const {
  if (!is_word(raw(t), "week") || !is_one_of(raw(t + 1), {"of", "commencing", "beginning", "starting", "ending", "ended"}))
    return std::nullopt;
  std::uint32_t at = t + 2;
  if (raw(at) == "on") ++at;
  if (raw(at) == "the") ++at;
  const MaybeDate day = month_at(at) != 0 ? month_day_at(at, at) : day_month_at(at);
  if (!day || day->days.from != day->days.to) return std::nullopt;
  DateFound week = *day;
  week.first = t;
  week.days = raw(t + 1).starts_with("end") ? Days{day->days.to - 6, day->days.to}
                                            : *period_around(day->days.from, "week", 0);
  return week;
}

MaybeDate RelativeDates::weekday_of_week_at(std::uint32_t first, std::uint32_t w) const {
  std::uint32_t at = w + 1;
  if (is_one_of(raw(at), {"of", "in"})) ++at;
  const auto direction = direction_of(raw(at));
  if (!published_ || !direction || word(at + 1) != "week" || first < w || raw(at + 2) == "of") return std::nullopt;
  const DayNumber day = period_around(*published_, "week", *direction)->from + weekday_at(w) - 1;
  return found({day, day}, first, at + 2);
}

MaybeDate RelativeDates::week_and_weekday_at(std::uint32_t t) const {
  const auto direction = direction_of(raw(t));
  if (!published_ || !direction || word(t + 1) != "week") return std::nullopt;
  const std::uint32_t w = raw(t + 2) == "on" ? t + 3 : t + 2;
  if (weekday_at(w) == 0) return std::nullopt;
  const DayNumber day = period_around(*published_, "week", *direction)->from + weekday_at(w) - 1;
  return found({day, day}, t, w + 1);
}

}  // namespace rashomon
