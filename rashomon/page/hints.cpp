// Names are cut into words at spaces, hyphens, underscores, digits and where a capital follows a small letter; up to three
// words in a row are looked up in tables/hints.txt. Tested by tests/cases/page.
#include "rashomon/page/hints.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "rashomon/base/embedded.h"

namespace rashomon {
namespace {

constexpr std::size_t kMostWords = 3;
constexpr std::size_t kLongestNames = 400;  // of a class attribute; what is beyond is made by machines for machines

using Table = std::unordered_map<std::string, Hint>;

Table read_table() {
  Table table;
  std::string_view rest = embedded_text("rashomon/page/tables/hints.txt");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    const std::size_t space = line.find(' ');
    if (line.starts_with('#') || space == std::string_view::npos) continue;
    const std::string_view kind = line.substr(0, space);
    const Hint hint = kind == "body" ? Hint::body : kind == "comments" ? Hint::comments : Hint::aside;
    table.emplace(line.substr(space + 1), hint);
  }
  return table;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Calls `take` with each word in lower case; an empty one between two names of a class.
template <typename Take>
void for_each_word(std::string_view names, const Take& take) {
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) take(word);
    word.clear();
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    if (is_upper(c) && i > 0 && is_lower(names[i - 1])) finish();
    if (is_lower(c)) {
      word.push_back(c);
    } else if (is_upper(c)) {
      word.push_back(static_cast<char>(c + 32));
    } else {
      finish();
      if (c == ' ') take(word);
    }
  }
  finish();
}

}  // namespace

Hint hint_of_words(std::string_view names) {
  static const Table table = read_table();
  std::array<std::string, kMostWords> last;  // the last words, the newest first
  bool body = false, aside = false, comments = false, quoted = false;
  for_each_word(names.substr(0, kLongestNames), [&](const std::string& word) {
    if (word.empty()) {
      last.fill({});
      return;
    }
    const bool denied = last[0] == "has" || last[0] == "with" || last[0] == "no" || last[0] == "without";
    std::rotate(last.rbegin(), last.rbegin() + 1, last.rend());
    last[0] = word;
    quoted = quoted || word == "embed" || word == "tweet";
    if (denied) return;  // "has-sidebar" is no side bar
    std::string phrase;
    for (std::size_t i = 0; i < kMostWords && !last[i].empty(); ++i) {
      phrase = i == 0 ? last[0] : last[i] + " " + phrase;
      const auto found = table.find(phrase);
      if (found == table.end()) continue;
      body |= found->second == Hint::body;
      aside |= found->second == Hint::aside;
      comments |= found->second == Hint::comments;
    }
  });
  if (comments) return Hint::comments;
  if (quoted) return Hint::none;  // a tweet in the text is part of it, whatever else its class says
  if (aside) return Hint::aside;
  return body ? Hint::body : Hint::none;
}

bool has_word(std::string_view names, std::initializer_list<std::string_view> words) {
  bool found = false;
  for_each_word(names.substr(0, kLongestNames), [&](const std::string& word) {
    found = found || std::find(words.begin(), words.end(), word) != words.end();
  });
  return found;
}

Hint hint_of(const HtmlTree& tree, NodeIndex element) {
  using enum Tag;
  const HtmlNode& node = tree.node(element);
  switch (node.tag) {
    case nav: case footer: case aside: case menu: case figcaption: case caption: case form: case dialog: case amp_ad: case select:
      return Hint::aside;
    default: break;
  }
  if (node.begin_attribute == node.end_attribute) return Hint::none;
  const std::string_view itemprop = tree.attribute(element, Attribute::itemprop);
  if (itemprop.find("articleBody") != std::string_view::npos) return Hint::body;
  const std::string_view role = tree.attribute(element, Attribute::role);
  for (const std::string_view other_role : {"navigation", "complementary", "contentinfo", "banner", "search", "dialog"})
    if (role == other_role) return Hint::aside;
  if (tree.has_attribute(element, Attribute::hidden) || tree.attribute(element, Attribute::aria_hidden) == "true")
    return Hint::aside;
  const std::string_view shown = tree.attribute(element, Attribute::style);
  if (shown.find("display:none") != std::string_view::npos || shown.find("display: none") != std::string_view::npos)
    return Hint::aside;
  const Hint by_class = hint_of_words(tree.attribute(element, Attribute::class_));
  const Hint by_id = hint_of_words(tree.attribute(element, Attribute::id));
  if (by_class == Hint::none || by_id == Hint::none) return by_class == Hint::none ? by_id : by_class;
  return std::max(by_class, by_id);  // aside and comments speak louder than body
}

}  // namespace rashomon
