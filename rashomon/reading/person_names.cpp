// Families first, then given names. Tested by tests/person_names_test.cpp.
#include "rashomon/reading/person_names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "rashomon/base/accents.h"
#include "rashomon/base/embedded.h"
#include "rashomon/base/utf8.h"
#include "rashomon/base/word_table.h"
#include "rashomon/reading/table_lines.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxWords = 12;       // more is no name of a person
constexpr std::size_t kLeastSound = 4;      // letters of a family name by sound: Khan is not Han
constexpr std::size_t kLeastBareSound = 6;  // where no given name helps
constexpr std::size_t kLeastPrefix = 3;     // Dan of Daniel
constexpr std::size_t kFirstParticles = 9;  // that begin a name: Von der Leyen; but Al Gore and Ben Lee have given names

using Words = std::span<const std::string>;

std::string sound_by_rule(std::string_view folded);

struct Tables {
  std::unordered_map<std::string, std::vector<std::uint32_t>> rows;  // a given name -> the rows that have it
  std::unordered_map<std::string, std::uint32_t> spellings;          // the sound of any name -> its row
  std::unordered_map<std::string, std::size_t> particles;            // -> its place in the list
  std::unordered_map<std::string, bool> generations, first_families;
  std::unordered_map<std::string, std::string> places;
};

void read_row(const TableRow& row, std::uint32_t id, Tables& tables) {
  std::vector<std::string> names;
  if (!row.value.empty()) names.push_back(folded_name(row.key));
  for (const std::string_view name : fields_of(row.value.empty() ? row.key : row.value, ',')) names.push_back(folded_name(name));
  for (const std::string& name : names) {
    if (row.section == "short forms" || row.section == "spellings") tables.rows[name].push_back(id);
    if (row.section == "spellings") tables.spellings.try_emplace(sound_by_rule(name), id);
    if (row.section == "particles") tables.particles.emplace(name, tables.particles.size());
    if (row.section == "generations") tables.generations.emplace(name, true);
    if (row.section == "family first") tables.first_families.emplace(name, true);
    if (row.section == "same places") tables.places.emplace(name, names.front());
  }
}

const Tables& tables() {
  static const Tables all = [] {
    Tables read;
    std::uint32_t id = 0;
    for (const TableRow& row : parse_table(embedded_text("rashomon/reading/tables/person_names.txt"))) read_row(row, id++, read);
    for (const TableRow& row : parse_table(embedded_text("rashomon/language/tables/places.txt")))
      if (row.section.starts_with("country") && !row.value.empty()) read.places.emplace(folded_name(row.key), row.value);
    return read;
  }();
  return all;
}

bool share_row(const std::string& a, const std::string& b) {
  const auto at = tables().rows.find(a), other = tables().rows.find(b);
  if (at == tables().rows.end() || other == tables().rows.end()) return false;
  return std::any_of(at->second.begin(), at->second.end(), [&](std::uint32_t row) {
    return std::find(other->second.begin(), other->second.end(), row) != other->second.end();
  });
}

bool is_initials(std::string_view word) {
  return word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'A' && word[1] <= 'Z';
}

// J.K. and JK are two words, and so is Jong-un behind Kim.
void add_words(std::string_view word, PersonName& name) {
  const std::string folded = folded_name(word);
  if (folded.empty() || name.words.size() >= kMaxWords) return;
  const std::size_t stop = word.find('.');
  const bool stopped = stop == 1 && word.size() > 2 && folded.size() <= 3 && static_cast<unsigned char>(word[0]) < 0x80;
  if (stopped || is_initials(word)) {
    for (const char c : folded) name.words.emplace_back(1, c);
  } else if (const std::size_t hyphen = folded.find('-');
             hyphen != std::string::npos && !name.words.empty() && is_first_family_name(name.words.front())) {
    name.words.push_back(folded.substr(0, hyphen));
    if (hyphen + 1 < folded.size()) name.words.push_back(folded.substr(hyphen + 1));
  } else {
    name.words.push_back(folded);
  }
}

std::size_t family_of(const std::vector<std::string>& words) {
  const auto& particles = tables().particles;
  for (std::size_t w = 0; w + 1 < words.size(); ++w)
    if (const auto at = particles.find(words[w]); at != particles.end() && (w > 0 || at->second < kFirstParticles)) return w;
  return words.size() - 1;
}

