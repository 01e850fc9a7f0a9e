// Text -> its language, where nothing declares it.
#pragma once

#include <string>
#include <string_view>

namespace rashomon {

// ISO 639-1 by CLD2, from the text's beginning; empty where it is not sure.
std::string detect_language(std::string_view text);

}  // namespace rashomon
