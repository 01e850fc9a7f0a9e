// Takes the joined names as they are and adds the other mentions of the speaker of the same name.
#include "rashomon/reading/actors.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "rashomon/reading/entities.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::size_t kSeveral = static_cast<std::size_t>(-1);

// Each name -> its speaker; kSeveral where two speakers bear it, for then the text alone does not tell whose "he" is.
std::unordered_map<std::string_view, std::size_t> speakers_by_name(const std::vector<Speaker>& speakers) {
  std::unordered_map<std::string_view, std::size_t> found;
  for (std::size_t s = 0; s < speakers.size(); ++s)
    if (speakers[s].kind != SpeakerKind::unnamed && speakers[s].kind != SpeakerKind::document)
      if (const auto [at, added] = found.try_emplace(speakers[s].name, s); !added) at->second = kSeveral;
  return found;
}

LabelForm form_of(std::string_view words) {
  const bool pronoun = words.find(' ') == std::string_view::npos &&
                       classify_word(words).is(kSubject | kObject | kPossessive | kPersonPronoun);
  return pronoun ? LabelForm::pronoun : LabelForm::description;
}

// Labels that overlap an earlier one of `labels`, which are in order, are left out: "Mr. Lee" beside "Lee".
bool overlaps_any(const std::vector<ActorLabel>& labels, Span span) {
  const auto behind = std::lower_bound(labels.begin(), labels.end(), span.end,
                                       [](const ActorLabel& label, std::uint32_t end) { return label.span.begin < end; });
  return behind != labels.begin() && std::prev(behind)->span.end > span.begin;
}

void sort_labels(std::vector<ActorLabel>& labels) {
  std::sort(labels.begin(), labels.end(), [](const ActorLabel& a, const ActorLabel& b) { return a.span < b.span; });
}

Actor actor_of(std::string_view text, const Analysis& analysis, const Entity& entity, const Speaker* speaker) {
  Actor actor;
  actor.name = entity.name;
  actor.kind = entity.kind;
  actor.role = entity.role;
  for (const std::uint32_t n : entity.names) actor.labels.push_back({analysis.names[n].span, LabelForm::name});
  std::vector<Span> others;
  if (speaker != nullptr) others = speaker->mentions;
  if (!entity.role.empty()) others.push_back(entity.role);
  std::sort(others.begin(), others.end());
  const std::vector<ActorLabel> names = actor.labels;
  std::uint32_t covered = 0;  // up to here the labels added so far reach
  for (const Span span : others) {
    if (span.begin < covered || overlaps_any(names, span)) continue;
    actor.labels.push_back({span, form_of(text_of(text, span))});
    covered = span.end;
  }
  sort_labels(actor.labels);
  return actor;
}

}  // namespace

std::vector<Actor> find_actors(const Article& article, const Analysis& analysis, const Entities& entities,
                                const std::vector<Speaker>& speakers) {
  const auto by_name = speakers_by_name(speakers);
  std::unordered_map<std::string_view, std::size_t> bearers;
  for (const Entity& entity : entities.all) ++bearers[entity.name];
  std::vector<Actor> actors;
  for (const Entity& entity : entities.all) {
    if (entity.kind == NameKind::other) continue;
    const auto found = by_name.find(entity.name);
    const bool one = found != by_name.end() && found->second != kSeveral && bearers[entity.name] == 1;
    actors.push_back(actor_of(article.text, analysis, entity, one ? &speakers[found->second] : nullptr));
    if (one) actors.back().speaker = SpeakerId{static_cast<std::uint32_t>(found->second)};
  }
  std::sort(actors.begin(), actors.end(),
            [](const Actor& a, const Actor& b) { return a.labels.front().span < b.labels.front().span; });
  return actors;
}

}  // namespace rashomon
