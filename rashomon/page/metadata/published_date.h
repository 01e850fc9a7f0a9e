// The dates that pages print and declare -> ISO 8601, as precise as they are and in the zone that they give.
//
//   "2018-07-16T09:30:00+0200"        -> 2018-07-16T09:30:00+02:00
//   "Mon, 16 Jul 2018 07:30:00 GMT"   -> 2018-07-16T07:30:00Z
//   "July 16, 2018", "16. Juli 2018", "2018年7月16日", "١٦ يوليو ٢٠١٨"  -> 2018-07-16
//
// What could be two dates (3/4/2018) or is none (31 February) gives nothing. Month names: tables/months.txt.
// Tested by tests/cases/page and tests/page_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace rashomon {

// Of a value that should be a date as a whole ("2018-07-16T09:30Z", "Jul 16, 2018 9:30 AM"); empty: it is none.
std::string read_date(std::string_view value);

// Of an address with a day in its path (/2018/07/16/, /2018-07-16-, /20180716/); empty: it has none.
std::string date_in_address(std::string_view url);

}  // namespace rashomon
