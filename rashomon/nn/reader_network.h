// The trained reader: a text -> cues, and for each cue how likely each word around it is in its source and in its content.
//
//   encoder (encoder.h) over the windows of the text (reader_input.h), read at each word's first piece
//   cue tagger       two layers -> O B I a word; the best path in which I follows only B or I (Viterbi)
//   role scorer      for cue c and word w: z = norm(A w + B c + P w * Q c + R relation), two convolutions along the words,
//                    two scores; the relation is the bucketed distance, the paragraph offset, and being in the cue
//
// What is made of these numbers is decided in reading/. Const and shared by threads; a thread brings a workspace. Formulae
// and tensor names: train/reader/README.md. Tested by tests/reader_network_test.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rashomon/nn/encoder.h"
#include "rashomon/nn/layer_norm.h"
#include "rashomon/nn/reader_input.h"
#include "rashomon/nn/weights_file.h"
#include "rashomon/nn/word_pieces.h"

namespace rashomon {

struct ScoredCue {
  std::uint32_t first_word = 0, end_word = 0;
  float probability = 0;               // that a cue begins here
  std::uint32_t window_first_word = 0; // the word that the first entry below is about
  std::vector<float> in_source, in_content;  // log odds, one a word of the window
};

struct ReaderOutput {
  std::vector<ReaderWord> words;
  std::span<const float> states;  // the encoder's, words x state_width; valid until the workspace is used again
  std::size_t state_width = 0;
  std::vector<ScoredCue> cues;  // in order
};

struct ReaderWorkspace {
  EncoderWorkspace encoder;
  std::vector<float> words, scores, hidden;  // of all words of a text
  std::vector<float> per_word, cue, per_cue; // of one window
  std::vector<float> z, along, step;         // of one cue
};

// What turns scores into decisions; chosen by the training side and kept in the weights file.
struct ReaderThresholds {
  float cue_bias = 0;                            // added to the scores of B and I
  float source = 0, content = 0;                 // log odds that a word has to pass
  float source_switch = 0, content_switch = 0;   // what each border of a span costs
  float rival = 1;                               // contents of one window that are more alike (Dice of words) are one
};

class ReaderNetwork {
 public:
  // `bytes` of a weights file must outlive the network. Throws Error (format).
  ReaderNetwork(std::string_view bytes, const std::string& name, Precision precision = Precision::int8,
                Checksum checksum = Checksum::verified);

  ReaderOutput read(std::string_view text, ReaderWorkspace& workspace) const;
  const std::string& version() const { return file_.version(); }
  const ReaderThresholds& thresholds() const { return thresholds_; }
  const WordPieceTokenizer& tokenizer() const { return tokenizer_; }
  const WeightsFile& file() const { return file_; }

 private:
  struct Convolution {
    std::vector<float> kernel;  // kernel size x width
    const float* bias;
    Linear across;
    LayerNorm norm;
  };

  void encode_words(std::span<const ReaderWindow> windows, ReaderWorkspace& workspace) const;
  void describe_cues(const ReaderWindow& window, const float* words, const std::vector<ScoredCue>& cues,
                     ReaderWorkspace& workspace) const;
  void score_roles(const ReaderWindow& window, const float* of_cue, ScoredCue& cue, ReaderWorkspace& workspace) const;
  void relate(const ReaderWindow& window, const ScoredCue& cue, std::size_t word, float* z) const;

  WeightsFile file_;
  ReaderThresholds thresholds_;
  WordPieceTokenizer tokenizer_;
  Encoder encoder_;
  std::size_t role_width_, kernel_size_;
  Linear cue_hidden_, cue_out_, role_word_, role_cue_, role_out_;
  std::vector<float> relations_;  // relations x width
  LayerNorm role_norm_;
  std::vector<Convolution> convolutions_;
};

}  // namespace rashomon
