// What stands around a number: words that modify it (at least, or so), that make it a name (Article 5), and the months.
//
// Tested by tests/cases/figures.
#pragma once

#include <cstdint>
#include <string_view>

#include "rashomon/values/numerals.h"

namespace rashomon {

struct Modifier {
  std::string_view name;    // empty: none
  std::uint32_t token = 0;  // before a figure: its first token; after one: the token behind its last
};

// The longest modifier of tables/figure_words.txt that ends just before token `at`, not beyond token `first`.
Modifier find_modifier_before(const NumberContext& context, std::uint32_t first, std::uint32_t at);
Modifier find_modifier_after(const NumberContext& context, std::uint32_t at);

bool is_designator(std::string_view word);              // article, room, flight
bool is_adjective_after_hyphen(std::string_view word);  // two-way, one-off
bool is_counted_by_one(std::string_view word);          // person in "one person", but not day in "one day"

// What the words around a token speak of, sixty to either side inside its sentence.
enum class Topic { heat, money, weight, contest };
bool is_word_of(const NumberContext& context, std::uint32_t t, Topic topic);
bool speaks_of(const NumberContext& context, std::uint32_t first, std::uint32_t at, Topic topic);

// 1 to 12, also for "Jan."; 0: no month.
int month_of(std::string_view word, std::string_view language);

}  // namespace rashomon
