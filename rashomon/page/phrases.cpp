// Phrases are compared in lower case with straight apostrophes: as a whole, at the beginning, at the end, anywhere.
#include "rashomon/page/phrases.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "rashomon/base/embedded.h"

namespace rashomon {
namespace {

constexpr std::size_t kLongest = 280;        // bytes of a block that is judged
constexpr std::size_t kLongestHeading = 60;  // of one that begins something else, or whose end tells

struct Phrases {
  std::unordered_set<std::string_view> whole;
  std::vector<std::string_view> beginnings, parts, ends;
};

struct Tables {
  Phrases boilerplate, caption, cut_off, end_of_text;
};

Tables read_tables() {
  Tables tables;
  std::string_view rest = embedded_text("rashomon/page/tables/phrases.txt");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    Phrases* to = &tables.boilerplate;
    for (const auto& [prefix, phrases] : {std::pair<std::string_view, Phrases*>{"caption-", &tables.caption}, {"cut-", &tables.cut_off}, {"end-", &tables.end_of_text}}) {
      if (!line.starts_with(prefix)) continue;
      line.remove_prefix(prefix.size());
      to = phrases;
    }
    Phrases& phrases = *to;
    if (line.starts_with("is ")) phrases.whole.insert(line.substr(3));
    if (line.starts_with("begins ")) phrases.beginnings.push_back(line.substr(7));
    if (line.starts_with("ends ")) phrases.ends.push_back(line.substr(5));
    if (line.starts_with("has ")) phrases.parts.push_back(line.substr(4));
  }
  return tables;
}

// ASCII letters in lower case, typographic apostrophes straight.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "’") {
      out.push_back('\'');
      i += 2;
    } else {
      out.push_back(text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i]);
    }
  }
  return out;
}

bool matches(const Phrases& phrases, const std::string& text) {
  const auto begins = [&](std::string_view phrase) { return text.starts_with(phrase); };
  const auto has = [&](std::string_view phrase) { return text.find(phrase) != std::string::npos; };
  const auto ends = [&](std::string_view phrase) { return text.size() <= kLongestHeading && text.ends_with(phrase); };
  return phrases.whole.contains(text) || std::any_of(phrases.ends.begin(), phrases.ends.end(), ends) || std::any_of(phrases.beginnings.begin(), phrases.beginnings.end(), begins) ||
         std::any_of(phrases.parts.begin(), phrases.parts.end(), has);
}

}  // namespace

PhraseKind kind_of_phrase(std::string_view block) {
  if (block.size() > kLongest) return PhraseKind::text;
  static const Tables tables = read_tables();
  const std::string text = folded(block);
  if (tables.boilerplate.whole.contains(text)) return PhraseKind::boilerplate;
  if (matches(tables.cut_off, text)) return PhraseKind::cut_off;
  if (block.size() <= kLongestHeading && matches(tables.end_of_text, text)) return PhraseKind::end_of_text;
  if (matches(tables.boilerplate, text)) return PhraseKind::boilerplate;
  return matches(tables.caption, text) ? PhraseKind::caption : PhraseKind::text;
}

}  // namespace rashomon
