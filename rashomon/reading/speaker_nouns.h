// Nouns that tell what kind of speaker a description is ("a court document", "officials"), and words that tell a sex.
//
// Table: speaker_nouns.txt. Tested by tests/cases/speakers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rashomon {

enum NounClass : std::uint8_t { kDocumentNoun = 1, kOrganisationNoun = 2, kGroupNoun = 4, kPersonNoun = 8, kMaleWord = 16, kFemaleWord = 32,
                                kBareBodyNoun = 64,  // stands for a body named before: "the company"
                                kOwnWordsNoun = 128 };  // what a person says or writes: "Kim's address"

// The classes of a word given in lower case; 0: in no list.
std::uint8_t noun_classes(std::string_view word);

// "governor" of "gov."; another word as it is.
std::string_view full_role(std::string_view word);

// Lower case in ASCII, without a possessive ending: "Clinton’s" -> "clinton".
std::string folded_name_word(std::string_view word);

}  // namespace rashomon
