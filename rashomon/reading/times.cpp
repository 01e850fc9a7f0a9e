// At each number: hour, minutes, what follows it, zone, read byte by byte, since "5:30pm" is three tokens and "5.30pm" one.
// Tested by tests/cases/dates/times.case.
#include "rashomon/reading/times.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "rashomon/base/embedded.h"
#include "rashomon/base/one_of.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

struct Zone {
  std::optional<int> offset_minutes;
  bool needs_capitals = false;
};

const WordMap<Zone>& zones() {
  static const WordMap<Zone> built = [] {
    WordMap<Zone> made;
    for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/time_zones.txt"))) {
      double hours = 0;
      const auto [end, error] = std::from_chars(row.value.data(), row.value.data() + row.value.size(), hours);
      const bool known = error == std::errc{} && end == row.value.data() + row.value.size();
      made.add(row.key, {known ? std::optional(static_cast<int>(std::lround(hours * 60))) : std::nullopt,
                         row.section == "with capitals only"});
    }
    return made;
  }();
  return built;
}

class TimeFinder {
 public:
  TimeFinder(std::string_view text, const Analysis& analysis)
      : text_(text), tokens_(analysis.tokens), analysis_(analysis),
        english_(analysis.language.empty() || analysis.language == "en") {}

  std::vector<TimeMention> run() {
    for (const Sentence& sentence : analysis_.sentences) {
      first_ = sentence.first_token;
      end_ = sentence.end_token;
      text_end_ = sentence.span.end;
      for (std::uint32_t t = first_; t < end_; ++t) {
        const std::size_t before = times_.size();
        if (tokens_[t].kind == TokenKind::number)
          read_digits(t);
        else if (english_ && tokens_[t].kind == TokenKind::word && is_one_of(word(t), {"noon", "midnight"}) && is_led(t))
          add(t, word(t) == "noon" ? 12 : 0, 0, tokens_[t].span.end);
        while (times_.size() > before && t + 1 < end_ && tokens_[t + 1].span.end <= times_.back().span.end) ++t;
      }
    }
    return std::move(times_);
  }

 private:
  std::string_view word(std::uint32_t t) const { return t < end_ ? text_of(text_, tokens_[t].span) : std::string_view{}; }

  // Whether the word before says that a time follows.
  bool is_led(std::uint32_t t) const {
    return t > first_ && is_one_of(word(t - 1), {"at",   "At",    "by",    "By",     "from",  "From",   "until",  "till",
                                                 "since", "Since", "around", "Around", "before", "Before", "after", "After",
                                                 "about", "to",   "um",    "Um",     "gegen", "ab",     "à",      "À",
                                                 "vers",  "las",  "в",     "В",      "о",     "alle",   "às",     "О"});
  }

  // ---- bytes --------------------------------------------------------------------------------------------------------
  char at(std::uint32_t byte) const { return byte < text_end_ ? text_[byte] : '\0'; }
  bool is_digit(std::uint32_t byte) const { return at(byte) >= '0' && at(byte) <= '9'; }
  bool is_letter_or_digit(std::uint32_t byte) const {
    return is_digit(byte) || (at(byte) | 0x20) >= 'a' ? (at(byte) | 0x20) <= 'z' || is_digit(byte) : false;
  }
  bool starts(std::uint32_t byte, std::string_view what) const {
    return text_.substr(0, text_end_).compare(byte, what.size(), what) == 0 &&
           !is_letter_or_digit(byte + static_cast<std::uint32_t>(what.size()));
  }
  int two_digits(std::uint32_t byte) const {
    return is_digit(byte) && is_digit(byte + 1) && !is_digit(byte + 2) ? (at(byte) - '0') * 10 + at(byte + 1) - '0' : -1;
  }
  std::uint32_t past_blank(std::uint32_t byte) const {
    if (at(byte) == ' ') return byte + 1;
    return text_.compare(byte, 2, "\u00a0") == 0 ? byte + 2 : byte;
  }

  void read_digits(std::uint32_t t) {
    std::uint32_t byte = tokens_[t].span.begin;
    if (byte > 0 && (is_one_of(text_.substr(byte - 1, 1), {":", ".", "/", "-", "$"}))) return;
    int hour = 0;
    std::uint32_t digits = 0;
    for (; is_digit(byte) && digits < 5; ++byte, ++digits) hour = 10 * hour + at(byte) - '0';
    if (digits == 4 && (at(byte) == ' ' || at(byte) == '\0')) return read_four_digits(t, hour, byte);
    if (digits == 0 || digits > 2 || hour > 24) return;
    int minute = -1;
    const bool colon = at(byte) == ':';
    if (colon || at(byte) == '.') {
      minute = two_digits(byte + 1);
      if (minute > 59 || (colon && minute < 0)) return;
      if (minute >= 0) byte += 3;
      if (at(byte) == ':' || is_digit(byte)) return;  // with seconds it is a duration
    }
    if (english_ && read_half_day(t, hour, std::max(minute, 0), byte)) return;
    if (!english_ && read_hour_mark(t, hour, minute, byte)) return;
    if (colon && hour < 24 && (is_led(t) || find_zone(past_blank(byte)).size > 0)) add(t, hour, minute, byte);
  }

