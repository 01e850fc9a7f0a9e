// The trained tagger of names: stretches of tokens -> persons, organisations, places.
//
//   Ms. [Roe] of [Vane Holdings] in [Porthaven]   ->   person, organisation, place
//
// A linear-chain conditional random field (Lafferty et al. 2001): each token's features (name_features.h) add to the scores of
// its tags (none, or begin and inside of a kind), each pair of neighbouring tags to that of a stretch, and the best whole
// sequence is found (Viterbi). Weights are small integers and so are the sums: the same on every machine. Where the trained reader
// has read the text, its encoder's states add to the scores (name_head.h), with steps from tag to tag of their own. Made by
// train/names. Tested by tests/name_tagger_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/language/name_features.h"
#include "rashomon/language/name_head.h"
#include "rashomon/language/name_lexicon.h"
#include "rashomon/nn/reader_network.h"
#include "rashomon/nn/weights_file.h"

namespace rashomon {

struct TaggedName {
  std::uint32_t first_token = 0, end_token = 0;
  NameKind kind = NameKind::person;  // person, organisation or place
};

class NameTagger {
 public:
  // A view into bytes of a weights file that must outlive it. Throws Error (format) as WeightsFile does.
  NameTagger(std::string_view bytes, const std::string& name);

  // In order, none overlapping another. `by_rule`: what name_rules.h finds, in order. `read`: the same text as the trained
  // reader has read it, or null; throws Error (format) where its states are not of the width that the head was trained on. Time
  // is linear in the text.
  std::vector<TaggedName> tag(NameText& text, const std::vector<Name>& by_rule, const ReaderOutput* read = nullptr) const;

  const NameLexicon& lexicon() const { return lexicon_; }

  // The tags, in the order of the weights.
  enum Tag : std::uint8_t { none, person, in_person, organisation, in_organisation, place, in_place };
  static constexpr std::size_t kTags = NameHead::kTags;

 private:
  struct Slot {
    std::array<std::int8_t, kTags - 1> weights;  // `none` has weight 0
    std::uint16_t mark;                          // tells features of one place apart; 0: a free slot
  };
  using Scores = std::array<std::int32_t, kTags>;
  using Steps = std::array<Scores, kTags>;

  // Weights added up eight bits a tag, four tags a number; each weight is 128 too large.
  struct Sum {
    std::uint64_t even = 0, odd = 0;
    std::uint32_t weights = 0;  // how many
    void add(const Sum& other) { even += other.even, odd += other.odd, weights += other.weights; }
  };
  // The sums of a word in each place, kept for where it comes again.
  struct WordSums {
    std::uint32_t word = 0;
    std::uint32_t known = 0;  // a bit a place
    std::array<Sum, NameFeatures::kPlaces> sums;
  };

  Sum sum_of(const NameFeatures::List& features, std::size_t count) const;
  Scores scores_of(const NameFeatures& features, std::uint32_t token, std::vector<WordSums>& kept) const;
  Steps read_steps(const std::string& tensor) const;
  static void decode(const std::vector<Scores>& scores, const Steps& steps, std::vector<std::array<std::uint8_t, kTags>>& from,
                     std::vector<Tag>& tags);

  WeightsFile file_;
  NameLexicon lexicon_;
  const Slot* slots_ = nullptr;
  std::uint32_t mask_ = 0;
  NameHead head_;
  Steps steps_, steps_with_head_;
};

}  // namespace rashomon
