// The short texts of feeds: titles and names, which may hold markup and references.
//
//   "Tom &amp; <i>Jerry</i>"                  ->   Tom & Jerry
//   "orla@baycourier.example (Orla Pike)"    ->   Orla Pike
// Tested by tests/cases/intake.
#pragma once

#include <string>
#include <string_view>

namespace rashomon {

// Without tags and with references resolved; white space collapsed.
std::string plain_text(std::string_view markup);

// The name alone; empty where there is only an address.
std::string name_of_author(std::string_view text);

// "Orla Pike" and "Tom Reed" -> "Orla Pike, Tom Reed"; an empty name changes nothing.
void add_name(std::string& byline, const std::string& name);

}  // namespace rashomon
