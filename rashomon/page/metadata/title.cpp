// Titles are compared by their words and by their bare letters, so that punctuation and capitals do not count.
#include "rashomon/page/metadata/title.h"

#include <algorithm>
#include <string>
#include <vector>

#include "rashomon/page/metadata/published_date.h"
#include "rashomon/page/page_blocks.h"

namespace rashomon {
namespace {

constexpr std::size_t kMinShortName = 8;   // letters of an outlet's name without its last words
constexpr std::size_t kMinCutTitle = 100;  // bytes of a title that programs cut off
constexpr std::size_t kLongestTitle = 400, kMostHeadlines = 50;
constexpr std::size_t kFewestWords = 5;   // of an h1 that is the headline though other words are declared
constexpr std::size_t kTellingWord = 4;   // letters of a word that shows that two titles are about one thing

constexpr std::string_view kBetween[] = {" | ", " - ", " – ", " — ", " :: ", " » ",
                                         " « ", " • ", " · ", " / ", ": ",   " ~ "};

// Letters and digits in lower case: "The New-York Times" and "the new york times" are one.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      out.push_back(static_cast<char>(c + 32));
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0)
      out.push_back(c);
  }
  return out;
}

// "https://www.baycourier.example/news" -> "baycourier"
std::string site_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find('/'));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return bare(host.substr(0, host.find('.')));
}

bool is_outlet(std::string_view part, const OutletNames& outlet) {
  const std::string a = bare(part), b = bare(outlet.name), site = site_of(outlet.url);
  if (a.empty()) return false;
  if (a == site || a == site + "com" || (a.starts_with("the") && a.substr(3) == site)) return true;
  // "Bay Courier" for "Bay Courier Media Group": two words at least.
  if (part.find(' ') != std::string_view::npos && a.size() >= kMinShortName && b.starts_with(a)) return true;
  return !b.empty() && (a == b || a == "the" + b || "the" + a == b || a == b + "com" || a + "com" == b);
}

std::size_t count_words_of(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + (text.empty() ? 0 : 1);
}

// " | " hardly ever stands inside a headline: what is behind it is a section or an outlet, "Opinion | " before it a
// label.
std::string_view without_sections(std::string_view title) {
  constexpr std::string_view kPipe = " | ";
  for (std::size_t pipe = title.rfind(kPipe); pipe != std::string_view::npos; pipe = title.rfind(kPipe)) {
    const std::string_view before = title.substr(0, pipe), behind = title.substr(pipe + kPipe.size());
    if (count_words_of(before) == 1 && count_words_of(behind) > 2)
      title = behind;
    else if (count_words_of(before) >= 4 || (count_words_of(before) >= 2 && before.size() > behind.size()))
      title = before;
    else
      break;
  }
  return title;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (std::string word = bare(text.substr(at, end - at)); !word.empty()) words.push_back(std::move(word));
    at = end + 1;
  }
  std::sort(words.begin(), words.end());
  return words;
}

// Whether a page's only h1 is its headline, though most of its words are others than those declared: what is declared is
// then written for search engines. A name or a motto of the outlet is short or shares nothing with what is declared.
bool is_headline_of_its_own(const std::vector<std::string>& words, const std::vector<std::string>& shared) {
  return words.size() >= kFewestWords && std::any_of(shared.begin(), shared.end(), [](const std::string& word) {
           return word.size() >= kTellingWord;
         });
}

std::vector<std::string> shared_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return shared;
}

// The first h2 or h3 of a page without h1 that says a declared title in about its words: "7 ways to help you travel light",
// where "7 ways to travel light" is declared. Empty: none.
std::string lower_headline(const HtmlTree& tree, const std::vector<std::string>& declared) {
  constexpr std::size_t kMostLooked = 200;
  std::size_t seen = 0;
  for (NodeIndex i = 0; i < tree.nodes().size() && seen < kMostLooked; ++i) {
    if (tree.node(i).tag != Tag::h2 && tree.node(i).tag != Tag::h3) continue;
    ++seen;
    std::string text = tree.text_below(i);
    if (text.empty() || text.size() > kLongestTitle) continue;
    const std::vector<std::string> words = words_of(text);
    for (const std::string& each : declared) {
      const std::vector<std::string> wanted = words_of(each);
      const std::size_t shared = shared_words(words, wanted).size();
      if (wanted.size() >= kFewestWords && shared * 4 >= wanted.size() * 3 && shared * 5 >= words.size() * 3) return text;
    }
  }
  return {};
}

