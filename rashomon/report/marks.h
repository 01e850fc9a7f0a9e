// Text with marks that nest and overlap -> HTML in which every element is closed where it must be.
//
//   text   the ferry ran aground at nine
//   marks  [fact 1: the ferry ran aground at nine] [value: nine] [said by Okafor: aground at nine]
//   ->     <mark class="fact" id="f1-a">the ferry ran <span class="said">aground at </span>
//          <span class="said"><strong class="value" id="c1-a">nine</strong></span><pins of the fact></mark>
//
// Two layers: findings with a number (facts, quotations) make the outer element, everything else inner ones. At each
// border of a mark what is open is closed and opened again, so that no two marks have to nest; an element's id stands
// on its first piece, its pins (links to the same finding elsewhere) after its last. Tested by tests/cases/report and
// tests/check_html.py.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rashomon/base/span.h"

namespace rashomon {

enum class MarkKind { fact_of_all, fact_of_some, quote, value, term, attributed, copied };

struct Mark {
  Span span;
  MarkKind kind = MarkKind::attributed;
  std::string id = {};     // of the element; empty: none
  std::string title = {};  // what hovering shows; plain text
  std::string pins = {};   // HTML that follows the mark
};

// Text as HTML: & < > " ' escaped; control characters, which HTML does not allow, become U+FFFD.
std::string escape_html(std::string_view text);

// The HTML of one stretch of a text. `marks` are sorted by position; those that reach beyond the stretch are cut, and
// keep their id and their pins only where they begin and end inside of it.
std::string mark_up(std::string_view text, Span stretch, const std::vector<Mark>& marks);

}  // namespace rashomon
