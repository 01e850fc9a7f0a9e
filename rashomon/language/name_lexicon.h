// What is known of single words beyond the tables of language/: to which of some hundreds of clusters of words used alike a
// word belongs, and whether it is a given name, a last name or (a part of) a town's name somewhere.
//
// A hash table read in place from models/names.weights: each slot 32 bits, the upper half tells words apart (so one in
// some ten thousand unknown words looks like a known one), the lower says what is known. Made by
// train/names/make_lexicon.py, which names the sources. Tested by tests/name_tagger_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>

namespace rashomon {

// A 32-bit hash, the same on every machine (FNV-1a, its bits mixed at the end); ASCII letters small, digits as 0.
std::uint32_t hash_word(std::string_view word);
// The same with letters and digits as they stand.
std::uint32_t hash_exactly(std::string_view word);
// Of two hashes in this order.
std::uint32_t hash_pair(std::uint32_t a, std::uint32_t b);

struct WordFacts {
  std::uint16_t bits = 0;
  std::uint32_t cluster() const { return bits & 0x3FFU; }  // 0: none
  bool is_given_name() const { return (bits & 0x400U) != 0; }
  bool is_last_name() const { return (bits & 0x800U) != 0; }
  bool is_town() const { return (bits & 0x1000U) != 0; }
};

class NameLexicon {
 public:
  // `slots`: a power of two of them, at least one of them 0; must outlive this.
  NameLexicon(const std::uint32_t* slots, std::size_t count) : slots_(slots), mask_(count - 1) {}

  WordFacts find(std::uint32_t hash) const {
    for (std::size_t at = hash & mask_; slots_[at] != 0; at = (at + 1) & mask_)
      if (slots_[at] >> 16U == hash >> 16U) return {static_cast<std::uint16_t>(slots_[at] & 0xFFFFU)};
    return {};
  }

 private:
  const std::uint32_t* slots_;
  std::size_t mask_;
};

}  // namespace rashomon
