// Words that carry grammar (tables/function_words.txt): the, he, because, won't. Tested by tests/cases/language.
#pragma once

#include <string_view>

namespace rashomon {

// Without regard to case.
bool is_function_word(std::string_view word);

}  // namespace rashomon
