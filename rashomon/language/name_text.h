// An article's words as the readers of names see them, each looked up in the tables once however often it is asked for.
//
// Tested by tests/cases/language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/language/capitals.h"

namespace rashomon {

class NameText {
 public:
  // Both must outlive it.
  NameText(std::string_view text, const Analysis& analysis)
      : text_(text), analysis_(analysis), capitals_(text, analysis), known_(analysis.tokens.size(), 0) {}

  std::string_view text() const { return text_; }
  const Analysis& analysis() const { return analysis_; }
  const Capitals& capitals() const { return capitals_; }

  // name_word_flags() of a token without its 's, which is `word`.
  std::uint32_t flags(std::uint32_t token, std::string_view word);
  // is_function_word() of a token as it stands.
  bool is_function_word(std::uint32_t token);

 private:
  std::string_view text_;
  const Analysis& analysis_;
  Capitals capitals_;
  std::vector<std::uint32_t> known_;  // of each token: flags, and what of it is known
};

}  // namespace rashomon
