// A page: the bytes of one document as they came in, and what the input said about them. No reading has happened yet.
//
// A web page is a page, a text file is a page, and so is each record of a JSON, JSON Lines or CSV file, which brings
// its text and some facts about it ready made.
#pragma once

#include <cstdint>
#include <string>

#include "rashomon/base/problem.h"

namespace rashomon {

enum class PageFormat {
  html,        // `bytes` is a page's markup in any encoding
  text,        // `bytes` is a plain text file
  record,      // `bytes` is an article's text in UTF-8, `given` the other fields of its record
  fragment,    // `bytes` is the markup of an article's text alone, in UTF-8, as a feed has it; `given` the other fields
  unreadable,  // nothing could be read; `problems` says why
};

// Facts that came with the input, not from the document itself. Empty: not given.
struct GivenFields {
  std::string id, url, outlet, title, byline, published, language, modified, section;
};

struct Page {
  PageFormat format = PageFormat::unreadable;
  std::string path;           // the file as the user named it; "-" for standard input
  std::uint32_t record = 0;   // counted from 0 in a file of several records
  std::string bytes;
  std::string charset;        // an encoding that the transport declared; empty: none
  GivenFields given;
  bool of_feed = false;        // `given` dates are as the feed writes them, not yet ISO 8601
  std::string incomplete_why;  // the input says that this is not the whole text; empty: it does not
  std::string record_id, captured;  // of a record of a web archive: WARC-Record-ID and WARC-Date
  std::string sha256;         // of the source bytes (a record: of its bytes in the file)
  Problems problems;
};

}  // namespace rashomon
