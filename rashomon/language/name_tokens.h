// The tokens of a sentence as words of names: without 's, with what the tables know about them.
//
// Tested by tests/cases/language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/language/name_text.h"

namespace rashomon {

// A reader of names enters one sentence after the other; token indices are of the whole analysis.
class NameTokens {
 public:
  explicit NameTokens(NameText& text)
      : words_(text), text_(text.text()), analysis_(text.analysis()), tokens_(analysis_.tokens) {}
  void enter(std::uint32_t sentence);

  std::uint32_t sentence() const { return sentence_; }
  std::uint32_t first() const { return first_; }  // the sentence's tokens
  std::uint32_t end() const { return end_; }
  bool begins_paragraph() const;  // whether the sentence does

  std::string_view raw(std::uint32_t t) const { return text_of(text_, tokens_[t].span); }
  std::string_view word(std::uint32_t t) const;          // without 's
  std::uint32_t possessive_size(std::uint32_t t) const;  // bytes of 's, or of the apostrophe after an s
  bool is_possessive(std::uint32_t t) const { return possessive_size(t) > 0; }
  bool is_capitalised(std::uint32_t t) const;  // a word inside the sentence
  bool is_large(std::uint32_t t) const { return tokens_[t].capitalised; }
  bool is_small_word(std::uint32_t t) const;
  bool is_mark(std::uint32_t t) const { return tokens_[t].kind == TokenKind::quote_mark; }
  bool is_number(std::uint32_t t) const { return t < end_ && tokens_[t].kind == TokenKind::number; }
  bool is_sign(std::uint32_t t, std::string_view sign) const { return t < end_ && raw(t) == sign; }
  bool adjoins(std::uint32_t t) const;  // one space, no line break, before it

  // What the tables know (name_words.h).
  std::uint32_t flags(std::uint32_t t) const { return words_.flags(t, word(t)); }
  bool is_function(std::uint32_t t) const { return words_.is_function_word(t); }
  std::uint32_t phrase_flags(std::uint32_t first, std::uint32_t end) const;

  // Whether "of" stands inside: Bank of Porthaven.
  bool joins_with_of(std::uint32_t first, std::uint32_t end) const;

 protected:
  NameText& words_;  // what it has looked up already is shared by all readers of an article
  std::string_view text_;
  const Analysis& analysis_;
  const std::vector<Token>& tokens_;
  std::uint32_t sentence_ = 0, first_ = 0, end_ = 0;
};

}  // namespace rashomon
