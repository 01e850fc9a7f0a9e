// Four readers, tried in turn: the signs of East Asia, year first, a month's name with numbers around it, three numbers.
#include "rashomon/page/metadata/published_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>
#include <vector>

#include "rashomon/base/embedded.h"

namespace rashomon {
namespace {

constexpr std::size_t kLongestValue = 120;  // a longer one is a text, not a date

struct Day {
  int year = 0, month = 0, day = 0;
};

bool is_day(const Day& day) {
  constexpr std::array<int, 12> kLengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day.year < 1700 || day.year > 2200 || day.month < 1 || day.month > 12 || day.day < 1) return false;
  const bool leap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0);
  return day.day <= kLengths[static_cast<std::size_t>(day.month - 1)] + (leap && day.month == 2 ? 1 : 0);
}

std::string written(const Day& day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// `count` digits at `at`, moved beyond them; nothing where there are fewer.
std::optional<int> take_digits(std::string_view text, std::size_t& at, std::size_t count) {
  int value = 0;
  if (at + count > text.size()) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[at + i])) return std::nullopt;
    value = value * 10 + (text[at + i] - '0');
  }
  at += count;
  return value;
}

// "+0200", "+02:00", "-05", " +0000", "Z", "GMT" at `at`: as ISO 8601 writes it; empty: none.
std::string read_zone(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  const std::string_view rest = text.substr(at);
  // Those that RFC 822 knows by name.
  constexpr std::pair<std::string_view, std::string_view> kZones[] = {{"EST", "-05:00"}, {"EDT", "-04:00"}, {"CST", "-06:00"},
                                                                      {"CDT", "-05:00"}, {"MST", "-07:00"}, {"MDT", "-06:00"},
                                                                      {"PST", "-08:00"}, {"PDT", "-07:00"}, {"UT", "Z"}};
  for (const auto& [name, offset] : kZones)
    if (rest == name) return std::string(offset);
  if (rest.starts_with('Z') || rest.starts_with('z') || rest.starts_with("GMT") || rest.starts_with("UTC")) return "Z";
  if (rest.empty() || (rest[0] != '+' && rest[0] != '-')) return {};
  std::size_t place = 1;
  const std::optional<int> hours = take_digits(rest, place, 2);
  if (!hours || *hours > 14) return {};
  if (place < rest.size() && rest[place] == ':') ++place;
  const int minutes = take_digits(rest, place, 2).value_or(0);
  return minutes < 60 ? fmt::format("{}{:02}:{:02}", rest[0], *hours, minutes) : std::string();
}

// "09:30", "09:30:15.000+02:00", "9:30 pm" at `at`: "T09:30…" as ISO 8601 writes it; empty: no time.
std::string read_time(std::string_view text, std::size_t at) {
  std::size_t digits = at;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  std::optional<int> hour = digits - at <= 2 && digits > at ? take_digits(text, at, digits - at) : std::nullopt;
  if (!hour || at >= text.size() || (text[at] != ':' && text[at] != 'h')) return {};  // "21h30"
  const std::optional<int> minute = take_digits(text, ++at, 2);
  if (!minute || *minute > 59) return {};
  std::string seconds;
  if (at < text.size() && text[at] == ':') {
    std::size_t behind = at + 1;
    if (const std::optional<int> second = take_digits(text, behind, 2); second && *second < 60) {
      seconds = fmt::format(":{:02}", *second);
      at = behind;
      if (at < text.size() && text[at] == '.')
        for (++at; at < text.size() && is_digit(text[at]);) ++at;
    }
  }
  std::size_t half = at;
  while (half < text.size() && text[half] == ' ') ++half;
  const bool afternoon = half < text.size() && (text[half] == 'p' || text[half] == 'P');
  const bool morning = half < text.size() && (text[half] == 'a' || text[half] == 'A');
  if (afternoon || morning) {
    if (*hour < 1 || *hour > 12) return {};
    hour = *hour % 12 + (afternoon ? 12 : 0);
    while (at < text.size() && !is_digit(text[at]) && text[at] != '+' && text[at] != '-') ++at;
  }
  if (*hour > 23) return {};
  return fmt::format("T{:02}:{:02}{}{}", *hour, *minute, seconds, read_zone(text, at));
}

