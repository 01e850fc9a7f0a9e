// Text -> word pieces, as BERT's uncased models were trained on them, each with the bytes it came from.
//
//   "Kyïv’s mayor"  ->  ky ##iv ’ s mayor        with spans into the text as it stands
//
// Clean-up, accent stripping and lower case go character by character (BertNormalizer), words are parted at white space,
// at every punctuation mark and around ideographs (BertPreTokenizer), and each word is cut greedily into the longest
// pieces of the vocabulary (WordPiece; Wu et al. 2016). A word without pieces is [UNK].
// No special tokens are added: whoever packs windows does.
//
// Source: Devlin et al. 2019. Tested by tests/word_pieces_test.cpp and, against the reference tokenizer on whole
// corpora, by train/reader/check_word_pieces.py.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/base/span.h"

namespace rashomon {

struct WordPiece {
  std::uint32_t id = 0;
  std::uint32_t word = 0;  // counted from 0; pieces of one word follow each other
  Span span;               // of the source text
};

class WordPieceTokenizer {
 public:
  // `vocabulary`: one piece a line, its id being its line counted from 0. Throws Error (format) without [UNK].
  explicit WordPieceTokenizer(std::string_view vocabulary);

  // `text` is valid UTF-8. Linear in its length.
  std::vector<WordPiece> tokenize(std::string_view text) const;

  // The id of a piece as it stands in the vocabulary; throws Error (format) where there is none.
  std::uint32_t id_of(std::string_view piece) const;

 private:
  struct NormalisedWord;

  void cut_word(const NormalisedWord& word, std::uint32_t number, std::vector<WordPiece>& out) const;
  // The slot that has a piece, or the free one where it would go. `inner`: one that goes on in a word, without its "##".
  std::size_t slot_of(std::string_view piece, bool inner) const;

  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  std::string vocabulary_;
  std::vector<Span> pieces_;          // of each id its bytes in the vocabulary
  std::vector<std::uint32_t> slots_;  // ids by open addressing: thirty thousand are in place in a moment
  std::uint32_t unknown_ = 0;
};

}  // namespace rashomon
