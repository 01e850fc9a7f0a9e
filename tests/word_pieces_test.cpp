// nn/word_pieces on a small vocabulary: cutting, normalisation, and the bytes that each piece came from.
#include <gtest/gtest.h>

#include "rashomon/base/error.h"
#include "rashomon/nn/word_pieces.h"

namespace rashomon {
namespace {

const WordPieceTokenizer& tokenizer() {
  static const WordPieceTokenizer made("[UNK]\nun\n##able\n##a\nkyiv\n’\n.\ns\n日\n本\nstra\n##ße\n");
  return made;
}

// "id:text" of each piece, words parted by |.
std::string show(std::string_view text) {
  std::string out;
  std::uint32_t word = 0;
  for (const WordPiece& piece : tokenizer().tokenize(text)) {
    if (!out.empty()) out += piece.word == word ? " " : " | ";
    word = piece.word;
    out += std::to_string(piece.id) + ":" + std::string(text_of(text, piece.span));
  }
  return out;
}

TEST(WordPieces, CutsGreedilyIntoTheLongest) {
  EXPECT_EQ(show("unable"), "1:un 2:able");
  EXPECT_EQ(show("una"), "1:un 3:a");
}

TEST(WordPieces, AWordThatDoesNotComeOutIsUnknownAsAWhole) { EXPECT_EQ(show("unabler un"), "0:unabler | 1:un"); }

TEST(WordPieces, LowersCaseStripsAccentsAndKeepsTheBytes) {
  EXPECT_EQ(show("KYÏV’s."), "4:KYÏV | 5:’ | 7:s | 6:.");
  EXPECT_EQ(show("Kyi\u0308v"), "4:Kyi\u0308v");
}

TEST(WordPieces, PartsIdeographsAndKeepsSharpS) {
  EXPECT_EQ(show("日本"), "8:日 | 9:本");
  EXPECT_EQ(show("Straße"), "10:Stra 11:ße");
}

TEST(WordPieces, DropsControlCharactersAndKnowsEverySpace) {
  EXPECT_EQ(show(std::string_view("u\0n\u00A0un\u200B\tun", 13)), std::string("1:u") + '\0' + "n | 1:un | 1:un");
}

TEST(WordPieces, AWordLongerThanAHundredCharactersIsUnknown) {
  EXPECT_EQ(tokenizer().tokenize(std::string(101, 'a')).front().id, 0U);
}

TEST(WordPieces, AVocabularyWithoutUnknownIsRefused) { EXPECT_THROW(WordPieceTokenizer("a\nb\n"), Error); }

}  // namespace
}  // namespace rashomon
