// Sentences that are not the article's: "Advertisement", "Sign up for our newsletter", "Subscribe to continue reading".
//
// Only short blocks are judged: in a long one such words are the article's own. Words: tables/phrases.txt.
// Tested by tests/cases/page.
#pragma once

#include <string_view>

namespace rashomon {

enum class PhraseKind { text, boilerplate, cut_off };

PhraseKind kind_of_phrase(std::string_view block);

}  // namespace rashomon
