// A text is cut at what stands between names; of each piece, what stands before or behind a name is taken off, and what
// is left must look like one.
#include "rashomon/page/metadata/byline.h"

#include <algorithm>
#include <array>

#include "rashomon/base/letters.h"
#include "rashomon/markup/tree.h"
#include "rashomon/page/metadata/agency.h"

namespace rashomon {
namespace {

constexpr std::size_t kLongestText = 300, kLongestName = 60, kMostNames = 12;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kAround = " \t\r\n,;:.|-*/";
  const std::size_t begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  std::size_t end = text.find_last_not_of(kAround) + 1;
  // "Jr." keeps its full stop.
  if (end < text.size() && text[end] == '.' && end >= 2 && lower_case(text.substr(end - 2, 2)) == "jr") ++end;
  return text.substr(begin, end - begin);
}

// What stands before names, longest first.
constexpr std::string_view kBefore[] = {
    "medically reviewed by",
    "article by",
    "written by",
    "posted by",
    "published by",
    "reported by",
    "reporting by",
    "story by",
    "words by",
    "authored by",
    "updated by",
    "about the author",
    "authors",
    "author",
    "by",
    "von",
    "par",
    "por",
    "escrito por",
    "autor",
    "автор",
    "Автор",
    "текст",
    "Текст",
    "text",
    "analysis by",
    "opinion by",
    "and",
    "&",
};

std::string_view without_prefix(std::string_view text) {
  for (bool found = true; found;) {
    found = false;
    text = trimmed(text);
    const std::string lower = lower_case(text.substr(0, 32));
    for (const std::string_view before : kBefore) {
      if (!lower.starts_with(before)) continue;
      const char after = lower.size() > before.size() ? lower[before.size()] : ' ';
      if (after != ' ' && after != ':') continue;
      text.remove_prefix(std::min(before.size(), text.size()));
      found = true;
      break;
    }
  }
  return text;
}

// Words that tell a role, a place or a date instead of a name.
bool is_role(const std::string& lower) {
  constexpr std::string_view kRoles[] = {
      "editor",    "reporter",   "correspondent", "writer",       "staff",   "contributor", "contributing",
      "columnist", "journalist", "producer",      "published",    "updated", "min read",    "minutes read",
      "posted",    "ceo",        "founder",       "director",     "manager", "president",   "specialist",
      "expert",    "follow",     "senior ",       "professor of", "comments"};
  return std::any_of(std::begin(kRoles), std::end(kRoles),
                     [&](std::string_view role) { return lower.find(role) != std::string::npos; });
}

// "Northgate Wire and Courier staff": who signs together, not somebody's role as in "Orla Pike, Courier staff".
bool signs_too(std::string_view before, std::string_view lower) {
  return (before == " and " || before == " & ") && lower.ends_with(" staff");
}

// MD, PhD, RDN: letters after a name.
bool is_degree(std::string_view part) {
  if (part.size() > 6) return false;
  const std::string lower = lower_case(part);
  const auto capitals = std::count_if(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return lower == "phd" || lower == "ph.d" || lower == "jr" || lower == "esq" ||
         (capitals >= 2 && part.find(' ') == std::string_view::npos &&
          static_cast<std::size_t>(capitals) + 2 >= part.size());
}

// What stands where a name should.
bool is_no_name(const std::string& lower) {
  constexpr std::string_view kOthers[] = {
      "admin",     "administrator", "author",  "the author", "about",         "view all posts", "view more posts",
      "read more", "share",         "written", "published",  "updated",       "posted",         "unknown",
      "anonymous", "guest",         "null",    "undefined",  "insights from", "follow",         "reviewed"};
  return std::any_of(std::begin(kOthers), std::end(kOthers), [&](std::string_view other) { return lower == other; });
}

// More words in small letters than names have ("de la", "of the").
bool is_sentence(std::string_view part) {
  std::size_t small = 0;
  for (std::size_t at = part.find(' '); at != std::string_view::npos; at = part.find(' ', at + 1))
    small += at + 1 < part.size() && part[at + 1] >= 'a' && part[at + 1] <= 'z' ? 1 : 0;
  return small > 2;
}

bool is_name(std::string_view part) {
  if (part.size() < 3 || part.size() > kLongestName || is_no_name(lower_case(part))) return false;
  if (part.find_first_of("@/<>{}[]=#") != std::string_view::npos || part.starts_with("http")) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::count_if(part.begin(), part.end(), is_digit) > 2 || is_digit(part.back())) return false;
  return std::count(part.begin(), part.end(), ' ') <= 6 && !is_sentence(part);
}

// "Orla Pike Published", where the date stands in an element of its own.
std::string_view without_label(std::string_view name) {
  for (const std::string_view label : {" last updated", " published", " updated", " posted"})
    if (lower_case(name).ends_with(label)) return trimmed(name.substr(0, name.size() - label.size()));
  return name;
}

// Without a date behind the name: "Orla Pike December 2, 2031", "Orla Pike Published: 2 December", cut at its first word
// with a digit.
std::string_view without_date(std::string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit == 0) return without_label(text);
  const std::size_t space = text.rfind(' ', digit);
  if (space == std::string_view::npos) return text;
  std::string_view before = trimmed(text.substr(0, space));
  if (const std::string_view name = without_label(before); name.size() < before.size()) return name;
  const std::size_t last = before.rfind(' ');
  const std::string word = lower_case(trimmed(before.substr(last == std::string_view::npos ? 0 : last + 1)));
  constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec"};
  const bool month =
      std::any_of(std::begin(kMonths), std::end(kMonths), [&](std::string_view m) { return word.starts_with(m); });
  if (month) before = last == std::string_view::npos ? std::string_view() : trimmed(before.substr(0, last));
  return before;
}

