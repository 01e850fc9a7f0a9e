// Absolute dates and weekdays in Japanese and Chinese, where no blanks part the words: 2026年6月8日 | ６月８日(月) | 令和8年 |
// 月曜日 | 上周五.
//
// Digits may be full-width. A day without a year is the one nearest to publication, a weekday the last before it, or the one
// of the week that 先週, 来週, 上周, 下周 … name. A month or a day alone (6月, 8日) is nothing: which one is meant, the characters
// do not say. Japanese eras from Showa on. Tested by tests/cases/dates/japanese.case and chinese.case.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rashomon/base/span.h"
#include "rashomon/values/periods.h"

namespace rashomon {

struct CjkDate {
  Span span;
  Days days;
};

bool is_cjk_with_dates(std::string_view language);  // ja, zh

// In order, inside `within` of the text.
std::vector<CjkDate> find_cjk_dates(std::string_view text, Span within, std::optional<DayNumber> published);

}  // namespace rashomon
