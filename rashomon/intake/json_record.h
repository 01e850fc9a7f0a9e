// One JSON object -> one page: its "text" and the facts beside it.
//
//   {"id": "7", "outlet": "The Bay Courier", "text": "…"}   ->   format record, bytes = the text, given.outlet, …
//
// Where it is no JSON, or a key is not what it should be, the page's problems name line and key, what was expected and
// what was found. Unknown keys are left alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rashomon/intake/page.h"

namespace rashomon {

// `line`: where the object begins in its file, counted from 1.
Page page_of_json(std::string_view json, const std::string& path, std::uint32_t record, std::size_t line);

}  // namespace rashomon
