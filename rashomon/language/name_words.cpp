// The three tables of names in one map. Tested by tests/cases/language.
#include "rashomon/language/name_words.h"

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

std::uint32_t flag_of_section(std::string_view section) {
  using namespace name_word;
  if (section == "title") return kTitle;
  if (section == "role") return kRole;
  if (section == "organisation head") return kOrganisationHead;
  if (section == "joins with of") return kJoinsWithOf;
  if (section == "place head") return kPlaceHead;
  if (section == "place first") return kPlaceFirst;
  if (section == "organisation") return kOrganisation;
  if (section == "place" || section.starts_with("country") || section.starts_with("capital")) return kPlace;
  if (section == "group" || section.starts_with("people")) return kGroup;
  if (section == "calendar") return kCalendar;
  if (section == "particle") return kParticle;
  if (section == "suffix") return kSuffix;
  if (section == "given name") return kGivenName;
  if (section == "organisation noun") return kOrganisationNoun;
  if (section == "adjective ending") return kAdjectiveEnding;
  if (section == "thing") return kThing;
  if (section == "thing head") return kThingHead;
  return 0;
}

WordMap<std::uint32_t> read_tables() {
  WordMap<std::uint32_t> flags;
  for (const std::string_view path : {"rashomon/language/tables/titles.txt", "rashomon/language/tables/name_words.txt",
                                      "rashomon/language/tables/places.txt"})
    for (const TableRow& row : parse_table(embedded_text(path)))
      flags.value_of(row.key) |= flag_of_section(row.section);
  return flags;
}

}  // namespace

std::uint32_t name_word_flags(std::string_view phrase) {
  static const WordMap<std::uint32_t> flags = read_tables();
  if (const std::uint32_t* found = flags.find(phrase)) return *found;
  if (phrase.size() < 4 || phrase.back() != 's') return 0;
  const std::uint32_t* one = flags.find(phrase.substr(0, phrase.size() - 1));
  return one != nullptr ? *one & name_word::kGroup : 0;
}

}  // namespace rashomon
