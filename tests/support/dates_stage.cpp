// Cases of reading/dates and reading/times: for each expression of time its text and its days, then the times of day. A first line "published 2018-07-18" sets
// the date of publication.
#include <fmt/format.h>

#include "rashomon/language/analyse.h"
#include "rashomon/reading/dates.h"
#include "rashomon/reading/times.h"
#include "tests/support/stages.h"
#include "tests/support/text_article.h"

namespace rashomon::testing {
namespace {

std::string show_dates(const std::string& input) {
  const Article article = article_of_text(input);
  std::string out;
  const Analysis analysis = analyse(article);
  for (const DateMention& date : find_dates(article, analysis)) {
    out += fmt::format("{}  =  {}", text_of(article.text, date.span), date.from);
    if (date.to != date.from) out += " to " + date.to;
    out += "\n";
  }
  for (const TimeMention& time : find_times(article, analysis)) {
    out += fmt::format("{}  =  {}", text_of(article.text, time.span), time.time);
    if (!time.zone.empty()) out += fmt::format(" zone {}", time.zone);
    if (time.offset_minutes) out += fmt::format(" = UTC {:+} minutes", *time.offset_minutes);
    out += "\n";
  }
  return out.empty() ? "no dates" : out;
}

const StageRegistration kDates("dates", show_dates);

}  // namespace
}  // namespace rashomon::testing
