// The lookup in tables/unit_bases.txt. Tested by tests/unit_bases_test.cpp.
#include "rashomon/values/unit_bases.h"

#include <charconv>

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

// Takes the last word of a row's value off it, as a number; false where the last word is none.
bool take_number(std::string_view& value, double& number) {
  const std::size_t blank = value.rfind(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view last = value.substr(blank + 1);
  const auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), number);
  if (error != std::errc{} || end != last.data() + last.size()) return false;
  value = value.substr(0, blank);
  return true;
}

const WordMap<UnitBase>& bases() {
  static const WordMap<UnitBase> built = [] {
    WordMap<UnitBase> made;
    for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/unit_bases.txt"))) {
      UnitBase base{row.value, 1, 0};
      double last = 0, before = 0;
      if (!take_number(base.unit, last)) continue;
      const bool two = take_number(base.unit, before);
      base.factor = two ? before : last;
      base.offset = two ? last : 0;
      made.add(row.key, base);
    }
    return made;
  }();
  return built;
}

}  // namespace

UnitBase base_of(std::string_view unit) {
  const UnitBase* base = bases().find(unit);
  return base != nullptr ? *base : UnitBase{unit, 1, 0};
}

}  // namespace rashomon
