// Expressions of time as days, counted from the date of publication.
#pragma once

#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// In order of position, `attribution` not set yet; from <= to. Without a date of publication only absolute dates.
std::vector<DateMention> find_dates(const Article& article, const Analysis& analysis);

// "day", "week", "weekend", "month", "year", "decade" where that is what a date names; "range" for all other intervals.
std::string_view precision_of(const DateMention& date);

}  // namespace rashomon
