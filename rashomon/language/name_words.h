// What the tables know about a word or phrase of a name: titles, heads of institutions, places, given names, …
// (tables/titles.txt, name_words.txt, places.txt). Tested by tests/cases/language.
#pragma once

#include <cstdint>
#include <string_view>

namespace rashomon {

// Bits; a word may be several: "Victoria" is a place and a given name.
namespace name_word {
constexpr std::uint32_t kTitle = 1U << 0U;              // President, Mr.
constexpr std::uint32_t kRole = 1U << 1U;               // spokeswoman
constexpr std::uint32_t kOrganisationHead = 1U << 2U;   // … University
constexpr std::uint32_t kJoinsWithOf = 1U << 3U;        // Bank of …
constexpr std::uint32_t kPlaceHead = 1U << 4U;          // … River
constexpr std::uint32_t kPlaceFirst = 1U << 5U;         // Lake …
constexpr std::uint32_t kOrganisation = 1U << 6U;       // a whole name: White House
constexpr std::uint32_t kPlace = 1U << 7U;              // a whole name: New York
constexpr std::uint32_t kGroup = 1U << 8U;              // French, Republican
constexpr std::uint32_t kCalendar = 1U << 9U;           // Monday: a capital letter, but no name
constexpr std::uint32_t kParticle = 1U << 10U;          // van
constexpr std::uint32_t kSuffix = 1U << 11U;            // Jr.
constexpr std::uint32_t kGivenName = 1U << 12U;         // Jane
constexpr std::uint32_t kOrganisationNoun = 1U << 13U;  // agency
constexpr std::uint32_t kAdjectiveEnding = 1U << 14U;   // … -based
constexpr std::uint32_t kThing = 1U << 15U;             // a whole name: World Cup
constexpr std::uint32_t kThingHead = 1U << 16U;         // … Treaty
}  // namespace name_word

constexpr std::uint32_t kMaxNamePhrase = 6;  // tokens of the longest phrase in the tables

// 0 where no table has the phrase. Without regard to case; the plural of a group counts as the group.
std::uint32_t name_word_flags(std::string_view phrase);

}  // namespace rashomon
