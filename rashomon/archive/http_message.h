// An HTTP response as an archive holds it -> status, type, and the body as a browser would see it.
//
// Chunks are put together (RFC 9112, 7.1) and codings taken off (decode_body.h); archives often hold the body without them
// and the header as it was, so each is taken off only where it is there. A broken length of a chunk costs nothing but a
// word of trouble: what follows it is kept as it is. Tested by tests/archive_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rashomon {

struct MediaType {
  std::string type;     // "text/html", in small letters; empty: not said
  std::string charset;  // empty: not said
};

// "Text/HTML; charset=\"UTF-8\"" -> text/html, UTF-8.
MediaType read_media_type(std::string_view value);

// The head of a response: what decides whether its body is wanted at all.
struct HttpHead {
  int status = 0;                // 0: the block does not begin with a status line
  MediaType media_type;
  std::string transfer_encoding, content_encoding;
  std::size_t body_begin = 0;    // in the block
};

HttpHead read_http_head(std::string_view block);

// At most `limit` bytes. `*trouble` says what is wrong with how it was sent; `*whole`, where wanted, is false where that cost a
// part of it.
std::string read_http_body(std::string_view block, const HttpHead& head, std::size_t limit, std::string* trouble,
                           bool* whole = nullptr);

}  // namespace rashomon