bool ends_with(Words longer, Words shorter) {
  return longer.size() >= shorter.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

// The letters of a name that are no vowels, of which transliterations from Arabic change most.
std::string consonants_of(std::string_view sound) {
  std::string kept;
  for (const char c : sound)
    if (std::string_view("aeiou").find(c) == std::string_view::npos && (kept.empty() || kept.back() != c)) kept.push_back(c);
  return kept;
}

bool given_names_agree(const std::string& a, const std::string& b) {
  if (a == b || (a[0] == b[0] && (a.size() == 1 || b.size() == 1))) return true;
  if ((a.size() >= kLeastPrefix && b.starts_with(a)) || (b.size() >= kLeastPrefix && a.starts_with(b))) return true;
  if (share_row(a, b)) return true;
  const std::string sound = sound_of(a), other = sound_of(b);
  return sound == other || (consonants_of(sound).size() >= 3 && consonants_of(sound) == consonants_of(other));
}

// The first given names agree, or one's first with any of the other's (William "Bill" Clinton), and the second ones do
// not differ: John F. Kennedy, John B. Kennedy.
bool all_given_names_agree(Words a, Words b) {
  if (!given_names_agree(a[0], b[0])) {
    const auto one_of = [](const std::string& one, Words all) {
      return std::any_of(all.begin(), all.end(), [&](const std::string& name) { return name.size() > 1 && one.size() > 1 && given_names_agree(one, name); });
    };
    return one_of(a[0], b) || one_of(b[0], a);
  }
  return a.size() == 1 || b.size() == 1 || given_names_agree(a[1], b[1]);
}

// Each of two lists of words that may be the last or the first name of a person, or her whole name, in two spellings.
Likeness words_likeness(const PersonName& a, const PersonName& b, Words x, Words y, bool spelled) {
  const Likeness found = spelled ? Likeness::spelled : Likeness::by_sound;
  if (std::equal(x.begin(), x.end(), y.begin(), y.end())) return found;
  const bool a_shorter = x.size() < y.size();
  const Words shorter = a_shorter ? x : y, longer = a_shorter ? y : x;
  if (shorter.size() == 1) return shorter[0] == longer.back() || shorter[0] == longer.front() ? found : Likeness::none;
  const PersonName& more = a_shorter ? b : a;
  if (ends_with(longer, shorter)) return found;
  if (x.size() == y.size() && !a.is_bare() && !b.is_bare() &&  // Orban Viktor: the family name goes first
      std::equal(x.begin() + 1, x.end(), y.begin()) && x.front() == y.back()) return found;
  if (x.size() == y.size() && !a.is_bare() && !b.is_bare() &&
      std::equal(y.begin() + 1, y.end(), x.begin()) && y.front() == x.back()) return found;
  if (a.is_bare() || b.is_bare()) return Likeness::none;
  const Words family = x.subspan(a.family), other = y.subspan(b.family);
  const bool same_family = family.back() == other.back() && (family.size() == 1 || other.size() == 1 || ends_with(family, other) || ends_with(other, family));
  if (same_family)
    return all_given_names_agree({a.words.data(), a.family}, {b.words.data(), b.family}) ? found : Likeness::none;
  // Pedro Sánchez Pérez-Castejón: two family names, of which the first is enough.
  const bool first_of_two = longer.size() == 3 && shorter.size() == 2 && spelled && longer[0] == shorter[0] &&
                            longer[1] == shorter[1] && shorter[1].size() > 2 && more.family == 2;
  return first_of_two ? found : Likeness::none;
}

bool generations_agree(const PersonName& a, const PersonName& b) {
  if (a.generation == b.generation) return true;
  if (!a.generation.empty() && !b.generation.empty()) return false;
  const PersonName &without = a.generation.empty() ? a : b, &with = a.generation.empty() ? b : a;
  if (without.is_bare()) return !with.is_bare();                  // Kennedy, of Robert F. Kennedy Jr.; not Trump, of Trump Jr.
  return !with.is_bare() && without.words[0] != with.words[0];    // Joe Biden, of Joseph R. Biden Jr.
}

// The longest first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 30> kSounds = {{
    {"schtsch", "sh"}, {"shch", "sh"}, {"tsch", "ch"}, {"tch", "ch"}, {"sch", "sh"}, {"sh", "sh"}, {"ch", "ch"}, {"cz", "ch"},
    {"kh", "h"}, {"gh", "g"}, {"dh", "d"}, {"th", "t"}, {"ph", "f"}, {"ck", "k"}, {"ts", "s"}, {"tz", "s"}, {"ou", "u"},
    {"oo", "u"}, {"ee", "i"}, {"ue", "u"}, {"oe", "o"}, {"ae", "a"}, {"aa", "a"}, {"x", "ks"}, {"z", "s"}, {"w", "v"},
    {"q", "k"}, {"y", "i"}, {"j", "i"}, {"c", "k"},
}};

