#include "rashomon/reading/speakers/speakers.h"

#include <algorithm>

#include <fmt/format.h>

#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/speakers/antecedents.h"
#include "rashomon/reading/speakers/implied_speakers.h"
#include "rashomon/reading/speakers/source_phrases.h"
#include "rashomon/reading/speakers/speaker_list.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

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

Pronoun pronoun_at(std::string_view source) {
  return is_acronym(source) ? Pronoun::none : pronoun_of(folded_name_word(source));
}

class Resolver {
 public:
  Resolver(const Article& article, const Analysis& analysis, const Entities& entities, std::vector<Attribution>& attributions)
      : text_(article.text), analysis_(analysis), attributions_(attributions), phrases_(article, analysis), entities_(entities),
        antecedents_(analysis, phrases_, entities_), speakers_(article, analysis, phrases_, entities_) {}

  std::vector<Speaker> run() {
    for (const std::uint32_t a : in_order_of_sources()) {
      Attribution& attribution = attributions_[a];
      if (attribution.source.empty() && !attribution.answer) {
        attribution.speaker_reason = "no source in the text";
        continue;
      }
      reason_.clear();
      content_ = &attribution.content;
      const std::uint32_t speaker = attribution.answer ? interviewed() : resolve(speaking_part(attribution.source));
      attribution.speaker_reason = reason_;
      if (speaker == kNoSpeaker) continue;
      attribution.speaker = static_cast<SpeakerId>(speaker);
      auto& mentions = speakers_[speaker].mentions;
      mentions.insert(mentions.end(), attribution.source.begin(), attribution.source.end());
      last_speaker_ = speaker;
      last_to_state_ = attribution.statement ? last_entity() : kNoEntity;
      last_source_ = (attribution.source.empty() ? attribution.content : attribution.source).front().begin;
    }
    return speakers_.take(attributions_);
  }

