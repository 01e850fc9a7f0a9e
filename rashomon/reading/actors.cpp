// Takes the joined names as they are and adds the other mentions of the speaker of the same name.
#include "rashomon/reading/actors.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "rashomon/reading/actor_labels.h"
#include "rashomon/reading/innermost.h"
#include "rashomon/reading/speakers/entities.h"
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

Actor actor_of(std::string_view text, const Analysis& analysis, const Entity& entity, const Speaker* speaker,
               const std::vector<Span>& labels, const std::unordered_map<std::uint32_t, NameAdditions>& additions) {
  Actor actor;
  actor.name = entity.name;
  actor.kind = entity.kind;
  actor.role = entity.role;
  std::vector<Span> others = labels;
  for (const std::uint32_t n : entity.names) {
    actor.labels.push_back({analysis.names[n].span, LabelForm::name});
    const auto found = additions.find(n);
    if (found == additions.end()) continue;
    if (found->second.description.empty())
      for (const Span addition : found->second.additions) actor.labels.back().additions.push_back({addition});
    else
      others.push_back(found->second.description);
  }
  if (speaker != nullptr) others.insert(others.end(), speaker->mentions.begin(), speaker->mentions.end());
  others.insert(others.end(), entity.roles.begin(), entity.roles.end());
  std::sort(others.begin(), others.end());
  const std::vector<ActorLabel> names = actor.labels;
  std::uint32_t covered = 0;  // up to here the labels added so far reach
  for (const Span span : others) {
    if (span.begin < covered || overlaps_any(names, span)) continue;
    actor.labels.push_back({span, form_of(text_of(text, span))});
    if (actor.labels.back().form == LabelForm::description)
      for (const Span addition : additions_in(text, span)) actor.labels.back().additions.push_back({addition});
    covered = span.end;
  }
  sort_labels(actor.labels);
  return actor;
}

// Which speaker an entity is: nothing where the name alone does not tell.
std::vector<std::optional<SpeakerId>> speakers_of(const Entities& entities, const std::vector<Speaker>& speakers) {
  const auto by_name = speakers_by_name(speakers);
  std::unordered_map<std::string_view, std::size_t> bearers;
  for (const Entity& entity : entities.all) ++bearers[entity.name];
  std::vector<std::optional<SpeakerId>> found(entities.all.size());
  for (std::size_t e = 0; e < entities.all.size(); ++e) {
    const auto at = by_name.find(entities.all[e].name);
    if (at != by_name.end() && at->second != kSeveral && bearers[entities.all[e].name] == 1)
      found[e] = SpeakerId{static_cast<std::uint32_t>(at->second)};
  }
  return found;
}

// All that speakers are called where they speak, in order; kNobodysLabel where the speaker is no actor.
KnownLabels known_labels(const std::vector<Speaker>& speakers, const std::vector<std::optional<SpeakerId>>& of_entity) {
  std::vector<std::uint32_t> entity_of(speakers.size(), kNobodysLabel);
  for (std::size_t e = 0; e < of_entity.size(); ++e)
    if (of_entity[e]) entity_of[index_of(*of_entity[e])] = static_cast<std::uint32_t>(e);
  KnownLabels known;
  for (std::size_t s = 0; s < speakers.size(); ++s)
    for (const Span span : speakers[s].mentions) known.push_back({span, entity_of[s]});
  std::sort(known.begin(), known.end(), [](const FoundLabel& a, const FoundLabel& b) { return a.span < b.span; });
  return known;
}

void set_attributions(std::vector<Actor>& actors, const std::vector<Attribution>& attributions) {
  std::vector<Addition*> all;
  for (Actor& actor : actors)
    for (ActorLabel& label : actor.labels)
      for (Addition& addition : label.additions) all.push_back(&addition);
  std::sort(all.begin(), all.end(), [](const Addition* a, const Addition* b) { return a->span < b->span; });
  InnermostAttribution innermost(attributions);
  for (Addition* addition : all) addition->attribution = innermost.at(addition->span.begin);
}

}  // namespace

std::vector<Actor> find_actors(const Article& article, const Analysis& analysis, const Entities& entities,
                                const std::vector<Speaker>& speakers, const std::vector<Attribution>& attributions) {
  const std::vector<std::optional<SpeakerId>> speaker_of = speakers_of(entities, speakers);
  std::vector<std::vector<Span>> labels(entities.all.size());
  for (const FoundLabel& label : find_labels(article, analysis, entities, known_labels(speakers, speaker_of)))
    labels[label.entity].push_back(label.span);
  std::unordered_map<std::uint32_t, NameAdditions> additions;
  for (NameAdditions& found : find_name_additions(article, analysis)) additions.emplace(found.name, std::move(found));
  std::vector<Actor> actors;
  for (std::size_t e = 0; e < entities.all.size(); ++e) {
    const Entity& entity = entities.all[e];
    if (entity.kind == NameKind::other || (entity.names.empty() && labels[e].empty())) continue;
    const Speaker* speaker = speaker_of[e] ? &speakers[index_of(*speaker_of[e])] : nullptr;
    actors.push_back(actor_of(article.text, analysis, entity, speaker, labels[e], additions));
    actors.back().speaker = speaker_of[e];
  }
  std::sort(actors.begin(), actors.end(),
            [](const Actor& a, const Actor& b) { return a.labels.front().span < b.labels.front().span; });
  set_attributions(actors, attributions);
  return actors;
}

}  // namespace rashomon
