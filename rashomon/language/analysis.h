// What language/ finds in an article's text: paragraphs, sentences, tokens, stretches inside quotation marks, names.
//
// Everything is a span of the article's text, in order of its beginning. Indices (first_token, …) point into the
// vectors of the same Analysis.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rashomon/base/problem.h"
#include "rashomon/base/span.h"
#include "rashomon/page/article.h"

namespace rashomon {

enum class TokenKind : std::uint8_t {
  word,         // letters, with inner apostrophes and hyphens: don't, vice-president, U.S.
  number,       // begins with a digit: 12, 1,200.50, 3rd, 2018
  quote_mark,   // a quotation mark (not an apostrophe)
  punctuation,  // one sign: . , ; : ? ! ( ) — …
  symbol,       // $ % € and whatever else
};

struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
  bool capitalised = false;  // its first letter is upper case
};

struct Sentence {
  Span span;
  std::uint32_t first_token = 0, end_token = 0;
  std::uint32_t paragraph = 0;
};

struct Paragraph {
  Span span;
  BlockKind kind = BlockKind::paragraph;
  std::uint32_t first_sentence = 0, end_sentence = 0;
};

// A stretch inside quotation marks, within one paragraph. A quotation that runs over paragraphs (each reopened by a
// mark, only the last closed) is one piece a paragraph; `continues` points back to the piece before.
struct Quoted {
  Span outer;                              // with its marks
  Span inner;                              // without
  std::uint32_t depth = 0;                 // 0: not inside other quotation marks
  bool closed = true;                      // false: no closing mark in this paragraph
  std::optional<std::uint32_t> continues;  // index of the piece that this one goes on from
};

enum class NameKind : std::uint8_t { person, organisation, place, group, other };

// A proper name as it stands, without the title before it ("Mr.", "President"), which is `title`.
struct Name {
  Span span;
  Span title;  // empty where there is none
  NameKind kind = NameKind::other;
  std::uint32_t first_token = 0, end_token = 0;
};

struct Analysis {
  std::string language;  // ISO 639-1; empty: unknown
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Quoted> quoted;
  std::vector<Name> names;
  Problems problems;
};

// The first token that begins at a byte or behind it; how many there are where none does.
inline std::uint32_t first_token_at(const Analysis& analysis, std::uint32_t byte) {
  const auto at = std::lower_bound(analysis.tokens.begin(), analysis.tokens.end(), byte,
                                   [](const Token& token, std::uint32_t b) { return token.span.begin < b; });
  return static_cast<std::uint32_t>(at - analysis.tokens.begin());
}

}  // namespace rashomon
