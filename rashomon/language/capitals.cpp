// Counts words in a small hash table that holds only those that the question is about. Tested by tests/cases/language.
#include "rashomon/language/capitals.h"

#include "rashomon/language/word_lists.h"

namespace rashomon {
namespace {

// Without 's at its end.
std::string_view bare(std::string_view word) {
  if (word.size() > 2 && word.ends_with("'s")) return word.substr(0, word.size() - 2);
  if (word.size() > 4 && word.ends_with("\u2019s")) return word.substr(0, word.size() - 4);
  return word;
}

bool is_word(const Token& token) {
  return token.kind == TokenKind::word;
}

}  // namespace

Capitals::Capitals(std::string_view text, const Analysis& analysis) : text_(text), analysis_(analysis) {
  judge_sentences();
  count_words();
}

std::uint32_t Capitals::hash_of(std::uint32_t token) const {
  std::uint32_t hash = 2166136261U;
  for (const char c : bare(text_of(text_, analysis_.tokens[token].span))) {
    const auto byte = static_cast<unsigned char>(c);
    hash = (hash ^ (byte >= 'A' && byte <= 'Z' ? byte | 0x20U : byte)) * 16777619U;
  }
  hash ^= hash >> 15U;
  return hash == 0 ? 1 : hash;
}

// The slot of a word, or the free one where it would go.
std::size_t Capitals::slot_of(std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  return at;
}

Capitals::Count Capitals::count(std::uint32_t token) const {
  return slots_[slot_of(hash_of(token))].count;
}

// Headlines And Such: hardly a word that is not one of grammar is written small. Four small ones settle it.
void Capitals::judge_sentences() {
  every_word_large_.reserve(analysis_.sentences.size());
  for (const Sentence& sentence : analysis_.sentences) {
    std::uint32_t large = 0, small = 0;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token && small < 4; ++t) {
      const Token& token = analysis_.tokens[t];
      if (!is_word(token)) continue;
      if (token.capitalised)
        ++large;
      else if (!is_function_word(text_of(text_, token.span)))
        ++small;
    }
    const bool heading = analysis_.paragraphs[sentence.paragraph].kind == BlockKind::heading;
    every_word_large_.push_back(small < 4 && large >= (heading ? 2U : 4U) && small * 8 <= large);
  }
}

bool Capitals::begins_clause(std::uint32_t token, std::uint32_t sentence) const {
  if (token == analysis_.sentences[sentence].first_token) return true;
  const Token& before = analysis_.tokens[token - 1];
  if (before.kind == TokenKind::quote_mark) return true;
  if (before.kind == TokenKind::word || before.kind == TokenKind::number) return false;
  const char c = text_[before.span.begin];
  return c == ':' || (c == '.' && before.span.size() > 1) || text_of(text_, before.span) == "\u2026" ||
         text_of(text_, before.span) == "\u2022";
}

bool Capitals::is_telling(std::uint32_t token, std::uint32_t sentence) const {
  return analysis_.tokens[token].capitalised && every_word_large_[sentence] == 0 && !begins_clause(token, sentence);
}

bool Capitals::is_acronym(std::uint32_t token, std::uint32_t sentence) const {
  if (every_word_large_[sentence] != 0) return false;
  const std::string_view word = bare(text_of(text_, analysis_.tokens[token].span));
  std::size_t letters = 0;
  for (const char c : word) {
    if (c >= 'A' && c <= 'Z')
      ++letters;
    else if (c != '.' && (c < '0' || c > '9') && c != '-')
      return false;
  }
  return letters >= 2;
}

void Capitals::count_words() {
  std::vector<std::uint32_t> asked;  // hashes of words whose capital tells nothing somewhere
  for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s)
    for (std::uint32_t t = analysis_.sentences[s].first_token; t < analysis_.sentences[s].end_token; ++t)
      if (is_word(analysis_.tokens[t]) && analysis_.tokens[t].capitalised && !is_telling(t, s))
        asked.push_back(hash_of(t));
  std::size_t size = 16;
  while (size < 4 * asked.size()) size *= 2;
  slots_.resize(size);
  for (const std::uint32_t hash : asked) slots_[slot_of(hash)].hash = hash;
  for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s)
    for (std::uint32_t t = analysis_.sentences[s].first_token; t < analysis_.sentences[s].end_token; ++t) {
      const Token& token = analysis_.tokens[t];
      if (!is_word(token) || (token.capitalised && !is_telling(t, s))) continue;
      Slot& slot = slots_[slot_of(hash_of(t))];
      if (slot.hash != 0) ++(token.capitalised ? slot.count.large : slot.count.small);
    }
}

}  // namespace rashomon
