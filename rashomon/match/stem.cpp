// Endings are tried from the longest down, in three rounds: plural, verb, other.
#include "rashomon/match/stem.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "rashomon/base/accents.h"
#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

constexpr std::array<std::string_view, 4> kVerbEndings = {"ingly", "edly", "ing", "ed"};

// The first that fits is cut, so longer ones stand before those that they end with.
constexpr std::array<std::string_view, 36> kOtherEndings = {
    "fulness", "iveness", "ization", "isation", "ousness", "ational", "ation", "ement", "ment", "ness", "ator", "ate",
    "ion",     "ive",     "ize",     "ise",     "ful",     "ity",     "iti",   "ally",  "al",   "ly",   "er",   "or",
    "ent",     "ant",     "ence",    "ance",    "able",    "ible",    "ist",   "ism",   "ic",   "ous",  "ian",  "ean"};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool has_vowel(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_vowel);
}

void cut_plural(std::string& word) {
  if (word.ends_with("sses")) {
    word.resize(word.size() - 2);
  } else if (word.ends_with("ies")) {
    word.resize(word.size() - (word.size() > 4 ? 3 : 1));
    if (!word.ends_with("ie")) word.push_back('y');
  } else if (word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) {
    word.pop_back();
  }
}

void cut_verb_ending(std::string& word) {
  for (const std::string_view ending : kVerbEndings) {
    if (!word.ends_with(ending)) continue;
    const std::size_t rest = word.size() - ending.size();
    if (rest < 3 || !has_vowel(std::string_view(word).substr(0, rest))) continue;
    word.resize(rest);
    const char last = word[rest - 1];
    if (rest > 3 && last == word[rest - 2] && last != 'l' && last != 's' && last != 'z') word.pop_back();
    return;
  }
}

void cut_other_ending(std::string& word) {
  if (word.size() > 3 && word.back() == 'y' && !is_vowel(word[word.size() - 2])) word.back() = 'i';
  for (const std::string_view ending : kOtherEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 4) continue;
    word.resize(word.size() - ending.size());
    break;
  }
  if (word.size() > 3 && word.back() == 'e') word.pop_back();
}

}  // namespace

std::string fold_word(std::string_view word) {
  if (word == "US" || word == "U.S." || word == "U.S") return "usa";
  std::string folded;
  folded.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    if (point.size == 0) break;
    at += point.size;
    if (point.value == '.') continue;
    if (point.value == 0x2019) {
      folded.push_back('\'');
      continue;
    }
    append_utf8(folded, without_accent(static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value)))));
  }
  if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
  while (!folded.empty() && folded.back() == '\'') folded.pop_back();
  return folded;
}

std::string stem(std::string_view folded) {
  std::string word(folded);
  if (word.size() <= 3) return word;
  cut_plural(word);
  cut_verb_ending(word);
  cut_other_ending(word);
  return word;
}

}  // namespace rashomon
