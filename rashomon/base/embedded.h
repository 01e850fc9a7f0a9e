// Text files of the project that are compiled into the program: tables and templates (cmake/embed_text.cmake).
#pragma once

#include <string_view>

namespace rashomon {

// The content of a file, by its path in the project ("rashomon/reading/tables/hedges.txt"); empty where there is none.
std::string_view embedded_text(std::string_view path);

}  // namespace rashomon
