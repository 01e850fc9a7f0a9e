// What could not be read, as data: stages return it beside their result and go on.
//
// A problem belongs to one document. It names the file, says what was expected and what was found, and where a place
// in the article's text is known, points at it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/base/span.h"

namespace rashomon {

enum class ProblemKind {
  unreadable,      // the file cannot be opened or read, or is not what its name says
  empty,           // nothing in it
  binary,          // bytes that are no text
  bad_encoding,    // bytes that are not valid in the declared encoding; replaced by U+FFFD
  bad_json,        // not JSON, or not the shape that contracts ask for
  bad_table,       // a CSV row that does not fit its header
  bad_feed,        // an entry of a feed, or a feed, that cannot be read
  bad_archive,     // a record of an archive that is damaged
  no_article,      // a page without an article's text
  several,         // a page of several articles or posts; the message says what was taken
  cut_off,         // the text looks shorter than the article is
  over_budget,     // longer, deeper or slower than a document may be; the rest was left out
  language,        // a language that a stage does not know
  duplicate,       // the same bytes were given before
};

// The word that stands for a kind in JSON: "bad-json".
std::string_view name_of(ProblemKind kind);

struct Problem {
  ProblemKind kind;
  std::string message;
  std::string path = {};               // the file, where there is one
  std::optional<Span> span = {};       // in the article's text, where there is a place
};

using Problems = std::vector<Problem>;

}  // namespace rashomon
