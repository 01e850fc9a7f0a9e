// The text of a page that shows none: what it holds for browsers without scripts or frames, or as data for its scripts.
//
//   <noframes><p>…</p></noframes>, <noscript>…</noscript>                       markup
//   <script type="application/json">{"body": ["Paragraph.", "Another."]}        paragraphs, or a string of markup
// Of data, the longest list of paragraphs or string with paragraphs counts, and only where these are plain. Tested by
// tests/cases/page.
#pragma once

#include <string>
#include <string_view>

#include "rashomon/markup/tree.h"

namespace rashomon {

// Markup to be read in the place of the page's own; empty: there is none. `markup` is what `tree` was built of.
std::string find_hidden_markup(std::string_view markup, const HtmlTree& tree);

}  // namespace rashomon
