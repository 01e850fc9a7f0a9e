#include "rashomon/reading/speakers.h"

#include <algorithm>
#include <unordered_map>

#include "rashomon/reading/entities.h"
#include "rashomon/reading/implied_speakers.h"
#include "rashomon/reading/source_phrases.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/unnamed_types.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxBack = 40;  // names looked back at for a pronoun

enum class Pronoun : std::uint8_t { none, he, she, it, they, relative, other };

Pronoun pronoun_of(std::string_view word) {
  if (word == "he" || word == "his" || word == "him" || word == "himself") return Pronoun::he;
  if (word == "she" || word == "her" || word == "herself") return Pronoun::she;
  if (word == "it" || word == "its") return Pronoun::it;
  if (word == "they" || word == "their" || word == "them") return Pronoun::they;
  if (word == "who" || word == "which" || word == "that" || word == "whom" || word == "whose") return Pronoun::relative;
  if (word == "i" || word == "we" || word == "you" || word == "my" || word == "our" || word == "your") return Pronoun::other;
  return Pronoun::none;
}

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

class Resolver {
 public:
  Resolver(const Article& article, const Analysis& analysis, const Entities& entities, std::vector<Attribution>& attributions)
      : text_(article.text), analysis_(analysis), attributions_(attributions), phrases_(article, analysis),
        entities_(entities) {}

  std::vector<Speaker> run() {
    speaker_of_entity_.assign(entities_.all.size(), kNoSpeaker);
    for (const std::uint32_t a : in_order_of_sources()) {
      Attribution& attribution = attributions_[a];
      if (attribution.source.empty() && !attribution.answer) continue;
      const std::uint32_t speaker = attribution.answer ? interviewed() : resolve(speaking_part(attribution.source));
      if (speaker == kNoSpeaker) continue;
      attribution.speaker = static_cast<SpeakerId>(speaker);
      speakers_[speaker].mentions.insert(speakers_[speaker].mentions.end(), attribution.source.begin(),
                                         attribution.source.end());
      last_speaker_ = speaker;
      last_source_ = (attribution.source.empty() ? attribution.content : attribution.source).front().begin;
    }
    finish();
    return std::move(speakers_);
  }

 private:
  static constexpr std::uint32_t kNoSpeaker = 0xFFFFFFFF;

  // Who answers in an interview: the person named most often.
  std::uint32_t interviewed() {
    for (std::uint32_t e = 0; e < entities_.all.size() && !knows_interviewed_; ++e)
      if (entities_.all[e].kind == NameKind::person &&
          (interviewed_ == kNoSpeaker || entities_.all[e].names.size() > entities_.all[interviewed_].names.size()))
        interviewed_ = e;
    knows_interviewed_ = true;
    return speaker_of(interviewed_);
  }

