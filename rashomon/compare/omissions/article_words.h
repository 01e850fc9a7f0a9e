// An article -> all words that it has anywhere, its headline and captions among them: what says that a name or a number is
// not in it in any spelling. Case, accents and possessives are gone (match/stem.h); parts of compounds count too.
//
// Tested by tests/cases/compare (missing_voice, missing_figure).
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

class ArticleWords {
 public:
  explicit ArticleWords(const Telling& telling);

  bool has(const std::string& folded) const { return words_.contains(folded); }
  // Of words that begin with a capital: how a name may be spelled otherwise (reading/person_names.h).
  bool has_sound(const std::string& sound) const { return sounds_.contains(sound); }

 private:
  void add(std::string_view text);
  void add_word(std::string_view word);

  std::unordered_set<std::string> words_, sounds_;
};

// The words of a text, parted by whatever is no letter, digit or apostrophe; also of one that has no tokens.
std::vector<std::string_view> plain_words(std::string_view text);

// The number that a word is, in digits: "1200" of "1,200", "12" of "twelve", "12bn"; empty: none.
std::string number_in(std::string_view word);

// The content words among them, as stems.
std::set<std::string> content_stems(std::string_view text);

}  // namespace rashomon
