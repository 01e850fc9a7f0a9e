#include "rashomon/page/title.h"

#include <algorithm>
#include <vector>

namespace rashomon {
namespace {

constexpr std::size_t kLongestTitle = 400;

constexpr std::string_view kBetween[] = {" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " / ", ": ", " ~ "};

// Letters and digits in lower case: "The New-York Times" and "the new york times" are one.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c + 32));
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0) out.push_back(c);
  }
  return out;
}

bool is_outlet(std::string_view part, std::string_view outlet) {
  const std::string a = bare(part), b = bare(outlet);
  if (a.empty() || b.empty()) return false;
  return a == b || a == "the" + b || "the" + a == b || a == b + "com" || a + "com" == b;
}

// The h1 that shows most of what <title> says; the first where there is no <title>.
std::string visible_headline(const HtmlTree& tree, std::string_view page_title) {
  const std::string wanted = bare(page_title);
  std::string first;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    if (tree.node(i).tag != Tag::h1) continue;
    std::string text = tree.text_below(i);
    if (text.empty() || text.size() > kLongestTitle) continue;
    const std::string shown = bare(text);
    if (shown.size() >= 8 && wanted.find(shown) != std::string::npos) return text;
    if (first.empty()) first = std::move(text);
  }
  return first;
}

std::string title_element(const HtmlTree& tree) {
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i)
    if (tree.node(i).tag == Tag::title) return tree.text_below(i);
  return {};
}

}  // namespace

std::string without_outlet(std::string_view title, std::string_view outlet) {
  for (const std::string_view between : kBetween) {
    const std::size_t last = title.rfind(between), first = title.find(between);
    if (last == std::string_view::npos) continue;
    if (is_outlet(title.substr(last + between.size()), outlet)) return without_outlet(title.substr(0, last), outlet);
    if (is_outlet(title.substr(0, first), outlet)) return without_outlet(title.substr(first + between.size()), outlet);
  }
  return std::string(title);
}

std::string choose_title(const HtmlTree& tree, const std::string& headline, const std::string& open_graph,
                         std::string_view outlet) {
  const std::string page_title = title_element(tree);
  const std::string shown = visible_headline(tree, page_title + " " + open_graph + " " + headline);
  for (const std::string& candidate : {headline, open_graph, page_title}) {
    if (candidate.empty() || candidate.size() > kLongestTitle) continue;
    // What the reader sees, where it is the same but for the outlet's name.
    const std::string a = bare(candidate), b = bare(shown);
    if (b.size() >= 8 && (a.find(b) != std::string::npos)) return without_outlet(shown, outlet);
  }
  for (const std::string& candidate : {headline, open_graph, shown, page_title})
    if (!candidate.empty() && candidate.size() <= kLongestTitle && !is_outlet(candidate, outlet)) return without_outlet(candidate, outlet);
  return {};
}

}  // namespace rashomon