std::string sound_by_rule(std::string_view folded) {
  std::string sound;
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = folded.substr(at);
    const auto rule = std::find_if(kSounds.begin(), kSounds.end(), [&](const auto& one) { return rest.starts_with(one.first); });
    std::string_view letters = rule == kSounds.end() ? rest.substr(0, 1) : rule->second;
    if (rule != kSounds.end() && rule->first == "c" && rest.size() > 1 && std::string_view("eiy").find(rest[1]) != std::string_view::npos)
      letters = "s";
    at += rule == kSounds.end() ? 1 : rule->first.size();
    if (letters == "i" && sound.ends_with('i')) continue;  // Zelenskyy, Zelenskiy
    sound += letters;
  }
  if (sound.size() > 3 && sound.ends_with("off")) sound.replace(sound.size() - 3, 3, "ov");
  if (sound.starts_with("ie") && sound.size() > 4) sound.erase(0, 1);                // Yevgeny, Evgeny
  if (sound.size() > 4 && sound.ends_with("ne")) sound.pop_back();                   // Poutine
  return sound;
}

}  // namespace

std::string folded_name(std::string_view word) {
  std::string folded;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    if (point.size == 0) break;
    at += point.size;
    if (point.value == '.' || point.value == ',' || point.value == '"' || point.value == 0x201C || point.value == 0x201D) continue;
    if (point.value == 0x2019 || point.value == 0x2018) {
      folded.push_back('\'');
    } else if (point.value == 0xDF) {
      folded += "ss";
    } else {
      append_utf8(folded, without_accent(static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value)))));
    }
  }
  if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
  while (!folded.empty() && folded.back() == '\'') folded.pop_back();
  return folded;
}

bool are_forms_of_one(const std::string& folded, const std::string& other) { return folded != other && share_row(folded, other); }

std::string sound_of(std::string_view folded) {
  std::string sound = sound_by_rule(folded);
  const auto known = tables().spellings.find(sound);
  return known == tables().spellings.end() ? sound : "#" + std::to_string(known->second);
}

bool is_first_family_name(std::string_view folded) {
  return tables().first_families.contains(std::string(folded));
}

std::string place_key(std::string_view name) {
  std::string folded = folded_name(name);
  const auto known = tables().places.find(folded);
  return known == tables().places.end() ? folded : known->second;
}

PersonName person_name(std::string_view text) {
  PersonName name;
  for (const std::string_view word : fields_of(text)) add_words(word, name);
  while (name.words.size() > 1 && tables().generations.contains(name.words.back())) {
    name.generation = name.words.back() == "junior" ? "jr" : name.words.back() == "senior" ? "sr" : name.words.back();
    name.words.pop_back();
  }
  if (name.words.empty()) name.words.emplace_back(text);
  name.family = family_of(name.words);
  for (const std::string& word : name.words) name.sounds.push_back(sound_of(word));
  return name;
}

Likeness likeness_of(const PersonName& a, const PersonName& b) {
  if (!generations_agree(a, b)) return Likeness::none;
  if (const Likeness spelled = words_likeness(a, b, a.words, b.words, true); spelled != Likeness::none) return spelled;
  const auto is_long = [&](const PersonName& name) {
    const std::size_t least = a.is_bare() || b.is_bare() ? kLeastBareSound : kLeastSound;
    return name.sounds.back().size() >= least || name.sounds.front().size() >= least || name.sounds.back()[0] == '#';
  };
  return is_long(a) && is_long(b) ? words_likeness(a, b, a.sounds, b.sounds, false) : Likeness::none;
}

}  // namespace rashomon
