// Names are cut into words at spaces, hyphens, underscores, digits and where a capital follows a small letter; up to
// three words in a row are looked up in tables/hints.txt. Tested by tests/cases/page.
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

// A phrase's kind is a bit, so that several phrases of one name add up.
enum Kind : unsigned { kBody = 1, kAside = 2, kSocial = 4, kOverlay = 8, kComments = 16 };

using Table = std::unordered_map<std::string, unsigned>;

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
    constexpr std::pair<std::string_view, Kind> kKinds[] = {
        {"body", kBody}, {"aside", kAside}, {"social", kSocial}, {"overlay", kOverlay}, {"comments", kComments}};
    for (const auto& [name, value] : kKinds)
      if (name == kind) table[std::string(line.substr(space + 1))] |= value;
  }
  return table;
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

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
  unsigned kinds = 0;
  bool quoted = false;
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
      if (found != table.end()) kinds |= found->second;
    }
  });
  if ((kinds & kComments) != 0) return Hint::comments;
  if ((kinds & kOverlay) != 0) return Hint::overlay;
  // An embedded post is quoted: it is part of the text.
  if ((kinds & kAside) != 0 || ((kinds & kSocial) != 0 && !quoted)) return Hint::aside;
  return (kinds & kBody) != 0 ? Hint::body : Hint::none;
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
    case nav:
    case footer:
    case aside:
    case menu:
    case figcaption:
    case caption:
    case form:
    case dialog:
    case amp_ad:
    case select: return Hint::aside;
    default: break;
  }
  if (node.begin_attribute == node.end_attribute) return Hint::none;
  const std::string_view itemprop = tree.attribute(element, Attribute::itemprop);
  if (itemprop.find("articleBody") != std::string_view::npos) return Hint::body;
  const std::string_view role = tree.attribute(element, Attribute::role);
  for (const std::string_view other_role : {"navigation", "complementary", "contentinfo", "banner", "search", "dialog"})
    if (role == other_role) return Hint::aside;
  // React sends parts of a page hidden, as <div hidden id="S:3">, and moves them into place by script.
  const bool streamed = tree.attribute(element, Attribute::id).starts_with("S:");
  if ((tree.has_attribute(element, Attribute::hidden) && !streamed) ||
      tree.attribute(element, Attribute::aria_hidden) == "true")
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
