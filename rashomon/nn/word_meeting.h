// Words of two articles as vectors -> for any two of their sentences how likely they tell the same fact, and for each word
// how likely the other sentence tells it too ("late interaction", after ColBERT; Khattab and Zaharia 2020).
//
// For each word its nearest word in every sentence of the other article; how near it is, beside how near it is to that
// article's sentences on average; a small network on that and on its neighbours says whether it is told there. Sums of these
// over each sentence, the cosine of both sentences' vectors and their lengths go through another to the log odds of the pair.
// One matrix product two articles; all else grows with words x sentences.
//
// The two small networks are a table, tables/word_meeting.txt, made by train/facts/late. Formulae: train/facts/README.md.
// Tested by tests/word_meeting_test.cpp against the values that the training side wrote.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rashomon/nn/word_vectors.h"

namespace rashomon {

// The words of an article's sentences, arranged for meeting another's.
struct MeetingSide {
  std::size_t width = 0;
  std::vector<Span> words;
  std::vector<std::uint32_t> begins;  // sentences + 1: the first word of each, and the end
  std::vector<float> vectors, weights;
  std::vector<float> sentence_vectors;  // sentences x width, of length 1
  std::size_t sentences() const { return begins.empty() ? 0 : begins.size() - 1; }
};

constexpr std::size_t kMeetingSums = 6;
using MeetingSums = std::array<float, kMeetingSums>;

struct Meeting {
  std::size_t first_sentences = 0, second_sentences = 0;
  std::vector<float> log_odds, cosine;              // first x second sentences
  std::vector<MeetingSums> first_sums, second_sums; // the same; what either sentence finds in the other
  std::vector<float> first_told, second_told;       // words x sentences of the other: log odds
  std::size_t at(std::size_t first, std::size_t second) const { return first * second_sentences + second; }
};

// Sentences in order and apart; a sentence without a word gets none. At most the first 100 words of a sentence count.
MeetingSide arrange_words(const WordVectors& vectors, const std::vector<Span>& sentences);

// Either may have no sentences. Throws Error (format) where the table is damaged.
Meeting meet_words(const MeetingSide& first, const MeetingSide& second);

}  // namespace rashomon
