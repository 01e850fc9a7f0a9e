// The lookups in the tables, each read once. Tested by tests/cases/language.
#include "rashomon/language/word_lists.h"

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

WordMap<bool> words_of(std::string_view path) {
  WordMap<bool> words;
  for (const TableRow& row : parse_table(embedded_text(path))) words.add(row.key, true);
  return words;
}

}  // namespace

bool is_function_word(std::string_view word) {
  static const WordMap<bool> words = words_of("rashomon/language/tables/function_words.txt");
  return words.contains(word);
}

bool is_speech_verb(std::string_view word) {
  static const WordMap<bool> words = words_of("rashomon/language/tables/speech_verbs.txt");
  return words.contains(word);
}

}  // namespace rashomon
