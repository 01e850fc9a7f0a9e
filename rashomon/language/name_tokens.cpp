// Tested by tests/cases/language.
#include "rashomon/language/name_tokens.h"

#include "rashomon/language/name_words.h"

namespace rashomon {

void NameTokens::enter(std::uint32_t sentence) {
  sentence_ = sentence;
  first_ = analysis_.sentences[sentence].first_token;
  end_ = analysis_.sentences[sentence].end_token;
}

bool NameTokens::begins_paragraph() const {
  return analysis_.paragraphs[analysis_.sentences[sentence_].paragraph].first_sentence == sentence_;
}

std::string_view NameTokens::word(std::uint32_t t) const {
  return raw(t).substr(0, tokens_[t].span.size() - possessive_size(t));
}

std::uint32_t NameTokens::possessive_size(std::uint32_t t) const {
  const std::string_view word = raw(t);
  const char last = word.back();
  if (last != 's' && last != 'S' && last != '\'' && last != '\x99') return 0;  // the last byte of ’
  if (word.ends_with("'s") || word.ends_with("'S")) return 2;
  if (word.ends_with("\u2019s") || word.ends_with("\u2019S") || word.ends_with("\u2018s")) return 4;
  if (word.ends_with("s'")) return 1;
  return word.ends_with("s\u2019") ? 3 : 0;
}

bool NameTokens::is_capitalised(std::uint32_t t) const {
  return t < end_ && tokens_[t].kind == TokenKind::word && tokens_[t].capitalised;
}

bool NameTokens::is_small_word(std::uint32_t t) const {
  return t < end_ && tokens_[t].kind == TokenKind::word && !tokens_[t].capitalised;
}

bool NameTokens::adjoins(std::uint32_t t) const {
  return tokens_[t].span.begin == tokens_[t - 1].span.end + 1 && text_[tokens_[t - 1].span.end] != '\n';
}

std::uint32_t NameTokens::phrase_flags(std::uint32_t first, std::uint32_t end) const {
  if (end - first > kMaxNamePhrase) return 0;
  const std::uint32_t last = end - 1;
  return name_word_flags(text_of(text_, {tokens_[first].span.begin, tokens_[last].span.end - possessive_size(last)}));
}

bool NameTokens::joins_with_of(std::uint32_t first, std::uint32_t end) const {
  for (std::uint32_t t = first + 1; t + 1 < end; ++t)
    if (raw(t) == "of") return true;
  return false;
}

}  // namespace rashomon
