// An HTTP body with its content codings taken off (RFC 9110, 8.4): gzip, deflate, br and zstd.
//
// Tested by tests/archive_test.cpp and fuzz/warc.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rashomon {

// Takes one coding off. Names as in the header, "gzip" or "x-gzip"; "identity" and "" leave the bytes as they are,
// and so does a name that is no coding ("utf-8" is seen there) where they can be text. The bytes that could be decoded, at most `limit`; `*trouble` says why these are not all, and is left alone otherwise.
// Whether a coding is one of these; of another ("utf-8") the bytes are whole where they are left as they are.
bool is_coding(std::string_view name);

std::string decode_body(std::string_view body, std::string_view coding, std::size_t limit, std::string* trouble);

}  // namespace rashomon
