// What an element's class, id, role and itemprop say about its content.
//
// "article__body" and itemprop="articleBody" promise the article's text, "related-links" something else. A hint is no
// proof: main_text.h weighs it against what the element holds.
#pragma once

#include <initializer_list>
#include <string_view>

#include "rashomon/markup/tree.h"

namespace rashomon {

enum class Hint : std::uint8_t {
  none,
  body,
  aside,     // something else than the article's text
  overlay,   // what lies over the page: consent, pop-ups
  comments,  // readers' comments
};

Hint hint_of(const HtmlTree& tree, NodeIndex element);

// Of the words of a class or id alone. Body is told only where nothing speaks against it.
Hint hint_of_words(std::string_view names);

// Whether one of `words` is a word of the class or id: "entry-date" has the word "date".
bool has_word(std::string_view names, std::initializer_list<std::string_view> words);

}  // namespace rashomon
