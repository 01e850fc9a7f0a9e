#include "rashomon/reading/speakers/speaker_list.h"

#include <algorithm>

#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/speakers/unnamed_types.h"

namespace rashomon {
namespace {

SpeakerKind kind_of(const Entity& entity) {
  switch (entity.kind) {
    case NameKind::person: return SpeakerKind::person;
    case NameKind::group: return SpeakerKind::group;
    case NameKind::organisation:
    case NameKind::place: return SpeakerKind::organisation;  // "Moscow said"
    case NameKind::other: break;
  }
  const bool told = entity.sex != Sex::unknown || entity.age > 0 || !entity.role.empty();
  return told ? SpeakerKind::person : SpeakerKind::organisation;
}

}  // namespace

std::uint32_t SpeakerList::add(Speaker speaker, std::uint32_t entity) {
  speakers_.push_back(std::move(speaker));
  entity_of_.push_back(entity);
  return static_cast<std::uint32_t>(speakers_.size() - 1);
}

std::uint32_t SpeakerList::of_entity(std::uint32_t entity) {
  if (entity == kNoEntity) return kNoSpeaker;
  if (of_entity_[entity] != kNoSpeaker) return of_entity_[entity];
  Speaker speaker;
  speaker.name = entities_.all[entity].name;
  speaker.kind = kind_of(entities_.all[entity]);
  speaker.role = entities_.all[entity].role;
  for (const std::uint32_t n : entities_.all[entity].names) speaker.mentions.push_back(analysis_.names[n].span);
  return of_entity_[entity] = add(std::move(speaker), entity);
}

std::uint32_t SpeakerList::of_description(Span source, const std::string& head) {
  const auto [known, fresh] = by_description_.try_emplace(folded_name_word(text_of(text_, source)), 0);
  if (!fresh) return known->second;
  Speaker speaker;
  speaker.name = text_of(text_, source);
  speaker.kind = kind_of_noun(head, source);
  if (speaker.kind == SpeakerKind::unnamed) speaker.type = type_of_unnamed(phrases_, source);
  return by_head_[head] = known->second = add(std::move(speaker), kNoEntity);
}

std::uint32_t SpeakerList::of_several(Span names) {
  const auto [known, fresh] = by_description_.try_emplace(folded_name_word(text_of(text_, names)), 0);
  if (!fresh) return known->second;
  Speaker speaker;
  speaker.name = text_of(text_, names);
  speaker.kind = SpeakerKind::group;
  return known->second = add(std::move(speaker), kNoEntity);
}

std::uint32_t SpeakerList::described_as(const std::string& head) const {
  const auto known = by_head_.find(head);
  return known == by_head_.end() ? kNoSpeaker : known->second;
}

SpeakerKind SpeakerList::kind_of_noun(const std::string& head, Span source) const {
  const std::uint8_t classes = noun_classes(head);
  if ((classes & kDocumentNoun) != 0) return SpeakerKind::document;
  if ((classes & kOrganisationNoun) != 0) return SpeakerKind::organisation;
  const std::uint32_t n = phrases_.first_name_from(source.begin);
  const bool named = n < analysis_.names.size() && analysis_.names[n].span.end <= source.end;
  if ((classes & kGroupNoun) != 0 && named && !is_anonymous(source)) return SpeakerKind::group;
  return SpeakerKind::unnamed;
}

// "Two Western diplomats" are nobody that could be asked, as "Vane's supporters" are.
bool SpeakerList::is_anonymous(Span source) const {
  const std::string type = type_of_unnamed(phrases_, source);
  return !type.empty() && type != "party" && type != "public" && type != "relative";
}

std::vector<Speaker> SpeakerList::take(std::vector<Attribution>& attributions) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t s = 0; s < speakers_.size(); ++s) {
    auto& mentions = speakers_[s].mentions;
    std::sort(mentions.begin(), mentions.end());
    mentions.erase(std::unique(mentions.begin(), mentions.end()), mentions.end());
    order.push_back(s);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto &first = speakers_[a].mentions, &second = speakers_[b].mentions;  // none: named in the headline alone
    if (first.empty() || second.empty()) return !first.empty();
    return first.front() < second.front();
  });
  std::vector<Speaker> sorted;
  std::vector<std::uint32_t> place(speakers_.size());
  for (const std::uint32_t s : order) {
    place[s] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(speakers_[s]));
  }
  for (Attribution& attribution : attributions)
    if (attribution.speaker) attribution.speaker = static_cast<SpeakerId>(place[index_of(*attribution.speaker)]);
  return sorted;
}

}  // namespace rashomon
