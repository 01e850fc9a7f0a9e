// Sentences that are not the article's: "Advertisement", "Sign up for our newsletter", "Subscribe to continue reading".
//
// Only short blocks are judged: in a long one such words are the article's own. Words: tables/phrases.txt.
// Tested by tests/cases/page.
#pragma once

#include <string_view>

namespace rashomon {

enum class PhraseKind {
  text,
  boilerplate,
  caption,      // boilerplate of a page; what it tells of its picture is told all the same
  end_of_text,  // boilerplate; behind most of the text, what follows is about other things
  cut_off,      // boilerplate that says that the article goes on elsewhere
};

PhraseKind kind_of_phrase(std::string_view block);

}  // namespace rashomon
