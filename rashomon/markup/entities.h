// Character references in markup: "&rsquo;" and "&#8217;" -> ’ (HTML Standard §13.2.5.72 to .80).
//
// Numbers 128 to 159 mean windows-1252, as in browsers. What is no reference stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace rashomon {

// Appends `raw` to `out` with its references resolved. In an attribute, "&copy=1" is part of an address and stays.
void append_resolved(std::string_view raw, bool in_attribute, std::string& out);

}  // namespace rashomon