// 2018-07-16, 2018/07/16, 2018.7.16, 20180716 at `at`; `*end` is set behind it.
std::optional<Day> read_year_first(std::string_view text, std::size_t at, std::size_t* end) {
  Day day;
  const std::optional<int> year = take_digits(text, at, 4);
  if (!year || at >= text.size()) return std::nullopt;
  day.year = *year;
  const char part = text[at];
  if (is_digit(part)) {
    day.month = take_digits(text, at, 2).value_or(0);
    day.day = take_digits(text, at, 2).value_or(0);
    if (at < text.size() && is_digit(text[at])) return std::nullopt;
  } else if (part == '-' || part == '/' || part == '.') {
    const auto take_short = [&]() -> int {
      ++at;
      const std::size_t digits = at + 1 < text.size() && is_digit(text[at + 1]) ? 2 : 1;
      return take_digits(text, at, digits).value_or(0);
    };
    day.month = take_short();
    if (at >= text.size() || text[at] != part) return std::nullopt;
    day.day = take_short();
  }
  *end = at;
  return is_day(day) ? std::optional<Day>(day) : std::nullopt;
}

const std::unordered_map<std::string_view, int>& months() {
  static const std::unordered_map<std::string_view, int> all = [] {
    std::unordered_map<std::string_view, int> names;
    std::string_view rest = embedded_text("rashomon/page/metadata/tables/months.txt");
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
      std::string_view line = rest.substr(0, end);
      rest.remove_prefix(end + 1);
      if (line.starts_with('#')) continue;
      int number = 0;
      line.remove_prefix(
          static_cast<std::size_t>(std::from_chars(line.data(), line.data() + line.size(), number).ptr - line.data()));
      while (!line.empty()) {
        line.remove_prefix(1);
        const std::size_t space = std::min(line.find(' '), line.size());
        names.emplace(line.substr(0, space), number);
        line.remove_prefix(space);
      }
    }
    return names;
  }();
  return all;
}

struct Piece {
  std::string word;  // a number's digits, or letters in lower case
  std::size_t begin, end;
  bool number;
};

std::vector<Piece> cut_pieces(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const auto is_letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    const bool number = is_digit(text[at]);
    if (!number && !is_letter(text[at])) {
      ++at;
      continue;
    }
    Piece piece{{}, at, at, number};
    while (at < text.size() && (number ? is_digit(text[at]) : is_letter(text[at]))) {
      const char c = text[at++];
      piece.word.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    piece.end = at;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

int number_of(const Piece& piece, std::size_t most_digits) {
  int value = 0;
  if (!piece.number || piece.word.size() > most_digits) return 0;
  std::from_chars(piece.word.data(), piece.word.data() + piece.word.size(), value);
  return value;
}

// "July 16th, 2018", "16. Juli 2018", "16 de julio de 2018", with a time behind or before it.
std::string read_named_month(std::string_view text) {
  std::vector<Piece> pieces = cut_pieces(text);
  std::erase_if(pieces, [](const Piece& piece) {
    constexpr std::string_view kBetween[] = {"de", "of", "st",  "nd",   "rd", "th", "er",   "the", "del", "at",
                                             "à",  "um", "alle", "às",  "о",  "в",  "г",    "года", "року", "р"};
    return std::find(std::begin(kBetween), std::end(kBetween), piece.word) != std::end(kBetween);
  });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto month = months().find(pieces[i].word);
    if (month == months().end()) continue;
    Day day{0, month->second, 0};
    std::size_t behind = i + 1;
    if (i > 0 && number_of(pieces[i - 1], 2) > 0 && behind < pieces.size() && pieces[behind].word.size() == 4) {
      day.day = number_of(pieces[i - 1], 2);
    } else if (i > 0 && behind < pieces.size() && number_of(pieces[i - 1], 4) > 999 && number_of(pieces[behind], 2) > 0) {
      day = {number_of(pieces[i - 1], 4), month->second, number_of(pieces[behind], 2)};
      if (is_day(day)) return written(day);
      continue;
    } else if (behind + 1 < pieces.size() && number_of(pieces[behind], 2) > 0) {
      day.day = number_of(pieces[behind++], 2);
    } else {
      continue;
    }
    day.year = number_of(pieces[behind], 4);
    if (!is_day(day)) continue;
    const std::string time = behind + 1 < pieces.size() ? read_time(text, pieces[behind + 1].begin) : std::string();
    return written(day) + time;
  }
  return {};
}

// 16.07.2018, 16/07/2018, 07/16/2018: only where the numbers leave one reading.
std::string read_numbers(std::string_view text) {
  const std::vector<Piece> pieces = cut_pieces(text);
  if (pieces.size() < 3 || pieces[2].word.size() != 4) return {};
  const char part = text[pieces[0].end];
  if (pieces[1].begin != pieces[0].end + 1 || text[pieces[1].end] != part) return {};
  const int first = number_of(pieces[0], 2), second = number_of(pieces[1], 2), year = number_of(pieces[2], 4);
  const Day day_first{year, second, first}, month_first{year, first, second};
  const std::string time = pieces.size() > 3 ? read_time(text, pieces[3].begin) : std::string();
  if (part == '.' && is_day(day_first)) return written(day_first) + time;
  if ((part == '/' || part == '-') && is_day(day_first) != is_day(month_first))
    return written(is_day(day_first) ? day_first : month_first) + time;
  if (part == '/' && first == second && is_day(day_first)) return written(day_first) + time;
  return {};
}

// Digits of other scripts as ASCII, months of two words as one: "٤ كانون الثاني ٢٠٣١", "２０３１年".
std::string in_plain_digits(std::string_view value) {
  constexpr std::pair<std::string_view, std::string_view> kTwoWords[] = {
      {"كانون الثاني", "كانونالثاني"}, {"كانون الأول", "كانونالأول"}, {"تشرين الأول", "تشرينالأول"}, {"تشرين الثاني", "تشرينالثاني"}};
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const auto byte = [&](std::size_t i) { return at + i < value.size() ? static_cast<unsigned char>(value[at + i]) : 0U; };
    if (byte(0) == 0xD9 && byte(1) >= 0xA0 && byte(1) <= 0xA9) {  // U+0660 and on
      out.push_back(static_cast<char>('0' + byte(1) - 0xA0));
      at += 2;
    } else if (byte(0) == 0xDB && byte(1) >= 0xB0 && byte(1) <= 0xB9) {  // U+06F0 and on
      out.push_back(static_cast<char>('0' + byte(1) - 0xB0));
      at += 2;
    } else if (byte(0) == 0xEF && byte(1) == 0xBC && byte(2) >= 0x90 && byte(2) <= 0x99) {  // U+FF10 and on
      out.push_back(static_cast<char>('0' + byte(2) - 0x90));
      at += 3;
    } else {
      out.push_back(value[at++]);
    }
  }
  for (const auto& [two, one] : kTwoWords)
    if (const std::size_t at = out.find(two); at != std::string::npos) out.replace(at, two.size(), one);
  return out;
}