// Where one name ends and the next begins, from `at`: position and length of what is between; npos: nowhere.
std::pair<std::size_t, std::size_t> find_separator(std::string_view text, std::size_t at) {
  constexpr std::string_view kBetween[] = {" and ", " & ", " und ", " et ", " y ",  " with ", ", ",
                                           ",",     ";",   " | ",   "|",    " • ",  " · ",    "\n",
                                           " – ",   " — ", " - ",   " / ",  " in ", " for ",  " on "};
  std::pair<std::size_t, std::size_t> first{std::string_view::npos, 0};
  for (const std::string_view between : kBetween) {
    const std::size_t found = text.find(between, at);
    if (found < first.first) first = {found, between.size()};
  }
  return first;
}

// "USA TODAY" and "usatoday" are one.
std::string bare_letters(std::string_view text) {
  std::string letters = lower_case(text);
  std::erase_if(letters, [](char c) { return c == ' ' || c == '.' || c == '-'; });
  return letters;
}

bool same_name(std::string_view a, std::string_view b) {
  return lower_case(a) == lower_case(b);
}

// A name, and the agency that it stands before: "Orla Pike Associated Press".
void add_name(std::string_view part, std::vector<std::string>& names) {
  const std::string_view agency = agency_at_end(part);
  const std::string_view person = trimmed(part.substr(0, part.size() - agency.size()));
  const bool both = !agency.empty() && person.find(' ') != std::string_view::npos;
  for (const std::string_view each : {both ? person : part, both ? agency : std::string_view()})
    if (!each.empty() && std::none_of(names.begin(), names.end(), [&](const std::string& name) { return same_name(name, each); }))
      names.emplace_back(each);
}

}  // namespace

void add_names(std::string_view raw, std::vector<std::string>& names) {
  std::string collapsed;
  append_collapsed(raw.substr(0, kLongestText), collapsed);
  std::string_view text = without_prefix(collapsed);
  // "June 2 Written by Orla Pike"
  if (const std::size_t by = lower_case(text).find(" by "); by != std::string::npos && !is_name(text.substr(0, by)))
    text = without_prefix(text.substr(by + 1));
  bool first = true;
  std::string_view before;  // what stands between this part and the last
  for (std::size_t at = 0; at < text.size() && names.size() < kMostNames;) {
    const auto [end, size] = find_separator(text, at);
    const std::string_view between = end == std::string_view::npos ? std::string_view() : text.substr(end, size);
    const std::string_view part =
        without_date(without_prefix(text.substr(at, end == std::string_view::npos ? end : end - at)));
    at = end == std::string_view::npos ? text.size() : end + size;
    const std::string lower = lower_case(part);
    const bool role = !first && is_role(lower) && !signs_too(before, lower);
    if (is_name(part) && !role && (first || !is_degree(part))) add_name(part, names);
    first = false;
    before = between;
    // Behind these come an outlet, a date or a role; before them may stand a date.
    if (names.empty()) continue;
    if (between == " | " || between == "|" || between == " • " || between == " · " || between == " in " ||
        between == " for " || between == " on " || between == " – " || between == " — " || between == " - ")
      return;
  }
}

std::string join_names(const std::vector<std::string>& names, std::string_view outlet) {
  std::string joined;
  for (const std::string& name : names) {
    if (same_name(name, outlet)) continue;
    joined += joined.empty() ? name : ", " + name;
  }
  return joined;
}

std::string_view without_outlet_behind(std::string_view name, std::string_view outlet) {
  const std::string wanted = bare_letters(outlet);
  if (wanted.empty()) return name;
  for (std::size_t space = name.find(' '); space != std::string_view::npos; space = name.find(' ', space + 1))
    if (name.substr(0, space).find(' ') != std::string_view::npos && bare_letters(name.substr(space + 1)) == wanted) return name.substr(0, space);
  return name;
}

bool announces_names(std::string_view text) {
  std::string lower = lower_case(text);
  while (lower.ends_with(':') || lower.ends_with(' ')) lower.pop_back();
  for (const std::string_view known : {"by", "written by", "article by", "story by", "words by", "posted by", "author", "authors"})
    if (lower == known) return true;
  return false;
}

}  // namespace rashomon
