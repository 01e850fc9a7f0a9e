// An article: the text of one page, stored once and never changed, with what the page says about it.
//
// Every later finding is a span into `text`. Empty strings are absent values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rashomon/base/problem.h"
#include "rashomon/base/span.h"

namespace rashomon {

enum class BlockKind {
  paragraph,
  heading,     // a headline on the first line of a text file, or a sub-heading
  list_item,
  quotation,   // <blockquote>
};

// One block of the text, in order; blocks do not overlap and hold no line break at either end.
struct Block {
  Span span;
  BlockKind kind = BlockKind::paragraph;
  std::optional<std::uint32_t> begin_markup = {};  // of a web page: the byte of the page, as UTF-8, at which it begins
};

// Words of the article that its page shows once more, in large letters: no part of its text.
struct PullQuote {
  std::string text;  // as the page has it, white space collapsed
  std::uint32_t begin_markup = 0;  // the byte of the page, as UTF-8, at which it begins
};

// What stands below a picture of the article: no part of its text, and a voice of its own.
struct Caption {
  std::string text;  // as the page has it, white space collapsed
  std::uint32_t begin_markup = 0;  // the byte of the page, as UTF-8, at which it begins
};

// One thing that a part of a page says about its article.
struct FactCandidate {
  std::string field;   // "title", "bylines", "published", …
  std::string value;
  std::string origin;  // "JSON-LD datePublished", "meta og:title", "shown: time element", …
  std::string why;     // why it was chosen; empty: it was not
};

struct Article {
  std::string id;         // as given, or "a" + the first 12 digits of sha256
  std::string path;
  std::string url;
  std::string outlet;
  std::string title;
  std::string byline;
  std::vector<std::string> bylines;  // its names, each alone
  std::string published;  // ISO 8601, as precise as the page is: 2018-07-16, 2018-07-16T09:30:00+02:00
  std::string modified;   // the same, of its last change
  std::string section;    // "Politics", as the page names it
  std::string agency;     // the news agency that is credited: "AP", "Reuters"
  std::string language;   // ISO 639-1, as declared or detected
  std::string text;       // valid UTF-8; of a web page: paragraphs parted by an empty line
  std::vector<Block> blocks;
  std::vector<PullQuote> pull_quotes;  // in the order of the page, each once
  std::vector<Caption> captions;       // in the order of the page, each once
  std::string sha256;     // of the source bytes
  std::string record_id;  // of the record of a web archive that it is from, and when that was captured (ISO 8601)
  std::string captured;
  std::optional<bool> complete;  // false: looks cut off; true: with evidence; nothing: unknown
  std::string complete_why;
  Problems problems;
  std::vector<FactCandidate> candidates;  // only where they were asked for (ExtractOptions)
};

}  // namespace rashomon
