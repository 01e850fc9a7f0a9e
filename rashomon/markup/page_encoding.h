// A web page's bytes -> UTF-8, by what they declare.
//
// In this order: byte order mark, the transport's charset, <meta charset> or http-equiv within the first kilobytes, an
// XML declaration; a declaration that the bytes contradict (UTF-8 bytes under a latin-1 label and the other way about)
// gives way to what they are. NUL bytes, which mean nothing in HTML, are left out.
//
// Tested by tests/cases/page.
#pragma once

#include <string>
#include <string_view>

#include "rashomon/base/encoding.h"

namespace rashomon {

DecodedText decode_page(std::string_view bytes, std::string_view transport_charset);

}  // namespace rashomon
