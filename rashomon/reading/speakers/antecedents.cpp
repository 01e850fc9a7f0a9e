#include "rashomon/reading/speakers/antecedents.h"

#include <algorithm>
#include <iterator>

#include "rashomon/reading/speaker_nouns.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxBack = 40;  // names looked back at
constexpr double kSureBy = 0.25;        // by how much a person must fit better than the next one

}  // namespace

bool Antecedents::can_be_person(const Entity& entity) {
  return entity.kind == NameKind::person || (entity.kind == NameKind::other && entity.words.size() >= 2);
}

bool Antecedents::can_be(std::uint32_t entity, Sex sex) const {
  const Entity& candidate = entities_.all[entity];
  return can_be_person(candidate) && (candidate.sex == Sex::unknown || candidate.sex == sex);
}

// Of a name that two people share both, unless only one can be "she".
Meant Antecedents::bearer_of(std::uint32_t n, Sex sex) const {
  const auto shared = entities_.shared.find(n);
  Meant bearer{entities_.of_name[n], shared == entities_.shared.end() ? kNoEntity : shared->second};
  if (bearer.rival != kNoEntity && !can_be(bearer.rival, sex)) bearer.rival = kNoEntity;
  if (!can_be(bearer.entity, sex)) bearer = {bearer.rival};
  return bearer;
}

double Antecedents::score(std::uint32_t n, std::uint32_t entity, Sex sex, std::uint32_t here, std::uint32_t last_speaker) const {
  const Name& name = analysis_.names[n];
  const std::uint32_t sentence = phrases_.sentence_of(name.span.begin);
  const Entity& candidate = entities_.all[entity];
  double score = -static_cast<double>(here - sentence);
  if (n == 0 || phrases_.sentence_of(analysis_.names[n - 1].span.begin) != sentence) score += 1.0;  // leads its sentence
  if (phrases_.is_subject(name)) score += 1.0;
  if (phrases_.in_quotation(name.span.begin)) score -= 2.5;
  if (candidate.kind == NameKind::other && candidate.sex == Sex::unknown && candidate.role.empty()) score -= 1.5;
  if (candidate.sex == sex) score += 1.0;
  if (entity == last_speaker) score += 1.5;
  return score;
}

Meant Antecedents::person_before(std::uint32_t byte, Sex sex, std::uint32_t last_speaker, const std::vector<Span>& content) const {
  const std::uint32_t here = phrases_.sentence_of(byte), from = phrases_.first_name_from(byte);
  Meant meant, second;
  double best = -1e9, second_best = -1e9;
  for (std::uint32_t n = from; n-- > 0 && from - n <= kMaxBack;) {
    const Meant bearer = bearer_of(n, sex);
    const std::uint32_t begin = analysis_.names[n].span.begin;
    if (bearer.entity == kNoEntity || std::any_of(content.begin(), content.end(), [&](Span own) { return contains(own, begin); })) continue;
    const double fits = score(n, bearer.entity, sex, here, last_speaker);
    if (fits > best) {
      if (bearer.entity != meant.entity) second = meant, second_best = best;
      meant = bearer, best = fits;
    } else if (bearer.entity != meant.entity && fits > second_best) {
      second = bearer, second_best = fits;
    }
  }
  if (meant.rival == kNoEntity && best - second_best < kSureBy) meant.rival = second.entity;
  return meant;
}

std::uint32_t Antecedents::person_behind(std::uint32_t byte) const {
  const std::uint32_t here = phrases_.sentence_of(byte), from = phrases_.first_name_from(byte);
  for (std::uint32_t n = from; n < analysis_.names.size() && phrases_.sentence_of(analysis_.names[n].span.begin) <= here + 1; ++n)
    if (can_be_person(entities_.all[entities_.of_name[n]])) return entities_.of_name[n];
  return kNoEntity;
}

std::uint32_t Antecedents::body_before(std::uint32_t byte, NameKind kind) const {
  const std::uint32_t here = phrases_.sentence_of(byte), from = phrases_.first_name_from(byte);
  for (std::uint32_t n = from; n-- > 0 && from - n <= kMaxBack;) {
    if (here - phrases_.sentence_of(analysis_.names[n].span.begin) > 1) break;
    if (entities_.all[entities_.of_name[n]].kind == kind) return entities_.of_name[n];
  }
  return kNoEntity;
}

std::uint32_t Antecedents::holder_of(const std::string& role, const std::string& owner, std::uint32_t byte,
                                     std::uint32_t last_speaker) const {
  const auto found = entities_.by_role.find(role);
  if (found == entities_.by_role.end()) return kNoEntity;
  std::uint32_t best = kNoEntity, best_name = 0;
  for (std::size_t h = found->second.size(); h-- > 0 && found->second.size() - h <= kMaxBack;) {
    const std::uint32_t entity = found->second[h];
    const Entity& holder = entities_.all[entity];
    if (!owner.empty() && (holder.role.empty() || !holds_word(holder.role, owner))) continue;
    if (entity == last_speaker) return entity;
    const auto behind = std::lower_bound(holder.names.begin(), holder.names.end(), phrases_.first_name_from(byte));
    const std::uint32_t last = behind == holder.names.begin() ? 0 : *std::prev(behind) + 1;
    if (best == kNoEntity || last > best_name) best = entity, best_name = last;
  }
  return best;
}

bool Antecedents::holds_word(Span span, const std::string& word) const {
  for (std::uint32_t t = phrases_.token_at(span.begin); t < analysis_.tokens.size() && analysis_.tokens[t].span.begin < span.end; ++t)
    if (phrases_.word_at(t) == word) return true;
  return false;
}

std::uint32_t Antecedents::person_in_sight(Span source, const std::string& head, std::uint32_t last_to_state) const {
  const std::uint32_t here = phrases_.sentence_of(source.begin), from = phrases_.first_name_from(source.begin);
  std::uint32_t person = kNoEntity;
  for (std::uint32_t n = from; n-- > 0 && phrases_.sentence_of(analysis_.names[n].span.begin) + 1 >= here;) {
    const std::uint32_t entity = entities_.of_name[n];
    if (from - n > kMaxBack) return kNoEntity;
    if (entities_.all[entity].kind != NameKind::person) continue;
    if (person != kNoEntity && person != entity) return kNoEntity;
    person = entity;
  }
  if (person == kNoEntity || person == last_to_state) return kNoEntity;
  const Sex sex = entities_.all[person].sex;
  const std::uint8_t classes = noun_classes(head);
  const bool differs = (sex == Sex::male && (classes & kFemaleWord) != 0) || (sex == Sex::female && (classes & kMaleWord) != 0);
  return differs ? kNoEntity : person;
}

std::uint32_t Antecedents::of_age(std::uint32_t age) const {
  for (std::uint32_t e = 0; age > 0 && e < entities_.all.size(); ++e)
    if (entities_.all[e].age == age) return e;
  return kNoEntity;
}

std::uint32_t Antecedents::most_named_person() const {
  std::uint32_t most = kNoEntity;
  for (std::uint32_t e = 0; e < entities_.all.size(); ++e)
    if (entities_.all[e].kind == NameKind::person &&
        (most == kNoEntity || entities_.all[e].names.size() > entities_.all[most].names.size()))
      most = e;
  return most;
}

}  // namespace rashomon
