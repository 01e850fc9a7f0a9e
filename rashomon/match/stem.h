// A word as it stands -> the form under which it is compared: "Clashes", "clashed", "clashing" -> "clash".
//
// fold_word takes case and accents away and maps the few spellings that newsrooms differ in ("U.S.", "US"). stem cuts
// English endings, plural and verb endings first, then one ending that makes nouns, adjectives or adverbs of other
// words
// ("election" -> "elect"). It is blunt on purpose: a stem need not be a word, and two words with one stem cost less
// than one word with two. Words of other languages are merely folded the same way on both sides. Idea: M. F. Porter,
// "An algorithm for suffix stripping", Program 14 (1980), with far fewer rules.
//
// Tested by tests/match_test.cpp.
#pragma once

#include <string>
#include <string_view>

namespace rashomon {

// Lower case, without accents, dots of abbreviations or a possessive 's. Empty where nothing is left.
std::string fold_word(std::string_view word);

// The stem of a folded word.
std::string stem(std::string_view folded);

}  // namespace rashomon
