// The lookup of tables/function_words.txt. Tested by tests/cases/language.
#include "rashomon/language/function_words.h"

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"

namespace rashomon {

bool is_function_word(std::string_view word) {
  static const WordMap<bool> words = [] {
    WordMap<bool> built;
    for (const TableRow& row : parse_table(embedded_text("rashomon/language/tables/function_words.txt")))
      built.add(row.key, true);
    return built;
  }();
  return words.contains(word);
}

}  // namespace rashomon
