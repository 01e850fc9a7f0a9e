// What pages say about their authors -> names.
//
//   "By Orla Pike and Tom Reed, Staff Writers"   ->   Orla Pike, Tom Reed
//
// Not: addresses, handles, dates, roles, the outlet itself.
// Tested by tests/cases/page and tests/page_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rashomon {

// Adds the names that a text gives, each once.
void add_names(std::string_view text, std::vector<std::string>& names);

// "Orla Pike, Tom Reed"; without the outlet's own name unless `names` holds others.
std::string join_names(const std::vector<std::string>& names, std::string_view outlet);

// "Orla Pike Bay Courier", where the outlet is "baycourier", is the name alone; at least two words of it stay.
std::string_view without_outlet_behind(std::string_view name, std::string_view outlet);

// Whether a text is only what stands before names: "Written by:", "Authors".
bool announces_names(std::string_view text);

}  // namespace rashomon
