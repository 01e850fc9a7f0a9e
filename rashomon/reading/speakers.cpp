#include "rashomon/reading/speakers.h"

#include <algorithm>
#include <unordered_map>

#include "rashomon/reading/entities.h"
#include "rashomon/reading/speaker_nouns.h"
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
  Resolver(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions)
      : text_(article.text), analysis_(analysis), attributions_(attributions), entities_(join_names(article, analysis)) {}

  std::vector<Speaker> run() {
    speaker_of_entity_.assign(entities_.all.size(), kNoSpeaker);
    for (const std::uint32_t a : in_order_of_sources()) {
      Attribution& attribution = attributions_[a];
      if (attribution.source.empty()) continue;
      const std::uint32_t speaker = resolve(attribution.source.front());
      if (speaker == kNoSpeaker) continue;
      attribution.speaker = static_cast<SpeakerId>(speaker);
      speakers_[speaker].mentions.insert(speakers_[speaker].mentions.end(), attribution.source.begin(),
                                         attribution.source.end());
      last_speaker_ = speaker;
    }
    finish();
    return std::move(speakers_);
  }

 private:
  static constexpr std::uint32_t kNoSpeaker = 0xFFFFFFFF;

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

  std::uint32_t resolve(Span source) {
    const std::string word = folded_name_word(text_of(text_, source));
    switch (pronoun_of(word)) {
      case Pronoun::he: return speaker_of(learn_sex(person_before(source.begin, Sex::male), Sex::male));
      case Pronoun::she: return speaker_of(learn_sex(person_before(source.begin, Sex::female), Sex::female));
      case Pronoun::it: return speaker_of(body_before(source.begin, NameKind::organisation));
      case Pronoun::they: return last_group(source.begin);
      case Pronoun::relative: return resolve_relative(source);
      case Pronoun::other: return kNoSpeaker;
      case Pronoun::none: break;
    }
    const Span phrase = without_relative_clause(source);
    const std::uint32_t entity = head_name(phrase);
    return entity != kNoSpeaker ? speaker_of(entity) : describe(phrase);
  }

  // "The agency | that runs the Wennet Dam", "a senior official, | who": who is meant stands before the clause, except in
  // "the magazine in which | Conrad Ashgrove".
  Span without_relative_clause(Span source) const {
    const std::uint32_t first = token_at(source.begin);
    for (std::uint32_t t = first + 1; t < analysis_.tokens.size() && analysis_.tokens[t].span.begin < source.end; ++t) {
      if (!classify_word(word_at(t)).is(kRelative)) continue;
      if (classify_word(word_at(t - 1)).is(kPreposition) && t + 1 < analysis_.tokens.size() &&
          analysis_.tokens[t + 1].span.begin < source.end)
        return {analysis_.tokens[t + 1].span.begin, source.end};
      while (t > first + 1 && analysis_.tokens[t - 1].kind == TokenKind::punctuation) --t;
      return {source.begin, analysis_.tokens[t - 1].span.end};
    }
    return source;
  }

  std::uint32_t first_name_from(std::uint32_t byte) const {
    return static_cast<std::uint32_t>(
        std::partition_point(analysis_.names.begin(), analysis_.names.end(),
                             [&](const Name& name) { return name.span.begin < byte; }) -
        analysis_.names.begin());
  }

  std::uint32_t token_at(std::uint32_t byte) const {
    return static_cast<std::uint32_t>(std::partition_point(analysis_.tokens.begin(), analysis_.tokens.end(),
                                                           [&](const Token& token) { return token.span.end <= byte; }) -
                                      analysis_.tokens.begin());
  }

  std::string word_at(std::uint32_t token) const { return folded_name_word(text_of(text_, analysis_.tokens[token].span)); }

  // The entity whose name is the head of the phrase: "Labour MP Ann Lee", but not "a spokesman for Ann Lee" or "Lee's plan".
  std::uint32_t head_name(Span source) const {
    const std::uint32_t first = token_at(source.begin);
    for (std::uint32_t n = first_name_from(source.begin); n < analysis_.names.size(); ++n) {
      const Name& name = analysis_.names[n];
      if (name.span.end > source.end) break;
      if (name.first_token > first) {
        const Word before = classify_word(word_at(name.first_token - 1));
        if (before.is(kPreposition | kTo) && name.first_token > first + 1) break;
      }
      const std::uint32_t next = name.end_token;
      const bool last = next >= analysis_.tokens.size() || analysis_.tokens[next].span.begin >= source.end;
      if (last || !continues_phrase(next)) return entities_.of_name[n];
    }
    return kNoSpeaker;
  }

  // "the Clinton | campaign": a noun behind the name is the head.
  bool continues_phrase(std::uint32_t token) const {
    if (analysis_.tokens[token].kind != TokenKind::word) return false;
    return !classify_word(word_at(token)).is(kPreposition | kCoordinator | kTo | kRelative);
  }

  std::uint32_t sentence_of(std::uint32_t byte) const {
    return static_cast<std::uint32_t>(std::partition_point(analysis_.sentences.begin(), analysis_.sentences.end(),
                                                           [&](const Sentence& s) { return s.span.end <= byte; }) -
                                      analysis_.sentences.begin());
  }

  bool in_quotation(std::uint32_t byte) const {
    auto quoted = std::partition_point(analysis_.quoted.begin(), analysis_.quoted.end(),
                                       [&](const Quoted& q) { return q.outer.begin <= byte; });
    return quoted != analysis_.quoted.begin() && contains((--quoted)->outer, byte);
  }

  static bool is_person(const Entity& entity) {
    return entity.kind == NameKind::person || (entity.kind == NameKind::other && entity.words.size() >= 2);
  }

  // "Joren Halk, |" or "Joren Halk | denied": a verb follows.
  bool is_subject(const Name& name) const {
    std::uint32_t next = name.end_token;
    if (next + 1 < analysis_.tokens.size() && text_of(text_, analysis_.tokens[next].span) == ",") ++next;
    if (next >= analysis_.tokens.size()) return false;
    const Word word = classify_word(word_at(next));
    return word.can_be(kPast | kPresent) || word.is(kBe | kHave | kDo | kModal);
  }

  // The fitting person who is nearest, the last speaker and subjects of sentences first.
  std::uint32_t person_before(std::uint32_t byte, Sex sex) const {
    const std::uint32_t here = sentence_of(byte), from = first_name_from(byte);
    std::uint32_t best = kNoSpeaker;
    double best_score = -1e9;
    for (std::uint32_t n = from; n-- > 0 && from - n <= kMaxBack;) {
      const std::uint32_t entity = entities_.of_name[n];
      const Entity& candidate = entities_.all[entity];
      if (!is_person(candidate) || (candidate.sex != Sex::unknown && candidate.sex != sex)) continue;
      const Name& name = analysis_.names[n];
      const std::uint32_t sentence = sentence_of(name.span.begin);
      double score = -static_cast<double>(here - sentence);
      if (n == 0 || sentence_of(analysis_.names[n - 1].span.begin) != sentence) score += 1.0;  // leads its sentence
      if (is_subject(name)) score += 1.0;
      if (in_quotation(name.span.begin)) score -= 2.5;
      if (candidate.sex == sex) score += 1.0;
      if (last_speaker_ != kNoSpeaker && speaker_of_entity_[entity] == last_speaker_) score += 1.5;
      if (score > best_score) best = entity, best_score = score;
    }
    if (best != kNoSpeaker) return best;
    for (std::uint32_t n = from; n < analysis_.names.size() && sentence_of(analysis_.names[n].span.begin) <= here + 1; ++n)
      if (is_person(entities_.all[entities_.of_name[n]])) return entities_.of_name[n];
    return kNoSpeaker;
  }

  // Who was "she" once is not "he" later.
  std::uint32_t learn_sex(std::uint32_t entity, Sex sex) {
    if (entity != kNoSpeaker && entities_.all[entity].sex == Sex::unknown) entities_.all[entity].sex = sex;
    return entity;
  }

  std::uint32_t body_before(std::uint32_t byte, NameKind kind) const {
    const std::uint32_t here = sentence_of(byte), from = first_name_from(byte);
    for (std::uint32_t n = from; n-- > 0 && from - n <= kMaxBack;) {
      if (here - sentence_of(analysis_.names[n].span.begin) > 1) break;
      if (entities_.all[entities_.of_name[n]].kind == kind) return entities_.of_name[n];
    }
    return kNoSpeaker;
  }

  // "they": the group or body that spoke last, or one just named.
  std::uint32_t last_group(std::uint32_t byte) {
    if (last_speaker_ != kNoSpeaker && speakers_[last_speaker_].kind != SpeakerKind::person) return last_speaker_;
    const std::uint32_t group = body_before(byte, NameKind::group);
    return speaker_of(group != kNoSpeaker ? group : body_before(byte, NameKind::organisation));
  }

  // "Ann Lee, a farmer, who …": what stands before the relative pronoun.
  std::uint32_t resolve_relative(Span source) {
    std::uint32_t t = token_at(source.begin);
    while (t > 0 && analysis_.tokens[t - 1].kind == TokenKind::punctuation) --t;
    const std::uint32_t end = t;
    const std::uint32_t n = first_name_from(source.begin);
    if (n > 0 && analysis_.names[n - 1].end_token == end) return speaker_of(entities_.of_name[n - 1]);
    while (t > 0 && end - t < 8 && analysis_.tokens[t - 1].kind == TokenKind::word) {
      --t;
      const Word word = classify_word(word_at(t));
      if (word.is(kDeterminer | kPossessive)) break;
      if (word.is(kSubject | kBe | kHave | kDo | kModal)) return kNoSpeaker;
    }
    if (t == end) return kNoSpeaker;
    return describe({analysis_.tokens[t].span.begin, analysis_.tokens[end - 1].span.end});
  }

  // Of a description the noun that tells what it is: the last one before a preposition or a comma.
  std::string head_noun(Span source) const {
    std::string head;
    for (std::uint32_t t = token_at(source.begin); t < analysis_.tokens.size() && analysis_.tokens[t].span.begin < source.end; ++t) {
      const Token& token = analysis_.tokens[t];
      if (token.kind == TokenKind::punctuation && !head.empty()) break;
      if (token.kind != TokenKind::word) continue;
      const std::string word = word_at(t);
      const Word grammar = classify_word(word);
      if (grammar.is(kPreposition | kTo | kRelative | kCoordinator) && !head.empty()) break;
      if (!grammar.is(kDeterminer | kPossessive | kPreposition | kAdverb) || noun_classes(word) != 0) head = word;
    }
    return head;
  }

  std::uint32_t describe(Span source) {
    const std::string head = head_noun(source);
    const std::string first = word_at(token_at(source.begin));
    if (const std::uint32_t age = age_of(source); age > 0)
      for (std::uint32_t e = 0; e < entities_.all.size(); ++e)
        if (entities_.all[e].age == age) return speaker_of(e);
    const bool definite = first == "the" || first == "this" || first == "that" || classify_word(first).is(kPossessive);
    if (definite) {
      if (const auto role = entities_.by_role.find(head); role != entities_.by_role.end()) return speaker_of(role->second);
      if (const auto known = by_head_.find(head); known != by_head_.end()) return known->second;
    }
    const std::string key = folded_name_word(text_of(text_, source));
    const auto [known, fresh] = by_description_.try_emplace(key, 0);
    if (!fresh) return known->second;
    Speaker speaker;
    speaker.name = text_of(text_, source);
    speaker.kind = kind_of_noun(head, source);
    known->second = static_cast<std::uint32_t>(speakers_.size());
    by_head_[head] = known->second;
    speakers_.push_back(std::move(speaker));
    return known->second;
  }

  SpeakerKind kind_of_noun(const std::string& head, Span source) const {
    const std::uint8_t classes = noun_classes(head);
    if ((classes & kDocumentNoun) != 0) return SpeakerKind::document;
    if ((classes & kOrganisationNoun) != 0) return SpeakerKind::organisation;
    const std::uint32_t n = first_name_from(source.begin);
    const bool named = n < analysis_.names.size() && analysis_.names[n].span.end <= source.end;
    if ((classes & kGroupNoun) != 0) return named ? SpeakerKind::group : SpeakerKind::unnamed;
    return SpeakerKind::unnamed;
  }

  // "the 48-year-old"
  std::uint32_t age_of(Span source) const {
    const std::string_view text = text_of(text_, source);
    const std::size_t at = text.find("-year-old");
    if (at == std::string_view::npos || at == 0) return 0;
    std::uint32_t age = 0;
    for (std::size_t i = at > 3 ? at - 3 : 0; i < at; ++i)
      if (text[i] >= '0' && text[i] <= '9') age = age * 10 + static_cast<std::uint32_t>(text[i] - '0');
    return age < 120 ? age : 0;
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
  Entities entities_;
  std::vector<Speaker> speakers_;
  std::vector<std::uint32_t> speaker_of_entity_;
  std::unordered_map<std::string, std::uint32_t> by_description_, by_head_;
  std::uint32_t last_speaker_ = kNoSpeaker;
};

}  // namespace

std::vector<Speaker> resolve_speakers(const Article& article, const Analysis& analysis,
                                      std::vector<Attribution>& attributions) {
  return Resolver(article, analysis, attributions).run();
}

}  // namespace rashomon
