// A text -> one vector a word, such that words of two articles that tell the same are close: what facts are matched by.
//
// A sibling of the reader's encoder: the first layers of bge-small-en-v1.5 (Xiao et al. 2023) as they were published, over
// the reader's windows, and a learned projection of each word's first piece to a unit vector, a weight (how much the word
// says), and its part in the vector of its sentence. Each article is encoded once; articles meet in word_meeting.h.
//
// Made by train/facts/late. Const and shared by threads; a thread brings a workspace. Tested by tests/word_meeting_test.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rashomon/nn/encoder.h"
#include "rashomon/nn/reader_network.h"

namespace rashomon {

struct WordVectors {
  std::size_t width = 0;
  std::vector<Span> words;     // in order of the text
  std::vector<float> vectors;  // words x width, each of length 1
  std::vector<float> weights;  // a word, above 0
  std::vector<float> parts;    // words x width; summed by weight they are a sentence's vector
};

class WordEncoder {
 public:
  // `bytes` of a weights file and the reader, whose vocabulary it shares, must outlive it. Throws Error (format).
  WordEncoder(std::string_view bytes, const std::string& name, const ReaderNetwork& reader,
              Precision precision = Precision::int8, Checksum checksum = Checksum::verified);

  WordVectors encode(std::string_view text, EncoderWorkspace& workspace) const;

 private:
  void project(const float* words, std::size_t count, WordVectors& out, LinearScratch& scratch) const;

  WeightsFile file_;
  const WordPieceTokenizer& tokenizer_;
  Encoder encoder_;
  std::size_t width_;
  Linear projection_;  // vector, part and weight of a word, one after the other
};

}  // namespace rashomon
