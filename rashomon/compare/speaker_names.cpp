// Union-find over all speakers: equal names first, then persons by what their names have in common.
#include "rashomon/compare/speaker_names.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "rashomon/match/stem.h"
#include "rashomon/reading/person_names.h"

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

struct Entry {
  Voices::Member member;
  const Speaker* speaker;
  std::vector<std::string> words;
  PersonName person;  // of persons
};

class Joiner {
 public:
  explicit Joiner(std::vector<Entry> entries) : entries_(std::move(entries)), parent_(entries_.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (const Entry& entry : entries_) articles_.push_back({entry.member.article});
  }

  void join() {
    std::map<std::string, std::size_t> by_name;
    std::map<std::string, std::vector<std::size_t>> by_sound;  // of a word that can be the last name
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Entry& entry = entries_[i];
      if (entry.words.empty()) continue;
      const auto [first, is_new] = by_name.try_emplace(key_of(entry), i);
      if (!is_new) {
        unite(first->second, i);
      } else if (entry.speaker->kind == SpeakerKind::person) {
        const PersonName& person = entry.person;
        by_sound[person.sounds.back()].push_back(i);
        if (person.words.size() > 1 && person.sounds.front() != person.sounds.back()) by_sound[person.sounds.front()].push_back(i);
      }
    }
    std::vector<std::pair<std::size_t, std::size_t>> by_ear;
    for (const auto& [sound, persons] : by_sound) join_full_names(persons, by_ear);
    for (const auto& [a, b] : by_ear)  // after all that letters tell
      if (!are_two_in_one_article(a, b)) unite(a, b);
    for (const auto& [sound, persons] : by_sound) join_bare_names(persons);
  }

  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

 private:
  // Persons by their names, places and bodies by what all names of a place have in common; the unnamed within their article.
  static std::string key_of(const Entry& entry) {
    std::string name = joined_words(entry.words);
    if (entry.speaker->kind == SpeakerKind::organisation) name = place_key(name);
    std::string key = fmt::format("{} {}", static_cast<int>(entry.speaker->kind), name);
    if (entry.speaker->kind == SpeakerKind::unnamed) key += fmt::format(" of {}", entry.member.article);
    return key;
  }

  // Names that only sound alike, or of which one alone tells a generation, are left to be joined later.
  void join_full_names(const std::vector<std::size_t>& persons, std::vector<std::pair<std::size_t, std::size_t>>& by_ear) {
    for (std::size_t i = 0; i < persons.size(); ++i)
      for (std::size_t j = i + 1; j < persons.size() && j < i + kMaxNamesakes; ++j) {
        const PersonName &a = entries_[persons[i]].person, &b = entries_[persons[j]].person;
        if (a.words.size() == 1 || b.words.size() == 1) continue;
        const Likeness likeness = likeness_of(a, b);
        if (likeness == Likeness::spelled)
          unite(persons[i], persons[j]);
        else if (likeness == Likeness::by_sound || (a.words == b.words && (a.generation.empty() || b.generation.empty())))
          by_ear.emplace_back(persons[i], persons[j]);
      }
  }

  std::size_t most_heard(const std::set<std::size_t>& people) const {
    return *std::max_element(people.begin(), people.end(),
                             [&](std::size_t a, std::size_t b) { return articles_[a].size() < articles_[b].size(); });
  }

  // Of several who can bear a bare name: the one heard in far more articles than any other, if its own article has no other.
  bool is_far_better_known(std::size_t best, const std::set<std::size_t>& people, std::size_t bare) {
    constexpr std::size_t kTimes = 4;
    return std::all_of(people.begin(), people.end(), [&](std::size_t other) {
      return other == best || (kTimes * articles_[other].size() <= articles_[best].size() && !are_two_in_one_article(other, bare));
    });
  }

  // A bare name is the person's who can bear it, by spelling before by sound; a first word counts where it is a family name.
  void join_bare_names(const std::vector<std::size_t>& persons) {
    for (const std::size_t i : persons) {
      const PersonName& bare = entries_[i].person;
      if (bare.words.size() > 1) continue;
      for (const Likeness least : {Likeness::spelled, Likeness::by_sound}) {
        std::set<std::size_t> people;
        for (const std::size_t j : persons) {
          const PersonName& full = entries_[j].person;
          if (full.words.size() == 1 && least == Likeness::spelled) continue;
          const bool is_last = full.sounds.back() == bare.sounds.back() || is_first_family_name(full.words.front());
          if (j != i && is_last && likeness_of(bare, full) >= least) people.insert(root(j));
        }
        if (people.empty()) continue;
        const std::size_t most = most_heard(people);
        const bool may_be_two = least == Likeness::by_sound && are_two_in_one_article(most, i);
        if (!may_be_two && is_far_better_known(most, people, i)) unite(most, i);
        break;
      }
    }
  }

  // Whether one article has both as two speakers: it knows them apart.
  bool are_two_in_one_article(std::size_t a, std::size_t b) {
    const std::set<std::uint32_t> &first = articles_[root(a)], &second = articles_[root(b)];
    return root(a) != root(b) && std::any_of(first.begin(), first.end(), [&](std::uint32_t one) { return second.contains(one); });
  }

  void unite(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    parent_[std::max(a, b)] = std::min(a, b);
    articles_[std::min(a, b)].merge(articles_[std::max(a, b)]);
  }

  static constexpr std::size_t kMaxNamesakes = 200;
  std::vector<Entry> entries_;
  std::vector<std::size_t> parent_;
  std::vector<std::set<std::uint32_t>> articles_;  // of each root
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
      entries.push_back({{article, static_cast<SpeakerId>(i)}, &speakers[i], name_words(speakers[i].name),
                         speakers[i].kind == SpeakerKind::person ? person_name(speakers[i].name) : PersonName{}});
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
