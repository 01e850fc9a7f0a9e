// What kind of word each token is, by lists and endings: the light grammar under the readers of attributions.
//
// Tokens go in, one Word a token comes out: "didn't" is a form of do and a negation, "claims" a form of the cue "claim",
// "Thursday" a word of time, "walked" a verb by its ending. A word may be several things at once ("his plans"); which one
// it is here is for the reader that sees its neighbours to say. No statistics and no context.
//
// Tables: function_words.txt, irregular_verbs.txt, cues.txt. Tested by tests/cases/attributions.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"

namespace rashomon {

// Bits of Word::classes.
enum WordClass : std::uint32_t {
  kDeterminer = 1u << 0,
  kPossessive = 1u << 1,  // his, their; a noun with 's has kGenitive
  kSubject = 1u << 2,     // a pronoun that can be a subject
  kObject = 1u << 3,
  kPersonPronoun = 1u << 4,
  kPreposition = 1u << 5,
  kCoordinator = 1u << 6,
  kSubordinator = 1u << 7,
  kRelative = 1u << 8,
  kQuestion = 1u << 9,
  kBe = 1u << 10,
  kHave = 1u << 11,
  kDo = 1u << 12,
  kModal = 1u << 13,
  kNegation = 1u << 14,
  kTo = 1u << 15,
  kTime = 1u << 16,
  kAdverb = 1u << 17,
  kNumber = 1u << 18,
  kGenitive = 1u << 19,
  kContracted = 1u << 20,  // he's, they'll: the verb is in the word
  kQuotation = 1u << 21,   // not a word: a whole stretch inside quotation marks
  kComma = 1u << 22,
  kColon = 1u << 23,
  kStop = 1u << 24,        // . ! ? …
  kDash = 1u << 25,
  kSemicolon = 1u << 26,
  kOpenBracket = 1u << 27,
  kCloseBracket = 1u << 28,
  kOtherSign = 1u << 29,
};

// Bits of Word::forms: which forms of a verb the word can be.
enum VerbForm : std::uint8_t {
  kBase = 1,
  kPresent = 2,     // third person: says
  kPast = 4,
  kParticiple = 8,  // said, written
  kIng = 16,
};

struct Word {
  std::uint32_t classes = 0;
  std::uint16_t verb_cue = 0;  // rows of the table of cues (cue_table.h), 0: none
  std::uint16_t noun_cue = 0;
  std::uint16_t adjective_cue = 0;
  std::uint8_t forms = 0;

  bool is(std::uint32_t any_of) const { return (classes & any_of) != 0; }
  bool can_be(std::uint8_t any_of) const { return (forms & any_of) != 0; }
};

std::vector<Word> classify_words(std::string_view text, const std::vector<Token>& tokens);

// The same for a word by itself, in any case.
Word classify_word(std::string_view word);

}  // namespace rashomon
