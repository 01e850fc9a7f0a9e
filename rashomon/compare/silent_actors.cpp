// Actors with one last name or one full name are looked through for those that can be one.
#include "rashomon/compare/silent_actors.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "rashomon/match/stem.h"
#include "rashomon/reading/person_names.h"

namespace rashomon {
namespace {

struct Known {
  PersonName person;                // of persons
  std::optional<std::size_t> actor;  // nothing: is heard
};

std::string key_of(NameKind kind, const PersonName& person, const std::string& name) {
  return kind == NameKind::person ? "person " + (person.words.empty() ? "" : person.words.back()) : "other " + fold_word(name);
}

}  // namespace

std::vector<SilentActor> find_silent_actors(std::span<const Telling> tellings, const std::vector<ComparedVoice>& voices) {
  std::map<std::string, std::vector<Known>> known;  // persons by their last word
  for (const ComparedVoice& voice : voices) {
    const PersonName person = person_name(voice.name);
    const NameKind kind = voice.kind == SpeakerKind::person ? NameKind::person : NameKind::organisation;
    known[key_of(kind, person, voice.name)].push_back({person, {}});
  }
  std::vector<SilentActor> silent;
  for (std::uint32_t article = 0; article < tellings.size(); ++article)
    for (const Actor& actor : tellings[article].reading.actors) {
      const bool is_person = actor.kind == NameKind::person;
      const PersonName person = is_person ? person_name(actor.name) : PersonName{};
      const bool can_speak = is_person ? !person.is_bare() : actor.kind == NameKind::organisation;
      if (actor.speaker || !can_speak) continue;
      std::vector<Known>& alike = known[key_of(actor.kind, person, actor.name)];
      auto same = std::find_if(alike.begin(), alike.end(), [&](const Known& other) {
        return !is_person || likeness_of(person, other.person) == Likeness::spelled;
      });
      if (same != alike.end() && !same->actor) continue;
      if (same == alike.end()) {
        same = alike.insert(alike.end(), {person, silent.size()});
        silent.push_back({actor.name, actor.kind, {}});
      }
      std::vector<NamedInArticle>& by_article = silent[*same->actor].by_article;
      if (by_article.empty() || by_article.back().article != article)
        by_article.push_back({article, 0, actor.labels.front().span.begin});
      by_article.back().times += static_cast<std::uint32_t>(actor.labels.size());
    }
  std::erase_if(silent, [](const SilentActor& actor) { return actor.by_article.size() < 2; });
  const auto times = [](const SilentActor& actor) {
    std::uint32_t sum = 0;
    for (const NamedInArticle& named : actor.by_article) sum += named.times;
    return sum;
  };
  std::stable_sort(silent.begin(), silent.end(), [&](const SilentActor& a, const SilentActor& b) {
    return std::pair(a.by_article.size(), times(a)) > std::pair(b.by_article.size(), times(b));
  });
  return silent;
}

}  // namespace rashomon
