// One walk over the characters: at each that may begin a date, the longest form is tried. Tested by tests/cases/dates.
#include "rashomon/values/dates/cjk_dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace rashomon {
namespace {

using Named = std::pair<std::string_view, int>;

class Walk {
 public:
  Walk(std::string_view text, Span within, std::optional<DayNumber> published)
      : text_(text.substr(0, within.end)), at_(within.begin), published_(published) {}

  std::vector<CjkDate> run() {
    std::vector<CjkDate> dates;
    while (at_ < text_.size()) {
      const std::uint32_t begin = at_;
      std::optional<Days> days;
      if (!is_digit_before(begin)) days = read_date();
      if (!days) at_ = begin, days = read_weekday();
      if (days && at_ > begin)
        dates.push_back({{begin, at_}, *days});
      else
        at_ = begin + size_of_character(begin);
    }
    return dates;
  }

 private:
  // ---- characters ---------------------------------------------------------------------------------------------------
  std::uint32_t size_of_character(std::uint32_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    const std::uint32_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return std::min(size, static_cast<std::uint32_t>(text_.size()) - at);
  }
  bool take(std::string_view word) {
    if (text_.compare(at_, word.size(), word) != 0) return false;
    at_ += static_cast<std::uint32_t>(word.size());
    return true;
  }
  template <std::size_t N>
  std::optional<int> take_one(const std::array<Named, N>& names) {
    for (const auto& [name, value] : names)
      if (take(name)) return value;
    return std::nullopt;
  }
  // ASCII or full-width (U+FF10 to U+FF19); -1: no digit
  int digit_at(std::uint32_t at) const {
    if (at >= text_.size()) return -1;
    if (text_[at] >= '0' && text_[at] <= '9') return text_[at] - '0';
    const bool wide = text_.compare(at, 2, "\xEF\xBC") == 0 && at + 2 < text_.size();
    const int last = wide ? static_cast<unsigned char>(text_[at + 2]) - 0x90 : -1;
    return last >= 0 && last <= 9 ? last : -1;
  }
  bool is_digit_before(std::uint32_t at) const {
    return (at > 0 && text_[at - 1] >= '0' && text_[at - 1] <= '9') || (at >= 3 && digit_at(at - 3) >= 0 && text_[at - 3] == '\xEF');
  }
  int take_number() {  // of at most four digits; -1: none
    int value = 0, digits = 0;
    for (int digit = digit_at(at_); digit >= 0; digit = digit_at(at_)) {
      if (++digits > 4) return -1;
      value = 10 * value + digit;
      at_ += size_of_character(at_);
    }
    return digits == 0 ? -1 : value;
  }

  // ---- dates --------------------------------------------------------------------------------------------------------
  // The year that an era began, less one; 0: no era.
  int take_era() {
    constexpr std::array<Named, 3> kEras = {{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}}};
    return take_one(kEras).value_or(0);
  }

  std::optional<Days> read_date() {
    const int era = take_era();
    const bool first_year = era != 0 && take("元");
    const int number = first_year ? 1 : take_number();
    if (number < 0) return std::nullopt;
    if (take("年")) {
      const int year = era + number;
      if (era != 0 ? number < 1 || number > 64 : year < 1000 || year > 2199) return std::nullopt;
      if (take("間") || take("间")) return std::nullopt;  // 2000 years long
      return rest_of_year(year);
    }
    if (era != 0 || !take("月")) return std::nullopt;
    const int day = take_day();
    if (day < 0 || !published_) return std::nullopt;
    const int year = year_near(number, day, *published_);
    if (year == 0) return std::nullopt;
    take_weekday_mark();
    const DayNumber at = day_number({year, number, day});
    return Days{at, at};
  }

  // The number before 日 or 号; -1: none, then nothing is taken.
  int take_day() {
    const std::uint32_t before = at_;
    const int day = take_number();
    if (day > 0 && (take("日") || take("号") || take("號")) && !take("間") && !take("间")) return day;
    at_ = before;
    return -1;
  }

  std::optional<Days> rest_of_year(int year) {
    const std::uint32_t after_year = at_;
    const int month = take_number();
    if (month < 1 || month > 12 || !take("月")) {
      at_ = after_year;
      return year_days(year);
    }
    const int day = take_day();
    if (day < 0) return month_days(year, month);
    if (!is_valid({year, month, day})) return std::nullopt;
    take_weekday_mark();
    const DayNumber at = day_number({year, month, day});
    return Days{at, at};
  }

  // (月) behind a date
  void take_weekday_mark() {
    const std::uint32_t before = at_;
    constexpr std::array<Named, 7> kSigns = {{{"月", 1}, {"火", 2}, {"水", 3}, {"木", 4}, {"金", 5}, {"土", 6}, {"日", 7}}};
    if ((take("(") || take("（")) && take_one(kSigns)) {
      take("曜日") || take("曜");
      if (take(")") || take("）")) return;
    }
    at_ = before;
  }

  // ---- weekdays -----------------------------------------------------------------------------------------------------
  std::optional<Days> read_weekday() {
    if (!published_) return std::nullopt;
    constexpr std::array<Named, 12> kWeeks = {{{"先週の", -1}, {"先週", -1}, {"今週の", 0}, {"今週", 0}, {"来週の", 1}, {"来週", 1},
                                               {"上", -1}, {"本", 0}, {"这", 0}, {"這", 0}, {"下", 1}, {"今", 0}}};
    const std::optional<int> week = take_one(kWeeks);
    constexpr std::array<Named, 7> kJapanese = {{{"月曜", 1}, {"火曜", 2}, {"水曜", 3}, {"木曜", 4}, {"金曜", 5}, {"土曜", 6}, {"日曜", 7}}};
    std::optional<int> weekday = take_one(kJapanese);
    if (weekday)
      take("日");
    else
      weekday = take_chinese_weekday(week.has_value());
    if (!weekday) return std::nullopt;
    const DayNumber monday = *published_ - weekday_of(*published_) + 1;
    const int back = (weekday_of(*published_) - *weekday + 7) % 7;
    const DayNumber day = week ? monday + 7 * *week + *weekday - 1 : *published_ - back;
    return Days{day, day};
  }

  // 星期一; 周一 only behind last, this, next, or 周 may end another word (一周一次: once a week)
  std::optional<int> take_chinese_weekday(bool after_week) {
    constexpr std::array<Named, 8> kDays = {{{"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"日", 7}, {"天", 7}}};
    if (!take("星期") && !take("礼拜") && !take("禮拜") && !(after_week && (take("周") || take("週")))) return std::nullopt;
    return take_one(kDays);
  }

  std::string_view text_;
  std::uint32_t at_;
  std::optional<DayNumber> published_;
};

}  // namespace

bool is_cjk_with_dates(std::string_view language) {
  return language == "ja" || language == "zh" || language.starts_with("zh-");
}

std::vector<CjkDate> find_cjk_dates(std::string_view text, Span within, std::optional<DayNumber> published) {
  return Walk(text, within, published).run();
}

}  // namespace rashomon
