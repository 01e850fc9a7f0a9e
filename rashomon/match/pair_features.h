// Two sentences of two articles -> the numbers by which it is decided whether they tell the same.
//
// Most are plain counts and weights: shared terms, names, figures, pairs of words in order, the densest stretch of
// shared terms, what the neighbouring sentences share, where the sentences stand, and how the pair compares with its
// rivals (the other sentences that either could be paired with). Where words met, what their meeting says comes after them
// (met_features.h). kFeatureNames names them; the trees (tell_same.h)
// refer to these names.
//
// Tested by tests/match_test.cpp; their worth is measured by train/facts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/match/article_pair.h"

namespace rashomon {

constexpr std::array<std::string_view, 48> kFeatureNames = {
    "shared_weight",  // of all shared content terms
    "shared_rarity",  // the same by rarity within the two articles alone
    "rarest_shared",  // the largest rarity of a shared term
    "second_rarest_shared",
    "share_of_longer",  // shared weight / weight of the heavier sentence
    "share_of_shorter",
    "best_window",     // the most shared weight within 14 terms, in the sentence where that is less
    "best_run_less",   // the best stretch (find_best_run) of either sentence: the lesser …
    "best_run_more",   // … and the greater
    "context_weight",  // terms of one sentence that stand beside the other
    "shared_bigrams",
    "shared_figures",        // by weight
    "different_figures",     // count
    "shared_names",          // by weight
    "different_names",       // count
    "share_of_plain_words",  // the same as share_of_shorter without names and figures
    "shorter_length",        // distinct content terms
    "longer_length",
    "earlier_place",  // 0 to 1, place in the article
    "later_place",
    "later_index",          // place counted in sentences
    "quoted_sides",         // 0, 1 or 2 sentences with words inside quotation marks
    "shared_quoted",        // weight of shared terms inside quotation marks in both
    "lead_less",            // shared weight minus that of the best rival: the lesser of both sides …
    "lead_more",            // … and the greater
    "worse_rank",           // place among the rivals of either side, 0 the best; the worse of both
    "diagonal_neighbours",  // share_of_longer of the sentences before both, or after both
    "best_neighbour",       // … of any two sentences at most one away
    // From here on what the meeting of words says (nn/word_meeting.h); zeros where words did not meet.
    "met_odds",  // log odds that both tell the same
    "met_cosine",
    "met_near_less",  // what either sentence finds in the other, the lesser of both sides: nearness of its words …
    "met_excess_less",  // … beyond their usual nearness
    "met_told_share_less",
    "met_told_amount_less",
    "met_stretch_less",  // the best seven words …
    "met_closest_less",  // … and three
    "met_near_more",     // the same, the greater
    "met_excess_more",
    "met_told_share_more",
    "met_told_amount_more",
    "met_stretch_more",
    "met_closest_more",
    "met_lead_less",  // as lead_less, lead_more and worse_rank, of the log odds
    "met_lead_more",
    "met_worse_rank",
    "met_diagonal_more",  // log odds of the sentences before both, or after both
    "met_diagonal_less",
    "met_beside",  // the best log odds where one sentence is one away
};
constexpr std::size_t kFeatureCount = kFeatureNames.size();
constexpr std::size_t kPlainFeatures = 28;  // the rest need words that met
using PairFeatures = std::array<double, kFeatureCount>;

struct SentencePairIndex {
  std::uint32_t first = 0, second = 0;  // indices into TellingTerms::sentences
};

// The pairs worth looking at: enough shared weight, and among the best few of either sentence. In order.
std::vector<SentencePairIndex> find_candidates(const ArticlePair& pair);

// One row a candidate, the plain features filled in.
std::vector<PairFeatures> measure_candidates(const ArticlePair& pair, const std::vector<SentencePairIndex>& candidates);

// The stretch of terms of a sentence that shares most: shared terms add their weight, others take `kMissCost` of
// theirs. `shared` says for each slot whether the other sentence has it. An empty stretch (begin == end) where nothing
// is shared.
struct TermRun {
  std::size_t begin = 0, end = 0;  // indices into SentenceTerms::terms
  double weight = 0;
};
TermRun find_best_run(const SentenceTerms& sentence, const SentenceWeights& weights, const std::vector<bool>& shared);

// For each slot of `a` whether `b` has the term.
std::vector<bool> shared_slots(const SentenceTerms& a, const SentenceTerms& b);

}  // namespace rashomon
