// What kind of file a name or its first bytes promise.
#pragma once

#include <string_view>

namespace rashomon {

enum class FileFormat { unknown, html, text, json, json_lines, csv, tsv, warc, feed };

// By the ending: page.html, page.HTM.gz and page.html.zst are html; an ending that is not listed is unknown.
FileFormat format_of_name(std::string_view path);

// By the first bytes of a file without a telling name: "<" html, "{" or "[" JSON, "WARC/" a web archive, the root element of a feed, else
// text.
// A first line that is an object of its own makes JSON Lines.
FileFormat format_of_bytes(std::string_view first_bytes);

}  // namespace rashomon
