// The table in one map a language. Tested by tests/cases/dates.
#include "rashomon/values/calendar_words.h"

#include <charconv>
#include <iterator>
#include <vector>

#include "rashomon/base/embedded.h"

namespace rashomon {

const CalendarWords* calendar_words(std::string_view language) {
  constexpr std::string_view kLanguages[] = {"en", "de", "fr", "es", "it", "pt", "ru", "uk"};
  static const std::vector<CalendarWords> all = [&] {
    std::vector<CalendarWords> made(std::size(kLanguages));
    for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/calendar_words.txt")))
      for (std::size_t l = 0; l < made.size(); ++l)
        if (row.section.ends_with(kLanguages[l])) {
          int number = 0;
          std::from_chars(row.value.data(), row.value.data() + row.value.size(), number);
          WordMap<int>& words = row.section.starts_with("month")     ? made[l].months
                                : row.section.starts_with("weekday") ? made[l].weekdays
                                                                     : made[l].relative;
          words.add(row.key, number);
        }
    return made;
  }();
  for (std::size_t l = 0; l < all.size(); ++l)
    if (language == kLanguages[l]) return &all[l];
  return nullptr;
}

}  // namespace rashomon
