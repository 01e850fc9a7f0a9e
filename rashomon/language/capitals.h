// Which capital letters say that a name begins: those inside a sentence do, those at its beginning only if the rest of
// the article writes the word large where it need not.
//
// Tested by tests/cases/language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"

namespace rashomon {

class Capitals {
 public:
  Capitals(std::string_view text, const Analysis& analysis);

  // Whether the capital of this token stands where a common word would have none.
  bool is_telling(std::uint32_t token, std::uint32_t sentence) const;

  // How often a word is written small, and large where that tells something, in the whole article. Only counted for
  // words that somewhere stand where a capital tells nothing.
  struct Count {
    std::uint32_t small = 0, large = 0;
  };
  Count count(std::uint32_t token) const;

  // Whether all of a word's letters are capitals, and at least two are: NATO, US.
  bool is_acronym(std::uint32_t token, std::uint32_t sentence) const;

 private:
  struct Slot {
    std::uint32_t hash = 0;  // 0: free
    Count count;
  };
  std::uint32_t hash_of(std::uint32_t token) const;
  std::size_t slot_of(std::uint32_t hash) const;
  bool begins_clause(std::uint32_t token, std::uint32_t sentence) const;
  void judge_sentences();
  void count_words();

  std::string_view text_;
  const Analysis& analysis_;
  std::vector<std::uint8_t> every_word_large_;  // for each sentence
  std::vector<Slot> slots_;
};

}  // namespace rashomon
