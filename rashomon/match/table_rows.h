// A table of rows -> its fields: a line a row, fields parted by blanks; comments and empty lines left out.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace rashomon {

std::vector<std::vector<std::string_view>> table_rows(std::string_view table);

// All fields of all rows.
std::unordered_set<std::string> word_set(std::string_view table);

// The number that a field holds. Throws Error (format) where it holds none: a table of ours is damaged.
double number_of(std::string_view field);

}  // namespace rashomon