 private:
  std::uint32_t interviewed() {
    if (!knows_interviewed_) interviewed_ = antecedents_.most_named_person();
    knows_interviewed_ = true;
    if (interviewed_ == kNoEntity) reason_ = "an answer, and the text names nobody who gives it";
    return speakers_.of_entity(interviewed_);
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

  // Of a source in several parts the first one with a name, unless a pronoun leads: "Picture: | Ann Lee, who saw it, |".
  Span speaking_part(const std::vector<Span>& source) const {
    if (source.size() > 1 && pronoun_at(text_of(text_, source.front())) == Pronoun::none)
      for (const Span& part : source)
        if (phrases_.head_name(phrases_.without_relative_clause(part))) return part;
    return source.front();
  }

  std::uint32_t resolve(Span source) {
    switch (pronoun_at(text_of(text_, source))) {
      case Pronoun::he: return person_meant_by_pronoun(source.begin, Sex::male);
      case Pronoun::she: return person_meant_by_pronoun(source.begin, Sex::female);
      case Pronoun::it: return or_nobody(last_body(source.begin));
      case Pronoun::they: return or_nobody(last_group(source.begin));
      case Pronoun::relative: return or_nobody(resolve_relative(source));
      case Pronoun::other:
        reason_ = "a pronoun of the first or second person, and nobody speaks around it";
        return kNoSpeaker;
      case Pronoun::none: break;
    }
    const Span phrase = phrases_.without_relative_clause(source);
    if (phrases_.are_two(phrase)) return speakers_.of_several(phrase);
    std::optional<std::uint32_t> name = phrases_.head_name(phrase);
    if (!name) name = phrases_.name_beside(phrase);
    if (!name) name = phrases_.whose_words(phrase);
    return name ? named(*name) : describe(phrase);
  }

  std::uint32_t or_nobody(std::uint32_t speaker) {
    if (speaker == kNoSpeaker) reason_ = "a pronoun, and the text names nobody near whom it fits";
    return speaker;
  }

  std::uint32_t named(std::uint32_t name) {
    const auto shared = entities_.shared.find(name);
    if (shared == entities_.shared.end()) return speakers_.of_entity(entities_.of_name[name]);
    reason_ = "two people share the last name: " + both(entities_.of_name[name], shared->second);
    return kNoSpeaker;
  }

  // In the order in which the text names them.
  std::string both(std::uint32_t a, std::uint32_t b) const {
    return fmt::format("{}, {}", entities_.all[std::min(a, b)].name, entities_.all[std::max(a, b)].name);
  }

  std::uint32_t last_entity() const { return speakers_.entity_of(last_speaker_); }

  // A person named before; else one who is described, "The mayor took to Twitter", the one of the headline, or one named behind.
  std::uint32_t person_meant_by_pronoun(std::uint32_t byte, Sex sex) {
    const Meant named = antecedents_.person_before(byte, sex, last_entity(), *content_);
    if (named.rival != kNoEntity) {
      reason_ = "a pronoun with two possible persons: " + both(named.entity, named.rival);
      return kNoSpeaker;
    }
    if (named.entity != kNoEntity) return speakers_.of_entity(learn_sex(named.entity, sex));
    const auto described = phrases_.person_before(byte, sex == Sex::male ? kFemaleWord : kMaleWord);
    if (described && !phrases_.head_name(*described)) return describe(*described);
    if (entities_.in_headline != kNoEntity) return speakers_.of_entity(learn_sex(entities_.in_headline, sex));
    return or_nobody(speakers_.of_entity(learn_sex(antecedents_.person_behind(byte), sex)));
  }

  // Who was "she" once is not "he" later.
  std::uint32_t learn_sex(std::uint32_t entity, Sex sex) {
    if (entity != kNoEntity && entities_.all[entity].sex == Sex::unknown) entities_.all[entity].sex = sex;
    return entity;
  }

  // Whether the last speaker spoke in the sentence of a byte or in so many before.
  bool spoke_lately(std::uint32_t byte, std::uint32_t sentences) const {
    return last_speaker_ != kNoSpeaker && phrases_.sentence_of(byte) - phrases_.sentence_of(last_source_) <= sentences;
  }

  // "it": the body or document that spoke just now, or a body just named.
  std::uint32_t last_body(std::uint32_t byte) {
    if (spoke_lately(byte, 1)) {
      const SpeakerKind kind = speakers_[last_speaker_].kind;
      if (kind == SpeakerKind::organisation || kind == SpeakerKind::document) return last_speaker_;
    }
    return speakers_.of_entity(antecedents_.body_before(byte, NameKind::organisation));
  }

  // "they": the group or body that spoke last, or one just told of, or two persons named together.
  std::uint32_t last_group(std::uint32_t byte) {
    if (spoke_lately(byte, 1) && speakers_[last_speaker_].kind != SpeakerKind::person) return last_speaker_;
    const auto noun = phrases_.group_before(byte), two = phrases_.two_before(byte);
    if (two && (!noun || noun->begin < two->begin)) return speakers_.of_several(*two);
    if (noun) return describe(*noun);
    const std::uint32_t group = antecedents_.body_before(byte, NameKind::group);
    if (group != kNoEntity) return speakers_.of_entity(group);
    if (last_speaker_ != kNoSpeaker && speakers_[last_speaker_].kind != SpeakerKind::person) return last_speaker_;
    return speakers_.of_entity(antecedents_.body_before(byte, NameKind::organisation));
  }

  // "the company", "the paper": the body that spoke last, or that was named last.
  std::uint32_t body_meant(std::uint32_t byte) {
    constexpr std::uint32_t kReach = 4;  // sentences
    if (spoke_lately(byte, kReach) && speakers_[last_speaker_].kind == SpeakerKind::organisation) return last_speaker_;
    return speakers_.of_entity(antecedents_.body_before(byte, NameKind::organisation));
  }

  // "Ann Lee, a farmer, who …": what stands before the relative pronoun.
  std::uint32_t resolve_relative(Span source) {
    std::uint32_t t = phrases_.token_at(source.begin);
    while (t > 0 && analysis_.tokens[t - 1].kind == TokenKind::punctuation) --t;
    const std::uint32_t end = t;
    const std::uint32_t n = phrases_.first_name_from(source.begin);
    if (n > 0 && analysis_.names[n - 1].end_token == end) return named(n - 1);
    while (t > 0 && end - t < 8 && analysis_.tokens[t - 1].kind == TokenKind::word) {
      --t;
      const Word word = phrases_.grammar_at(t);
      if (word.is(kDeterminer | kPossessive)) break;
      if (word.is(kSubject | kBe | kHave | kDo | kModal)) return kNoSpeaker;
    }
    if (t == end) return kNoSpeaker;
    return describe({analysis_.tokens[t].span.begin, analysis_.tokens[end - 1].span.end});
  }

  // Whom the text names and describes so, else somebody without a name.
  std::uint32_t describe(Span source) {
    const std::string head = phrases_.head_noun(source);
    std::uint32_t speaker = speakers_.of_entity(antecedents_.of_age(phrases_.age_of(source)));
    if (speaker == kNoSpeaker) speaker = known_by_description(source, head);
    if (speaker == kNoSpeaker) speaker = speakers_.of_description(source, head);
    return speaker;
  }

  std::uint32_t known_by_description(Span source, const std::string& head) {
    const std::string first = phrases_.word_at(phrases_.token_at(source.begin));
    const bool definite = first == "the" || first == "this" || first == "that" || classify_word(first).is(kPossessive);
    const std::string owner = phrases_.owner_of(source);
    if (definite || !owner.empty()) {
      const std::uint32_t holder = antecedents_.holder_of(head, owner, source.begin, last_entity());
      if (holder != kNoEntity) return speakers_.of_entity(holder);
    }
    if (!definite) return kNoSpeaker;
    if (phrases_.token_at(source.end - 1) - phrases_.token_at(source.begin) <= 2) {  // "the banking giant", not "the health ministry"
      std::uint32_t meant = kNoSpeaker;
      if ((noun_classes(head) & kBareBodyNoun) != 0) meant = body_meant(source.begin);
      if (meant == kNoSpeaker && (noun_classes(head) & kPersonNoun) != 0)
        meant = speakers_.of_entity(antecedents_.person_in_sight(source, head, last_to_state_));
      if (meant != kNoSpeaker) return meant;
    }
    return speakers_.described_as(head);
  }

  std::string_view text_;
  const Analysis& analysis_;
  std::vector<Attribution>& attributions_;
  SourcePhrases phrases_;
  Entities entities_;  // a copy of its own: pronouns tell the sex of some
  Antecedents antecedents_;
  SpeakerList speakers_;
  const std::vector<Span>* content_ = nullptr;  // of the attribution at hand
  std::string reason_;  // why the source at hand has no name
  std::uint32_t last_speaker_ = kNoSpeaker, last_source_ = 0, interviewed_ = kNoEntity;
  std::uint32_t last_to_state_ = kNoEntity;  // entity of the last speaker, where it said something
  bool knows_interviewed_ = false;
};

}  // namespace

std::vector<Speaker> resolve_speakers(const Article& article, const Analysis& analysis, const Entities& entities,
                                      std::vector<Attribution>& attributions) {
  std::vector<Speaker> speakers = Resolver(article, analysis, entities, attributions).run();
  imply_speakers(article, analysis, attributions);
  for (Attribution& attribution : attributions) {
    if (!attribution.speaker) continue;
    const bool unnamed = speakers[index_of(*attribution.speaker)].kind == SpeakerKind::unnamed;
    attribution.speaker_reason = unnamed ? "a description that fits no name in the text" : "";
  }
  return speakers;
}

}  // namespace rashomon
