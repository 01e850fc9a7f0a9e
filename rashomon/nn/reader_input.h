// A text as the reader's network sees it: words, one feature a word, and windows of whole paragraphs.
//
// A *word* is a run without white space, cut at every punctuation mark. Its *feature* tells what lower-case pieces lose:
// letter case, and whether it stands inside quotation marks. A *unit* is a paragraph (a line), or a part of at most 220
// pieces of a longer one, cut at a sentence end where there is one. A *window* is [CLS] unit [SEP] unit … [SEP], with a
// [SEP] only between paragraphs, of at most 256 pieces.
//
// The training side does the same piece for piece (train/reader/windows.py). Tested by tests/reader_input_test.cpp.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/base/span.h"
#include "rashomon/nn/word_pieces.h"

namespace rashomon {

struct ReaderWord {
  Span span;
  std::uint32_t first_piece = 0, end_piece = 0;  // into ReaderInput::pieces
  std::uint8_t feature = 0;
  bool starts_paragraph = false;
};

struct ReaderWindow {
  std::uint32_t first_word = 0, end_word = 0;
  std::vector<std::uint32_t> ids;         // of pieces, special ones included
  std::vector<std::uint8_t> features;     // one a piece
  std::vector<std::uint32_t> firsts;      // index into ids of each word's first piece
  std::vector<std::uint32_t> paragraphs;  // of each word, counted from 0
};

struct ReaderInput {
  std::vector<WordPiece> pieces;
  std::vector<ReaderWord> words;
  std::vector<ReaderWindow> windows;  // in order; each word is in exactly one
};

ReaderInput make_reader_input(std::string_view text, const WordPieceTokenizer& tokenizer);

}  // namespace rashomon
