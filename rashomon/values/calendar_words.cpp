// The table in one map a language: all that a word may be is found by one look. Tested by tests/cases/dates.
#include "rashomon/values/calendar_words.h"

#include <charconv>
#include <iterator>
#include <vector>

#include "rashomon/base/embedded.h"

namespace rashomon {
namespace {

void add(CalendarWord& word, std::string_view kind, std::string_view value) {
  std::uint8_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  if (kind == "month") word.month = number;
  if (kind == "weekday") word.weekday = number;
  if (kind == "ordinal") word.ordinal = number;
  if (kind == "decade") word.decade = number;
  if (kind == "only with a capital") word.needs_capital = true;
  if (kind == "begins" || kind == "ordinal" || kind == "decade") word.begins = true;
}

}  // namespace

const WordMap<CalendarWord>* calendar_words(std::string_view language) {
  constexpr std::string_view kLanguages[] = {"en", "de", "fr", "es", "it", "pt", "ru", "uk"};
  static const std::vector<WordMap<CalendarWord>> all = [&] {
    std::vector<WordMap<CalendarWord>> made(std::size(kLanguages));
    for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/calendar_words.txt")))
      for (std::size_t l = 0; l < made.size(); ++l)
        if (row.section.ends_with(kLanguages[l]))
          add(made[l].value_of(row.key), row.section.substr(0, row.section.size() - 3), row.value);
    return made;
  }();
  for (std::size_t l = 0; l < all.size(); ++l)
    if (language == kLanguages[l]) return &all[l];
  return nullptr;
}

}  // namespace rashomon
