// Lists of English words that several readers ask: words of grammar, verbs of speaking. Tested by tests/cases/language.
#pragma once

#include <string_view>

namespace rashomon {

// the, he, because, won't (tables/function_words.txt). Without regard to case.
bool is_function_word(std::string_view word);

// said, asked, wrote (tables/speech_verbs.txt): what follows a name that speaks. Without regard to case.
bool is_speech_verb(std::string_view word);

}  // namespace rashomon