  std::vector<std::uint32_t> in_order_of_sources() const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t a = 0; a < attributions_.size(); ++a) order.push_back(a);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto key = [&](std::uint32_t i) {
        return attributions_[i].source.empty() ? attributions_[i].content.front().begin : attributions_[i].source.front().begin;
      };
      return key(a) < key(b);
    });
    return order;
  }

  static Pronoun pronoun_at(std::string_view source) {
    return is_acronym(source) ? Pronoun::none : pronoun_of(folded_name_word(source));
  }

  // Of a source in several parts the first one with a name, unless a pronoun leads: "Picture: | Ann Lee, who saw it, |".
  Span speaking_part(const std::vector<Span>& source) const {
    if (source.size() > 1 && pronoun_at(text_of(text_, source.front())) == Pronoun::none)
      for (const Span& part : source)
        if (phrases_.head_name(phrases_.without_relative_clause(part))) return part;
    return source.front();
  }

  std::uint32_t resolve(Span source) {
    const std::string_view bytes = text_of(text_, source);
    switch (pronoun_at(bytes)) {
      case Pronoun::he: return person_meant_by_pronoun(source.begin, Sex::male);
      case Pronoun::she: return person_meant_by_pronoun(source.begin, Sex::female);
      case Pronoun::it: return last_body(source.begin);
      case Pronoun::they: return last_group(source.begin);
      case Pronoun::relative: return resolve_relative(source);
      case Pronoun::other: return kNoSpeaker;
      case Pronoun::none: break;
    }
    const Span phrase = phrases_.without_relative_clause(source);
    std::optional<std::uint32_t> name = phrases_.head_name(phrase);
    if (!name) name = phrases_.name_beside(phrase);
    if (!name) name = phrases_.whose_words(phrase);
    return name ? speaker_of(entities_.of_name[*name]) : describe(phrase);
  }

  static bool is_person(const Entity& entity) {
    return entity.kind == NameKind::person || (entity.kind == NameKind::other && entity.words.size() >= 2);
  }

  // The fitting person who is nearest, the last speaker and subjects of sentences first.
  std::uint32_t person_before(std::uint32_t byte, Sex sex) const {
    const std::uint32_t here = phrases_.sentence_of(byte), from = phrases_.first_name_from(byte);
    std::uint32_t best = kNoSpeaker;
    double best_score = -1e9;
    for (std::uint32_t n = from; n-- > 0 && from - n <= kMaxBack;) {
      const std::uint32_t entity = entities_.of_name[n];
      const Entity& candidate = entities_.all[entity];
      if (!is_person(candidate) || (candidate.sex != Sex::unknown && candidate.sex != sex)) continue;
      const Name& name = analysis_.names[n];
      const std::uint32_t sentence = phrases_.sentence_of(name.span.begin);
      double score = -static_cast<double>(here - sentence);
      if (n == 0 || phrases_.sentence_of(analysis_.names[n - 1].span.begin) != sentence) score += 1.0;  // leads its sentence
      if (phrases_.is_subject(name)) score += 1.0;
      if (phrases_.in_quotation(name.span.begin)) score -= 2.5;
      if (candidate.kind == NameKind::other && candidate.sex == Sex::unknown && candidate.role.empty()) score -= 1.5;
      if (candidate.sex == sex) score += 1.0;
      if (last_speaker_ != kNoSpeaker && speaker_of_entity_[entity] == last_speaker_) score += 1.5;
      if (score > best_score) best = entity, best_score = score;
    }
    return best;
  }

  // A person named before; else one who is described, "The mayor took to Twitter", the one of the headline, or one named behind.
  std::uint32_t person_meant_by_pronoun(std::uint32_t byte, Sex sex) {
    if (const std::uint32_t named = person_before(byte, sex); named != kNoSpeaker) return speaker_of(learn_sex(named, sex));
    const auto described = phrases_.person_before(byte, sex == Sex::male ? kFemaleWord : kMaleWord);
    if (described && !names_person(*described)) return describe(*described);
    if (entities_.in_headline != kNoEntity) return speaker_of(learn_sex(entities_.in_headline, sex));
    return speaker_of(learn_sex(person_behind(byte), sex));
  }

  bool names_person(Span span) const { return phrases_.head_name(span).has_value(); }

  std::uint32_t person_behind(std::uint32_t byte) const {
    const std::uint32_t here = phrases_.sentence_of(byte), from = phrases_.first_name_from(byte);
    for (std::uint32_t n = from; n < analysis_.names.size() && phrases_.sentence_of(analysis_.names[n].span.begin) <= here + 1; ++n)
      if (is_person(entities_.all[entities_.of_name[n]])) return entities_.of_name[n];
    return kNoSpeaker;
  }

  // Who was "she" once is not "he" later.
  std::uint32_t learn_sex(std::uint32_t entity, Sex sex) {
    if (entity != kNoSpeaker && entities_.all[entity].sex == Sex::unknown) entities_.all[entity].sex = sex;
    return entity;
  }

  std::uint32_t body_before(std::uint32_t byte, NameKind kind) const {
    const std::uint32_t here = phrases_.sentence_of(byte), from = phrases_.first_name_from(byte);
    for (std::uint32_t n = from; n-- > 0 && from - n <= kMaxBack;) {
      if (here - phrases_.sentence_of(analysis_.names[n].span.begin) > 1) break;
      if (entities_.all[entities_.of_name[n]].kind == kind) return entities_.of_name[n];
    }
    return kNoSpeaker;
  }

  // Whether the last speaker spoke in the sentence of a byte or in the one before.
  bool spoke_just_now(std::uint32_t byte) const {
    return last_speaker_ != kNoSpeaker && phrases_.sentence_of(byte) - phrases_.sentence_of(last_source_) <= 1;
  }

  // "it": the body or document that spoke just now, or a body just named.
  std::uint32_t last_body(std::uint32_t byte) {
    if (spoke_just_now(byte)) {
      const SpeakerKind kind = speakers_[last_speaker_].kind;
      if (kind == SpeakerKind::organisation || kind == SpeakerKind::document) return last_speaker_;
    }
    return speaker_of(body_before(byte, NameKind::organisation));
  }

  // "they": the group or body that spoke last, or one just told of.
  std::uint32_t last_group(std::uint32_t byte) {
    if (spoke_just_now(byte) && speakers_[last_speaker_].kind != SpeakerKind::person) return last_speaker_;
    if (const auto group = phrases_.group_before(byte)) return describe(*group);
    const std::uint32_t group = body_before(byte, NameKind::group);
    if (group != kNoSpeaker) return speaker_of(group);
    if (last_speaker_ != kNoSpeaker && speakers_[last_speaker_].kind != SpeakerKind::person) return last_speaker_;
    return speaker_of(body_before(byte, NameKind::organisation));
  }

  // "the governor", "Mr. Vane's lawyer": of those who have the role the last speaker, or the one named last before; with an
  // owner only one whose role tells of it.
  std::uint32_t holder_of(const std::string& role, const std::string& owner, std::uint32_t byte) const {
    const auto found = entities_.by_role.find(role);
    if (found == entities_.by_role.end()) return kNoSpeaker;
    std::uint32_t best = kNoSpeaker, best_name = 0;
    for (std::size_t h = found->second.size(); h-- > 0 && found->second.size() - h <= kMaxBack;) {
      const std::uint32_t entity = found->second[h];
      const Entity& holder = entities_.all[entity];
      if (!owner.empty() && (holder.role.empty() || !holds_word(holder.role, owner))) continue;
      if (last_speaker_ != kNoSpeaker && speaker_of_entity_[entity] == last_speaker_) return entity;
      const auto behind = std::lower_bound(holder.names.begin(), holder.names.end(), phrases_.first_name_from(byte));
      const std::uint32_t last = behind == holder.names.begin() ? 0 : *std::prev(behind) + 1;
      if (best == kNoSpeaker || last > best_name) best = entity, best_name = last;
    }
    return best;
  }

  bool holds_word(Span span, const std::string& word) const {
    for (std::uint32_t t = phrases_.token_at(span.begin); t < analysis_.tokens.size() && analysis_.tokens[t].span.begin < span.end; ++t)
      if (phrases_.word_at(t) == word) return true;
    return false;
  }

  // "the company", "the paper": the body that spoke last, or that was named last.
  std::uint32_t body_meant(std::uint32_t byte) {
    constexpr std::uint32_t kReach = 4;  // sentences
    if (last_speaker_ != kNoSpeaker && speakers_[last_speaker_].kind == SpeakerKind::organisation &&
        phrases_.sentence_of(byte) - phrases_.sentence_of(last_source_) <= kReach)
      return last_speaker_;
    return speaker_of(body_before(byte, NameKind::organisation));
  }

  // "Ann Lee, a farmer, who …": what stands before the relative pronoun.
  std::uint32_t resolve_relative(Span source) {
    std::uint32_t t = phrases_.token_at(source.begin);
    while (t > 0 && analysis_.tokens[t - 1].kind == TokenKind::punctuation) --t;
    const std::uint32_t end = t;
    const std::uint32_t n = phrases_.first_name_from(source.begin);
    if (n > 0 && analysis_.names[n - 1].end_token == end) return speaker_of(entities_.of_name[n - 1]);
    while (t > 0 && end - t < 8 && analysis_.tokens[t - 1].kind == TokenKind::word) {
      --t;
      const Word word = phrases_.grammar_at(t);
      if (word.is(kDeterminer | kPossessive)) break;
      if (word.is(kSubject | kBe | kHave | kDo | kModal)) return kNoSpeaker;
    }
    if (t == end) return kNoSpeaker;
    return describe({analysis_.tokens[t].span.begin, analysis_.tokens[end - 1].span.end});
  }

  std::uint32_t describe(Span source) {
    const std::string head = phrases_.head_noun(source);
    const std::string first = phrases_.word_at(phrases_.token_at(source.begin));
    if (const std::uint32_t age = phrases_.age_of(source); age > 0)
      for (std::uint32_t e = 0; e < entities_.all.size(); ++e)
        if (entities_.all[e].age == age) return speaker_of(e);
    const bool definite = first == "the" || first == "this" || first == "that" || classify_word(first).is(kPossessive);
    const std::string owner = phrases_.owner_of(source);
    if (definite || !owner.empty()) {
      if (const std::uint32_t holder = holder_of(head, owner, source.begin); holder != kNoSpeaker) return speaker_of(holder);
    }
    if (definite) {
      const bool is_short = phrases_.token_at(source.end - 1) - phrases_.token_at(source.begin) <= 2;
      if (is_short && (noun_classes(head) & kBareBodyNoun) != 0)  // "the banking giant", but not "the health ministry"
        if (const std::uint32_t body = body_meant(source.begin); body != kNoSpeaker) return body;
      if (is_short && (noun_classes(head) & kPersonNoun) != 0)
        if (const std::uint32_t person = person_meant(source, head); person != kNoSpeaker) return speaker_of(person);
      if (const auto known = by_head_.find(head); known != by_head_.end()) return known->second;
    }
    const std::string key = folded_name_word(text_of(text_, source));
    const auto [known, fresh] = by_description_.try_emplace(key, 0);
    if (!fresh) return known->second;
    Speaker speaker;
    speaker.name = text_of(text_, source);
    speaker.kind = kind_of_noun(head, source);
    if (speaker.kind == SpeakerKind::unnamed) speaker.type = type_of_unnamed(phrases_, source);
    known->second = static_cast<std::uint32_t>(speakers_.size());
    by_head_[head] = known->second;
    speakers_.push_back(std::move(speaker));
    return known->second;
  }

  // "the singer" behind a sentence that names one person only, who did not speak there: “…,” Ann Lee said. The mayor said …
  std::uint32_t person_meant(Span source, const std::string& head) const {
    const std::uint32_t here = phrases_.sentence_of(source.begin), from = phrases_.first_name_from(source.begin);
    std::uint32_t person = kNoSpeaker;
    for (std::uint32_t n = from; n-- > 0 && phrases_.sentence_of(analysis_.names[n].span.begin) + 1 >= here;) {
      const std::uint32_t entity = entities_.of_name[n];
      if (from - n > kMaxBack) return kNoSpeaker;
      if (entities_.all[entity].kind != NameKind::person) continue;
      if (person != kNoSpeaker && person != entity) return kNoSpeaker;
      person = entity;
    }
    if (person == kNoSpeaker || (last_speaker_ != kNoSpeaker && speaker_of_entity_[person] == last_speaker_)) return kNoSpeaker;
    const Sex sex = entities_.all[person].sex;
    const std::uint8_t classes = noun_classes(head);
    const bool differs = (sex == Sex::male && (classes & kFemaleWord) != 0) || (sex == Sex::female && (classes & kMaleWord) != 0);
    return differs ? kNoSpeaker : person;
  }

  SpeakerKind kind_of_noun(const std::string& head, Span source) const {
    const std::uint8_t classes = noun_classes(head);
    if ((classes & kDocumentNoun) != 0) return SpeakerKind::document;
    if ((classes & kOrganisationNoun) != 0) return SpeakerKind::organisation;
    const std::uint32_t n = phrases_.first_name_from(source.begin);
    const bool named = n < analysis_.names.size() && analysis_.names[n].span.end <= source.end;
    if ((classes & kGroupNoun) != 0 && named && !is_anonymous(source)) return SpeakerKind::group;
    return SpeakerKind::unnamed;
  }

  // "Two Western diplomats" are nobody that could be asked, as "Vane's supporters" are.
  bool is_anonymous(Span source) const {
    const std::string type = type_of_unnamed(phrases_, source);
    return !type.empty() && type != "party" && type != "public" && type != "relative";
  }

  std::uint32_t speaker_of(std::uint32_t entity) {
    if (entity == kNoSpeaker) return kNoSpeaker;
    if (speaker_of_entity_[entity] != kNoSpeaker) return speaker_of_entity_[entity];
    Speaker speaker;
    speaker.name = entities_.all[entity].name;
    speaker.kind = kind_of(entities_.all[entity]);
    speaker.role = entities_.all[entity].role;
    for (const std::uint32_t n : entities_.all[entity].names) speaker.mentions.push_back(analysis_.names[n].span);
    speaker_of_entity_[entity] = static_cast<std::uint32_t>(speakers_.size());
    speakers_.push_back(std::move(speaker));
    return speaker_of_entity_[entity];
  }

  // Mentions sorted, each once; speakers in order of their first mention.
  void finish() {
    std::vector<std::uint32_t> order;
    for (std::uint32_t s = 0; s < speakers_.size(); ++s) {
      auto& mentions = speakers_[s].mentions;
      std::sort(mentions.begin(), mentions.end());
      mentions.erase(std::unique(mentions.begin(), mentions.end()), mentions.end());
      order.push_back(s);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return speakers_[a].mentions.front() < speakers_[b].mentions.front();
    });
    std::vector<Speaker> sorted;
    std::vector<std::uint32_t> place(speakers_.size());
    for (const std::uint32_t s : order) {
      place[s] = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(std::move(speakers_[s]));
    }
    speakers_ = std::move(sorted);
    for (Attribution& attribution : attributions_)
      if (attribution.speaker) attribution.speaker = static_cast<SpeakerId>(place[index_of(*attribution.speaker)]);
  }

  std::string_view text_;
  const Analysis& analysis_;
  std::vector<Attribution>& attributions_;
  SourcePhrases phrases_;
  Entities entities_;  // a copy of its own: pronouns tell the sex of some
  std::vector<Speaker> speakers_;
  std::vector<std::uint32_t> speaker_of_entity_;
  std::unordered_map<std::string, std::uint32_t> by_description_, by_head_;
  std::uint32_t last_speaker_ = kNoSpeaker, last_source_ = 0, interviewed_ = kNoSpeaker;
  bool knows_interviewed_ = false;
};

}  // namespace

std::vector<Speaker> resolve_speakers(const Article& article, const Analysis& analysis, const Entities& entities,
                                      std::vector<Attribution>& attributions) {
  std::vector<Speaker> speakers = Resolver(article, analysis, entities, attributions).run();
  imply_speakers(article, analysis, attributions);
  return speakers;
}

}  // namespace rashomon
