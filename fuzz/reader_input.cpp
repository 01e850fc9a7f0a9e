// Any text -> pieces, words and windows of the trained reader. Holds: spans lie inside the text, on character borders and in
// order; every word is in exactly one window; no window is longer than the encoder has positions.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "rashomon/base/utf8.h"
#include "rashomon/nn/reader_input.h"

namespace {

constexpr std::size_t kPositions = 512;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rashomon;
  static const WordPieceTokenizer tokenizer("[UNK]\n[CLS]\n[SEP]\nun\n##able\n##a\na\nb\n“\n”\n\"\n.\nthe\nsaid\n日\n");
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  const ReaderInput input = make_reader_input(text, tokenizer);
  std::uint32_t end = 0;
  for (const ReaderWord& word : input.words) {
    require(word.span.begin >= end && word.span.begin < word.span.end && word.span.end <= text.size());
    require(is_char_border(text, word.span.begin) && is_char_border(text, word.span.end));
    require(word.first_piece < word.end_piece && word.end_piece <= input.pieces.size());
    end = word.span.end;
  }
  std::uint32_t next = 0;
  for (const ReaderWindow& window : input.windows) {
    require(window.first_word == next && window.end_word > next);
    require(window.ids.size() <= kPositions && window.features.size() == window.ids.size());
    require(window.firsts.size() == window.end_word - window.first_word);
    require(window.paragraphs.size() == window.firsts.size());
    next = window.end_word;
  }
  require(next == input.words.size());
  return 0;
}
