// Tags are cut out first, references resolved then: "a &lt;b&gt; c" keeps its signs. Tested by tests/cases/intake.
#include "rashomon/intake/feed_text.h"

#include <algorithm>
#include <cctype>

#include "rashomon/markup/entities.h"
#include "rashomon/markup/tree.h"

namespace rashomon {

std::string plain_text(std::string_view markup) {
  std::string tagless, resolved, out;
  const std::size_t last_close = markup.rfind('>');
  for (std::size_t at = 0; at < markup.size();) {
    const std::size_t open = markup.find('<', at);
    const std::size_t close = last_close == std::string_view::npos || open > last_close ? std::string_view::npos : markup.find('>', open);
    const bool tag = open + 1 < markup.size() && close != std::string_view::npos &&
                     (markup[open + 1] == '/' || markup[open + 1] == '!' || std::isalpha(static_cast<unsigned char>(markup[open + 1])) != 0);
    tagless += markup.substr(at, std::min(open, markup.size()) - at);
    if (open == std::string_view::npos) break;
    if (!tag) tagless += '<';
    at = tag ? close + 1 : open + 1;
  }
  append_resolved(tagless, false, resolved);
  append_collapsed(resolved, out);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string name_of_author(std::string_view text) {
  const std::size_t open = text.find('('), close = text.rfind(')');
  if (text.find('@') < open && open != std::string_view::npos && close != std::string_view::npos && open < close)
    text = text.substr(open + 1, close - open - 1);
  std::string name = plain_text(text);
  return name.find('@') == std::string::npos ? name : std::string();
}

void add_name(std::string& byline, const std::string& name) {
  if (!name.empty()) byline += byline.empty() ? name : ", " + name;
}

}  // namespace rashomon
