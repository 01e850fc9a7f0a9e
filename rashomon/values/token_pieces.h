// Places inside tokens: hyphens part a token into pieces, so that "twenty-three-year-old" and "23-year-old" read alike.
//
// Tested by tests/cases/figures.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"

namespace rashomon {

// The tokens of one sentence, as the readers of numbers walk over them.
struct NumberContext {
  std::string_view text;
  const std::vector<Token>* tokens = nullptr;
  std::uint32_t end = 0;       // of the sentence
  bool decimal_comma = false;  // 1.200,50
  std::string_view language = "en";
  bool is_english() const { return language.empty() || language == "en"; }
};

// A place inside or at the beginning of a token: "year-old" in "23-year-old".
struct TokenPlace {
  std::uint32_t token = 0;
  std::uint32_t byte = 0;
};

// The piece at a place: up to the next hyphen inside its token; empty past the sentence.
Span piece_at(const NumberContext& context, TokenPlace place);

// Past byte `end` of a token, over a hyphen that joins, to the next piece.
TokenPlace place_after(const NumberContext& context, std::uint32_t token, std::uint32_t end);

}  // namespace rashomon
