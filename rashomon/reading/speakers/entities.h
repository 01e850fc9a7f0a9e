// Names -> entities: every mention of one person or body, its fullest name, its role and what the text tells of its sex.
//
//   Trump Attacks … Donald J. Trump, a businessman, … Mr. Trump   ->   one entity "Donald J. Trump", role "a businessman"
//
// Nicknames belong to whoever the text gives them ("William “Bill” Harper", "Ann Lee, known as Nan"), or who alone has a name that
// they are short for. A fuller name in the title counts. A person's shorter name belongs to the entity that can bear it (person_names.h), as it is spelled before as it sounds; of
// several, to the one named most often; a body's to the one whose name it ends; "WHO" to the body with these initials; Kiev to
// Kyiv. Of two people with one last name, the last name alone means the one named much more often, or the only one named just
// before; else it is shared. It knows no world: two people of one last name without first names are one.
//
// Tested by tests/cases/speakers.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/person_names.h"

namespace rashomon {

enum class Sex : std::uint8_t { unknown, male, female };

struct Entity {
  std::string name;                 // the fullest form
  std::vector<std::string> words;   // of the name, folded
  PersonName person;                // the same, taken apart; of persons and of what has no kind
  NameKind kind = NameKind::other;
  Sex sex = Sex::unknown;
  Span role;                        // empty: none
  std::vector<Span> roles;          // all titles that say something and descriptions beside the name, in order
  std::uint32_t age = 0;            // 0: not told
  std::vector<std::uint32_t> names; // indices into Analysis::names
};

constexpr std::uint32_t kNoEntity = 0xFFFFFFFF;

struct Entities {
  std::vector<Entity> all;
  std::uint32_t in_headline = kNoEntity;  // the one person of the title where the text names no person at all; it has no names there
  std::vector<std::uint32_t> of_name;  // for each of Analysis::names its entity; of a shared one the more likely bearer
  // Names that two people bear as well -> the other bearer. They are in nobody's `names`.
  std::unordered_map<std::uint32_t, std::uint32_t> shared;
  // Role nouns ("minister") -> the entities that have this role, in order of where the text says so.
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_role;
};

Entities join_names(const Article& article, const Analysis& analysis);

}  // namespace rashomon
