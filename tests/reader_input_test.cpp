// nn/reader_input: features, paragraphs and windows. Piece for piece it is held against the training side by
// train/reader/; here is what a person can check by eye.
#include <gtest/gtest.h>

#include "rashomon/nn/reader_input.h"

namespace rashomon {
namespace {

const WordPieceTokenizer& tokenizer() {
  static const WordPieceTokenizer made("[UNK]\n[CLS]\n[SEP]\na\nbb\nccc\n.\n“\n”\n");
  return made;
}

std::string features_of(std::string_view text) {
  std::string out;
  for (const ReaderWord& word : make_reader_input(text, tokenizer()).words)
    out.append(std::to_string(word.feature)).push_back(' ');
  return out;
}

TEST(ReaderInput, FeaturesTellLetterCaseAndQuotationMarks) {
  EXPECT_EQ(features_of("a Bb CCC 5"), "0 1 2 3 ");
  EXPECT_EQ(features_of("a “a Bb” a"), "0 9 4 5 10 0 ");
}

TEST(ReaderInput, AMarkThatIsNotClosedEndsWithItsLine) { EXPECT_EQ(features_of("“a bb\na"), "9 4 4 0 "); }

TEST(ReaderInput, ParagraphsArePartedInsideAWindow) {
  const ReaderInput input = make_reader_input("a bb\n\nccc", tokenizer());
  ASSERT_EQ(input.windows.size(), 1U);
  EXPECT_EQ(input.windows[0].ids, (std::vector<std::uint32_t>{1, 3, 4, 2, 5, 2}));
  EXPECT_EQ(input.windows[0].firsts, (std::vector<std::uint32_t>{1, 2, 4}));
  EXPECT_EQ(input.windows[0].paragraphs, (std::vector<std::uint32_t>{0, 0, 1}));
}

TEST(ReaderInput, ALongParagraphIsCutAtASentenceEnd) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a ";
  text += "a. ";
  for (int i = 0; i < 200; ++i) text += "Bb ";
  const ReaderInput input = make_reader_input(text, tokenizer());
  ASSERT_EQ(input.windows.size(), 2U);
  EXPECT_EQ(input.windows[0].end_word, 102U);
}

TEST(ReaderInput, AnEmptyTextHasNoWindow) { EXPECT_TRUE(make_reader_input(" \n ", tokenizer()).windows.empty()); }

}  // namespace
}  // namespace rashomon