// 2031年5月4日 21:30, also of Korean (년 월 일), with blanks between.
std::string read_east_asian(std::string_view text) {
  for (const auto& [year_sign, month_sign, day_sign] :
       {std::array<std::string_view, 3>{"年", "月", "日"}, {"년", "월", "일"}}) {
    const std::size_t year_end = text.find(year_sign);
    if (year_end == std::string_view::npos) continue;
    const std::size_t month_end = text.find(month_sign, year_end), day_end = text.find(day_sign, month_end);
    if (month_end == std::string_view::npos || day_end == std::string_view::npos) continue;
    const auto number_before = [&](std::size_t end, std::size_t most_digits) {
      const std::vector<Piece> pieces = cut_pieces(text.substr(0, end));
      return pieces.empty() ? 0 : number_of(pieces.back(), most_digits);
    };
    const Day day{number_before(year_end, 4), number_before(month_end, 2), number_before(day_end, 2)};
    if (!is_day(day)) return {};
    const std::size_t behind = text.find_first_of("0123456789", day_end);
    return written(day) + (behind == std::string_view::npos ? std::string() : read_time(text, behind));
  }
  return {};
}

}  // namespace

std::string read_date(std::string_view given) {
  const std::size_t begin = given.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || given.size() - begin > kLongestValue) return {};
  std::string plain;  // what ASCII alone has no need of
  std::string_view value = given.substr(begin);
  if (std::any_of(value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    plain = in_plain_digits(value);
    value = plain;
    if (std::string found = read_east_asian(value); !found.empty()) return found;
  }
  std::size_t end = 0;
  if (const std::optional<Day> day = read_year_first(value, 0, &end)) {
    while (end < value.size() && (value[end] == 'T' || value[end] == 't' || value[end] == ' ')) ++end;
    return written(*day) + read_time(value, end);
  }
  std::string named = read_named_month(value);
  return named.empty() ? read_numbers(value) : named;
}

std::string date_in_address(std::string_view url) {
  for (std::size_t slash = url.find('/'); slash != std::string_view::npos; slash = url.find('/', slash + 1)) {
    std::size_t end = 0;
    const std::optional<Day> day = read_year_first(url, slash + 1, &end);
    if (day && (end == url.size() || url[end] == '/' || url[end] == '-')) return written(*day);
  }
  return {};
}

}  // namespace rashomon
