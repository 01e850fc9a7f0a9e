// Union-find over all speakers: equal names first, then persons by last name.
#include "rashomon/compare/speaker_names.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "rashomon/match/stem.h"

namespace rashomon {
namespace {

// The words of a name, folded, without titles' stops and a leading "the".
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  for (std::size_t at = name.find_first_not_of(' '); at != std::string_view::npos;) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    std::string word = fold_word(name.substr(at, end - at));
    at = name.find_first_not_of(' ', end);
    if (!word.empty() && !(words.empty() && word == "the" && at != std::string_view::npos))
      words.push_back(std::move(word));
  }
  return words;
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

bool ends_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
  return longer.size() >= shorter.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

// Whether two full names with one last name can be one person's: one ends with the other ("Engineer Daisaku Kaneko"),
// or the first names agree as far as both are written ("D. Kaneko", "Dan", "Daniel").
bool can_be_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return ends_with(a, b) || ends_with(b, a) || a[0].starts_with(b[0]) || b[0].starts_with(a[0]);
}

struct Entry {
  Voices::Member member;
  const Speaker* speaker;
  std::vector<std::string> words;
};

class Joiner {
 public:
  explicit Joiner(std::vector<Entry> entries) : entries_(std::move(entries)), parent_(entries_.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  void join() {
    std::map<std::string, std::size_t> by_name;
    std::map<std::string, std::vector<std::size_t>> by_last_name;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      if (entry.words.empty()) continue;
      std::string key = fmt::format("{} {}", static_cast<int>(entry.speaker->kind), joined_words(entry.words));
      if (entry.speaker->kind == SpeakerKind::unnamed) key += fmt::format(" of {}", entry.member.article);
      const auto [first, is_new] = by_name.try_emplace(std::move(key), i);
      if (!is_new)
        unite(first->second, i);
      else if (entry.speaker->kind == SpeakerKind::person)
        by_last_name[entry.words.back()].push_back(i);
    }
    for (const auto& [name, persons] : by_last_name) join_persons(persons);
  }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

 private:
  void join_persons(const std::vector<std::size_t>& persons) {
    std::vector<std::size_t> full, bare;
    for (const std::size_t i : persons) (entries_[i].words.size() > 1 ? full : bare).push_back(i);
    for (std::size_t i = 0; i < full.size(); ++i)
      for (std::size_t j = i + 1; j < full.size() && j < i + kMaxNamesakes; ++j)
        if (can_be_one(entries_[full[i]].words, entries_[full[j]].words)) unite(full[i], full[j]);
    std::set<std::size_t> people;
    for (const std::size_t i : full) people.insert(root(i));
    for (const std::size_t i : bare)
      if (people.size() == 1) unite(*people.begin(), i);
  }

  void unite(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

  static constexpr std::size_t kMaxNamesakes = 200;
  std::vector<Entry> entries_;
  std::vector<std::size_t> parent_;
};

// A full name before a bare one, then the one that more articles use, then the longer.
std::string best_form(const std::map<std::string, std::size_t>& forms) {
  return std::max_element(forms.begin(), forms.end(),
                          [](const auto& a, const auto& b) {
                            const auto worth = [](const auto& form) {
                              return std::tuple(form.first.find(' ') != std::string::npos, form.second,
                                                form.first.size());
                            };
                            return worth(a) < worth(b);
                          })
      ->first;
}

}  // namespace

Voices join_speakers(std::span<const Telling> tellings) {
  Voices voices;
  std::vector<Entry> entries;
  for (std::uint32_t article = 0; article < tellings.size(); ++article) {
    const auto& speakers = tellings[article].reading.speakers;
    voices.index.emplace_back(speakers.size());
    for (std::size_t i = 0; i < speakers.size(); ++i)
      entries.push_back({{article, static_cast<SpeakerId>(i)}, &speakers[i], name_words(speakers[i].name)});
  }
  Joiner joiner(entries);
  joiner.join();
  std::map<std::size_t, std::size_t> place_of_root;
  std::vector<std::map<std::string, std::size_t>> forms;  // of each joined voice: how often each name stands for it
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto [place, is_new] = place_of_root.try_emplace(joiner.root(i), voices.joined.size());
    if (is_new) {
      voices.joined.push_back({entries[i].speaker->name, entries[i].speaker->kind, {}});
      forms.emplace_back();
    }
    ++forms[place->second][entries[i].speaker->name];
    voices.joined[place->second].members.push_back(entries[i].member);
    voices.index[entries[i].member.article][index_of(entries[i].member.speaker)] = place->second;
  }
  for (std::size_t i = 0; i < forms.size(); ++i) voices.joined[i].name = best_form(forms[i]);
  return voices;
}

}  // namespace rashomon