// The h1 that shares the most words with what the page declares, at least half of its own; of several such the one that
// a declared title begins with. A page that declares nothing: its first h1. None such: the only h1 that is a headline of
// its own, or a lower heading where there is no h1.
std::string visible_headline(const HtmlTree& tree, const std::vector<std::string>& declared,
                             const OutletNames& outlet) {
  std::vector<std::string> declared_words;
  for (const std::string& each : declared) {
    std::vector<std::string> all, words = words_of(each);
    std::set_union(declared_words.begin(), declared_words.end(), words.begin(), words.end(), std::back_inserter(all));
    declared_words = std::move(all);
  }
  std::string best, only;
  std::size_t best_score = 0, seen = 0;
  const bool has_h1 = std::any_of(tree.nodes().begin(), tree.nodes().end(), [](const HtmlNode& node) { return node.tag == Tag::h1; });
  for (NodeIndex i = 0; i < tree.nodes().size() && seen < kMostHeadlines; ++i) {
    const bool headline = has_h1 ? tree.node(i).tag == Tag::h1 : font_size(tree, i) >= kHeadlineSize;
    if (!headline && tree.attribute(i, Attribute::itemprop) != "headline") continue;
    ++seen;
    std::string text = tree.text_below(i);
    if (text.empty() || text.size() > kLongestTitle || is_outlet(text, outlet)) continue;
    if (declared.empty()) return text;
    const std::vector<std::string> words = words_of(text);
    const std::vector<std::string> shared = shared_words(words, declared_words);
    if (seen == 1 && is_headline_of_its_own(words, shared)) only = text;
    if (shared.empty() || shared.size() * 2 < words.size()) continue;
    const std::string shown = bare(text);
    const bool begins = std::any_of(declared.begin(), declared.end(),
                                    [&](const std::string& each) { return bare(each).starts_with(shown); });
    const std::size_t score = 2 * shared.size() + (begins ? 1 : 0);
    if (score <= best_score) continue;
    best_score = score;
    best = std::move(text);
  }
  if (best.empty() && !has_h1) return lower_headline(tree, declared);
  return best.empty() && seen == 1 ? only : best;
}

std::string title_element(const HtmlTree& tree) {
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i)
    if (tree.node(i).tag == Tag::title) return tree.text_below(i);
  return {};
}

// The first, or one that begins with it: some programs cut a headline at a hundred letters or so.
std::string whole(const std::vector<std::string>& declared) {
  const std::string& first = declared.front();
  if (first.size() < kMinCutTitle) return first;
  const std::string cut = bare(first);
  const auto longer = std::find_if(declared.begin(), declared.end(), [&](const std::string& each) {
    return each.size() > first.size() && bare(each).starts_with(cut);
  });
  return longer == declared.end() ? first : *longer;
}

// "Ferry late again May 4, 2031", where the page declares "Ferry late again".
std::string_view without_date(std::string_view shown, const std::vector<std::string>& declared) {
  for (const std::string& each : declared)
    if (shown.starts_with(each) && !read_date(shown.substr(each.size())).empty()) return shown.substr(0, each.size());
  return shown;
}

}  // namespace

std::string without_outlet(std::string_view title, const OutletNames& outlet) {
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view between : kBetween) {
      const std::size_t last = title.rfind(between), first = title.find(between);
      if (last == std::string_view::npos) continue;
      found = true;
      if (is_outlet(title.substr(last + between.size()), outlet))
        title = title.substr(0, last);
      else if (is_outlet(title.substr(0, first), outlet))
        title = title.substr(first + between.size());
      else
        found = false;
      if (found) break;
    }
  }
  return std::string(without_sections(title));
}

std::string find_masthead(const HtmlTree& tree) {
  const std::string name = title_element(tree);
  if (name.empty() || name.size() > kLongestTitle) return {};
  bool first_found = false, parted = false;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    const Tag tag = tree.node(i).tag;
    if (tag == Tag::h1) return {};
    parted = parted || (first_found && (tag == Tag::hr || (tag == Tag::a && tree.has_attribute(i, Attribute::href))));
    if (font_size(tree, i) < kHeadlineSize) continue;
    if (first_found) return parted ? name : std::string();
    if (bare(tree.text_below(i)) != bare(name)) return {};
    first_found = true;
  }
  return {};
}

std::string choose_title(const HtmlTree& tree, const std::string& headline, const std::string& open_graph,
                         const OutletNames& outlet) {
  std::vector<std::string> candidates;
  for (const std::string& each : {headline, open_graph, title_element(tree)})
    if (!each.empty() && each.size() <= kLongestTitle && !is_outlet(each, outlet))
      candidates.push_back(without_outlet(each, outlet));
  const std::string shown = visible_headline(tree, candidates, outlet);
  if (!shown.empty()) return without_outlet(without_date(shown, candidates), outlet);
  return candidates.empty() ? std::string() : whole(candidates);
}

}  // namespace rashomon
