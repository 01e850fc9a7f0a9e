// Text -> its language, where nothing declares it.
#pragma once

#include <string>
#include <string_view>

namespace rashomon {

// ISO 639-1 by CLD2 (naive Bayes on letter quadgrams and words), from the text's beginning; empty where the text is too
// short or CLD2 does not trust its own answer.
std::string detect_language(std::string_view text);

}  // namespace rashomon
