// Text -> the language it is written in, by CLD2 (naive Bayes on letter quadgrams and words).
//
// Tested by tests/cases/language.
#pragma once

#include <string>
#include <string_view>

namespace rashomon {

// ISO 639-1; empty where the text is too short or CLD2 does not trust its own answer. Reads at most the first 16 KB.
std::string detect_language(std::string_view text);

}  // namespace rashomon
