// Days by values/calendar.h, hours and zone read by position.
#include "rashomon/compare/published_order.h"

#include <cstdint>
#include <optional>

#include "rashomon/values/calendar.h"

namespace rashomon {
namespace {

constexpr std::int64_t kMinutesOfDay = 24 * 60, kMinutesOfHour = 60;
constexpr std::size_t kDayLength = 10;  // of "2018-07-16"

// The number written in two digits at `at`; nothing where there are none.
std::optional<std::int64_t> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const char tens = text[at], ones = text[at + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
  return (tens - '0') * 10 + (ones - '0');
}

// Minutes since the day began in UTC, of "2018-07-16T09:30:00+02:00": 450. Nothing where no time stands there.
std::optional<std::int64_t> minutes_of(std::string_view iso) {
  const auto hour = two_digits(iso, kDayLength + 1), minute = two_digits(iso, kDayLength + 4);
  if (!hour || !minute) return std::nullopt;
  const std::int64_t local = *hour * kMinutesOfHour + *minute;
  const std::size_t sign = iso.find_first_of("+-", kDayLength + 6);
  if (sign == std::string_view::npos) return local;
  const auto zone_hour = two_digits(iso, sign + 1);
  const std::size_t minute_at = sign + 3 < iso.size() && iso[sign + 3] == ':' ? sign + 4 : sign + 3;
  if (!zone_hour) return local;
  const std::int64_t zone = *zone_hour * kMinutesOfHour + two_digits(iso, minute_at).value_or(0);
  return iso[sign] == '+' ? local - zone : local + zone;
}

int sign_of(std::int64_t difference, std::int64_t at_least) {
  if (difference >= at_least) return 1;
  return difference <= -at_least ? -1 : 0;
}

}  // namespace

int compare_published(std::string_view a, std::string_view b) {
  const auto day_a = parse_iso_day(a), day_b = parse_iso_day(b);
  if (!day_a || !day_b) return 0;
  const auto minutes_a = minutes_of(a), minutes_b = minutes_of(b);
  if (!minutes_a || !minutes_b) return sign_of(std::int64_t{*day_a} - *day_b, 1);
  return sign_of((std::int64_t{*day_a} - *day_b) * kMinutesOfDay + *minutes_a - *minutes_b, kMinutesOfHour);
}

}  // namespace rashomon
