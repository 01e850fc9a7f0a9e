// The fields of a record by their names in the contracts.
#pragma once

#include <string_view>
#include <utility>

#include "rashomon/intake/page.h"

namespace rashomon {

inline constexpr std::pair<std::string_view, std::string GivenFields::*> kGivenFields[] = {
    {"id", &GivenFields::id},
    {"url", &GivenFields::url},
    {"outlet", &GivenFields::outlet},
    {"title", &GivenFields::title},
    {"byline", &GivenFields::byline},
    {"published", &GivenFields::published},
    {"language", &GivenFields::language},
    {"modified", &GivenFields::modified},
    {"section", &GivenFields::section},
};

// Nothing where no field has this name.
inline std::string* field_named(GivenFields& given, std::string_view name) {
  for (const auto& [field, member] : kGivenFields)
    if (field == name) return &(given.*member);
  return nullptr;
}

}  // namespace rashomon
