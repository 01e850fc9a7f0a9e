// Web archives for tests, from a notation that can be read.
#pragma once

#include <string>
#include <string_view>

namespace rashomon::testing {

// `window_bits` as zlib has them: 15 its own wrapper, -15 none, 31 gzip's.
std::string deflate_with(std::string_view bytes, int window_bits);
std::string gzip_member(std::string_view bytes);
std::string zstd_frame(std::string_view bytes);

// Records parted by lines "~~~", each written with \r\n for \n in its header and that of its HTTP message, and with two line
// ends behind it. "Content-Length: auto" stands for the right number. Names ending in .gz and .zst: a member a record.
std::string write_archive(std::string_view records, std::string_view name);

}  // namespace rashomon::testing
