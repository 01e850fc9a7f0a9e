// Any bytes as a page's date -> nothing, or a day that a calendar has, written as ISO 8601 with at most a time and a zone.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rashomon/page/metadata/published_date.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

int number(const std::string& text, std::size_t at, std::size_t size) {
  int value = 0;
  for (std::size_t i = at; i < at + size; ++i) {
    require(text[i] >= '0' && text[i] <= '9');
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

void check(const std::string& date) {
  if (date.empty()) return;
  require(date.size() >= 10 && date[4] == '-' && date[7] == '-');
  const int year = number(date, 0, 4), month = number(date, 5, 2), day = number(date, 8, 2);
  constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  require(month >= 1 && month <= 12);
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  require(day >= 1 && day <= kLengths[month - 1] + (leap && month == 2 ? 1 : 0));
  if (date.size() == 10) return;
  require(date[10] == 'T' && date.size() >= 16 && date[13] == ':');
  require(number(date, 11, 2) < 24 && number(date, 14, 2) < 60);
  require(date.find_first_not_of("0123456789-:.TZ+") == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check(rashomon::read_date(text));
  check(rashomon::date_in_address(text));
  return 0;
}
