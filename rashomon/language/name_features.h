// What the tagger of names looks at: numbers that stand for "the word is X", "the word before ends in Y", "the rules call
// it a place", … of each token of a stretch that may hold names.
//
// In: text, analysis (tokens, sentences), names found by rule, and what is known of words (name_lexicon.h). Out: stretches
// of tokens, in order, and for each of their tokens its features; a feature is a 32-bit hash of what it says. The same code
// runs in training (train/names/names_data.cpp), so training and use see the same.
//
// A stretch begins and ends with a token that has a capital letter, within one sentence, and holds at most two others in a
// row: all names lie inside stretches, and most tokens of a text do not. Most features tell of one word alone, in the place that
// it has beside the token, and so come again wherever the word does; the others tell of the context. Features as in Ratinov & Roth 2009, "Design
// challenges and misconceptions in named entity recognition". Tested by tests/name_tagger_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/language/capitals.h"
#include "rashomon/language/name_lexicon.h"
#include "rashomon/language/name_tokens.h"

namespace rashomon {

struct Stretch {
  std::uint32_t first_token = 0, end_token = 0;
};

class NameFeatures : private NameTokens {
 public:
  // All must outlive it.
  NameFeatures(NameText& text, const std::vector<Name>& by_rule, const NameLexicon& lexicon);

  // The next stretch of the text; an empty one at the end.
  Stretch next_stretch();

  using NameTokens::possessive_size;

  static constexpr std::size_t kMax = 96;
  using List = std::array<std::uint32_t, kMax>;

  // The places of a word beside a token: the word itself, those before and after it, those two before and after.
  enum class Place : std::uint8_t { here, before, after, before2, after2 };
  static constexpr std::size_t kPlaces = 5;

  // The features of a token of the stretch that next_stretch() gave last: of the word in a place, the same wherever a word with
  // this word_at() has it; and of the context. Each returns how many.
  std::size_t word_features(std::uint32_t token, Place place, List& out) const;
  std::size_t context_features(std::uint32_t token, List& out) const;
  std::uint32_t word_at(std::uint32_t token, Place place) const { return look(place_of(token, place)).exact; }

  // All of them.
  std::size_t features_of(std::uint32_t token, List& out) const;

 private:
  static std::int64_t place_of(std::uint32_t token, Place place) {
    constexpr std::int64_t kAway[] = {0, -1, 1, -2, 2};
    return std::int64_t{token} + kAway[static_cast<std::size_t>(place)];
  }

  // What a token looks like, computed once; all but the last two tell of the word alone.
  struct Look {
    std::uint32_t exact = 0, lower = 0, shape = 0;      // hashes
    std::array<std::uint32_t, 7> affixes = {};          // hashes: first 2, 3, 4, last 1 to 4 letters
    std::uint32_t flags = 0;                            // name_words.h
    WordFacts facts;
    std::uint8_t rule = 0;                              // kind and place in a name found by rule; 0: none
    std::uint32_t caps = 0;                             // how telling its capital is
  };

  bool has_capital(std::uint32_t token) const;
  void look_at(std::uint32_t first, std::uint32_t end);
  Look look_of(std::uint32_t token);
  std::uint8_t rule_at(std::uint32_t token);
  std::uint32_t caps_of(std::uint32_t token) const;
  const Look& look(std::int64_t token) const;  // of the sentence's border where there is no token

  const Capitals& capitals_;
  const std::vector<Name>& by_rule_;
  const NameLexicon& lexicon_;
  std::uint32_t next_sentence_ = 0, next_token_ = 0, next_rule_ = 0;
  bool entered_ = false;
  Stretch stretch_;
  std::uint32_t looks_begin_ = 0;
  std::vector<Look> looks_;
  Look border_;
  static constexpr std::size_t kSeen = 256;  // words kept, each in the place that its hash gives
  std::vector<Look> seen_;
};

}  // namespace rashomon