  // 5 p.m., 5:30pm
  bool read_half_day(std::uint32_t t, int hour, int minute, std::uint32_t byte) {
    byte = past_blank(byte);
    for (const std::string_view mark : {std::string_view("a.m."), std::string_view("p.m."), std::string_view("am"),
                                        std::string_view("pm"), std::string_view("AM"), std::string_view("PM"),
                                        std::string_view("A.M."), std::string_view("P.M.")}) {
      if (!starts(byte, mark) || hour < 1 || hour > 12) continue;
      const bool afternoon = (mark[0] | 0x20) == 'p';
      add(t, hour % 12 + (afternoon ? 12 : 0), minute, byte + static_cast<std::uint32_t>(mark.size()));
      return true;
    }
    return false;
  }

  // 14 Uhr, 14.30 Uhr, 17h30, 17 h, 18 heures
  bool read_hour_mark(std::uint32_t t, int hour, int minute, std::uint32_t byte) {
    if (hour > 23) return false;
    const std::uint32_t mark = past_blank(byte);
    if (minute < 0 && at(mark) == 'h') {
      const int after = two_digits(mark + 1);
      if (after >= 0 && after < 60) return add(t, hour, after, mark + 3), true;
    }
    const bool is_led_h = starts(mark, "h") && is_led(t);
    if (starts(mark, "Uhr") || is_led_h)
      return add(t, hour, std::max(minute, 0), mark + (is_led_h ? 1 : 3)), true;
    if (starts(mark, "heures") && is_led(t)) return add(t, hour, 0, mark + 6), true;
    return false;
  }

  // 1400 GMT
  void read_four_digits(std::uint32_t t, int value, std::uint32_t byte) {
    const FoundZone zone = find_zone(past_blank(byte));
    if (zone.size > 0 && zone.is_abbreviation && zone.offset_minutes == 0 && value / 100 < 24 && value % 100 < 60)
      add(t, value / 100, value % 100, byte);
  }

  // ---- zones --------------------------------------------------------------------------------------------------------
  struct FoundZone {
    std::uint32_t size = 0;
    bool is_abbreviation = false;
    std::optional<int> offset_minutes;
  };

  // The longest name of up to three words that begins at a byte; with the hours of UTC+3.
  FoundZone find_zone(std::uint32_t byte) const {
    FoundZone best;
    std::uint32_t end = byte;
    for (int words = 0; words < 3 && end < text_end_ && end - byte < 40; ++words) {
      while (end < text_end_ && at(end) != ' ' && !is_one_of(text_.substr(end, 1), {",", ".", ";", ")", "(", "+", "-", "\n"}))
        ++end;
      const std::string_view name = text_.substr(byte, end - byte);
      const Zone* zone = zones().find(name);
      const bool fits = zone != nullptr && (!zone->needs_capitals || name.find_first_of("abcdefghijklmnopqrstuvwxyz") ==
                                                                         std::string_view::npos);
      if (fits) best = {end - byte, zone->needs_capitals, zone->offset_minutes};
      if (at(end) != ' ') break;
      ++end;
    }
    const std::uint32_t sign = byte + best.size;
    if (best.size > 0 && best.offset_minutes == 0 && (at(sign) == '+' || at(sign) == '-') && is_digit(sign + 1)) {
      const int hours = two_digits(sign + 1) >= 0 ? two_digits(sign + 1) : at(sign + 1) - '0';
      if (hours <= 14 && !is_digit(sign + 3)) {
        best.offset_minutes = (at(sign) == '+' ? 60 : -60) * hours;
        best.size += is_digit(sign + 2) ? 3 : 2;
      }
    }
    return best;
  }

  void add(std::uint32_t t, int hour, int minute, std::uint32_t end) {
    TimeMention mention;
    mention.time = fmt::format("{:02}:{:02}", hour, minute);
    const std::uint32_t zone_at = past_blank(end);
    if (const FoundZone zone = find_zone(zone_at); zone.size > 0) {
      mention.zone = text_.substr(zone_at, zone.size);
      mention.offset_minutes = zone.offset_minutes;
      end = zone_at + zone.size;
    }
    mention.span = {tokens_[t].span.begin, end};
    times_.push_back(std::move(mention));
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Analysis& analysis_;
  bool english_;
  std::uint32_t first_ = 0, end_ = 0, text_end_ = 0;  // of the sentence
  std::vector<TimeMention> times_;
};

}  // namespace

std::vector<TimeMention> find_times(const Article& article, const Analysis& analysis) {
  return TimeFinder(article.text, analysis).run();
}

}  // namespace rashomon
