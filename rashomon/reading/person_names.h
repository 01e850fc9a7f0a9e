// A person's name taken apart, and whether two names can be one person's: what entities.h asks within an article, and
// compare/speaker_names.h between articles.
//
//   Ursula von der Leyen = von der Leyen     J. K. Rowling = Joanne Rowling     Joe Biden = Joseph R. Biden Jr.
//   Xi Jinping = Xi     Orban Viktor = Viktor Orban     Zelenskyy ~ Selenskyj (by sound)     Donald Trump Jr. # Donald J. Trump
//
// Spelling is compared after accents, stops and case are gone; sounds after the letters that transliterations choose
// between (w and v, y and j and i, kh and h, sch and sh, z and s) are one. Given names may also be short forms of each other,
// by tables/person_names.txt. It knows no person: whether two bearers of one name are one is for the caller to see.
// Tested by tests/person_names_test.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rashomon {

struct PersonName {
  std::vector<std::string> words;  // folded; "J.K." and "JK" are two; without what tells the generation
  std::vector<std::string> sounds; // of each word
  std::size_t family = 0;          // the word at which the family name begins: a particle or the last word
  std::string generation;          // "jr", "iii"; empty: none

  // One word, or a family name with its particles: nothing tells the given name.
  bool is_bare() const { return family == 0; }
};

PersonName person_name(std::string_view name);

enum class Likeness : std::uint8_t { none, by_sound, spelled };

// Whether the names can be one person's, and by what. Full names that differ in nothing but the generation are two.
Likeness likeness_of(const PersonName& a, const PersonName& b);

// Whether a word is a family name that stands first: Xi, Kim, Nguyen.
bool is_first_family_name(std::string_view folded);

// What transliterations of one name have in common: "selenski" of Zelensky, Zelenskyy, Selenskyj.
std::string sound_of(std::string_view folded);

// Whether two given names are one by the table of short forms: Bob and Robert.
bool are_forms_of_one(const std::string& folded, const std::string& other);

// Small letters without accents and stops, ’ as '; of "Lee's" the name alone.
std::string folded_name(std::string_view word);

// What all names of one place have in common: "GB" of Britain and UK, "kyiv" of Kiev; of others the folded name.
std::string place_key(std::string_view name);

}  // namespace rashomon
