// Texts are cut at whatever is no letter, digit or apostrophe; bytes of other letters than English ones count as letters.
#include "rashomon/compare/omissions/article_words.h"

#include <algorithm>
#include <cctype>

#include "rashomon/match/stem.h"
#include "rashomon/match/terms.h"
#include "rashomon/reading/person_names.h"

namespace rashomon {
namespace {

// The comma of 1,200.
bool is_inside_number(std::string_view text, std::size_t at) {
  const auto digit_at = [&](std::size_t i) { return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0; };
  return text[at] == ',' && at > 0 && digit_at(at - 1) && digit_at(at + 1);
}

// The bytes of one sign at `at` that parts words; 0: it does not.
std::size_t border_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return std::isalnum(byte) == 0 && byte != '\'' && byte != '.' && !is_inside_number(text, at) ? 1 : 0;
  for (const std::string_view sign : {"“", "”", "‘", "„", "«", "»", "…", "–", "—", "‚", "·", " "})
    if (text.substr(at).starts_with(sign)) return sign.size();
  return 0;
}

}  // namespace

std::vector<std::string_view> plain_words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t border = at < text.size() ? border_at(text, at) : 1;
    if (border > 0 && at > begin) words.push_back(text.substr(begin, at - begin));
    if (at == begin && text.substr(at).starts_with('\'')) ++begin;
    at += std::max<std::size_t>(border, 1);
    if (border > 0) begin = at;
  }
  return words;
}

std::string number_in(std::string_view word) {
  if (std::isdigit(static_cast<unsigned char>(word.front())) == 0) return std::string(digits_of(fold_word(word)));
  std::string digits;
  for (const char c : word) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) break;
    if (c != ',') digits.push_back(c);
  }
  while (digits.ends_with('.')) digits.pop_back();
  return digits;
}

std::set<std::string> content_stems(std::string_view text) {
  std::set<std::string> stems;
  for (const std::string_view word : plain_words(text))
    if (const std::string folded = fold_word(word); !folded.empty() && !is_stop_word(folded)) stems.insert(stem(folded));
  return stems;
}

ArticleWords::ArticleWords(const Telling& telling) {
  add(telling.article.text);
  add(telling.article.title);
  for (const Caption& caption : telling.article.captions) add(caption.text);
  for (const PullQuote& quote : telling.article.pull_quotes) add(quote.text);
}

void ArticleWords::add(std::string_view text) {
  for (const std::string_view word : plain_words(text)) add_word(word);
}

void ArticleWords::add_word(std::string_view word) {
  std::string folded = fold_word(word);
  if (folded.empty()) return;
  const auto first = static_cast<unsigned char>(word.front());
  if (first >= 0x80 || std::isupper(first) != 0) sounds_.insert(sound_of(folded));
  if (std::string number = number_in(word); !number.empty()) words_.insert(std::move(number));
  words_.insert(std::move(folded));
}

}  // namespace rashomon
