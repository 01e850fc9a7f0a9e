// What each article has of names, roles and sources is collected once; each voice is then held against the articles that do
// not hear it.
#include "rashomon/compare/omissions/missing_voices.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "rashomon/compare/omissions/article_words.h"
#include "rashomon/compare/omissions/withheld.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/match/stem.h"
#include "rashomon/match/terms.h"
#include "rashomon/reading/person_names.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMinWords = 5;   // that a telling gives to a voice it lets speak: fewer are no loss to a reader
constexpr std::uint32_t kRoleReach = 60; // bytes around a name, in its sentence, in which a role stands

using Stems = std::set<std::string>;

bool share(const Stems& a, const Stems& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
}

// Whom an article has, as far as it matters to those it does not hear.
struct Held {
  Held(const Telling& telling, const ArticleWords& of_text) : words(of_text) {
    const std::string& text = telling.article.text;
    for (const Speaker& speaker : telling.reading.speakers) {
      if (speaker.kind == SpeakerKind::person) continue;
      nameless.merge(content_stems(speaker.name));
      for (const Span mention : speaker.mentions) nameless.merge(content_stems(text_of(text, mention)));
    }
    for (const Attribution& attribution : telling.reading.attributions)
      for (const Span source : attribution.source) {
        sources.merge(content_stems(text_of(text, source)));
        if (!attribution.speaker) nameless.merge(content_stems(text_of(text, source)));
      }
  }

  const ArticleWords& words;
  Stems sources;   // words of all sources
  Stems nameless;  // of those that are not resolved to a person with a name
};

// A voice, and by what an article could have it in other words.
class Sought {
 public:
  Sought(std::span<const Telling> tellings, const ComparedVoice& voice) : voice_(voice) {
    is_person_ = voice.kind == SpeakerKind::person;
    if (is_person_) person_ = person_name(voice.name);
    stems_ = content_stems(voice.name);
    for (const std::string_view word : plain_words(voice.name)) {
      const std::string folded = fold_word(word);
      if (folded.empty() || is_stop_word(folded)) continue;
      names_.insert(folded);
      acronym_ += folded.front();
    }
    for (const VoiceInArticle& heard : voice.by_article) add_roles(tellings[heard.article]);
  }

  bool can_be_missed() const {
    if (is_person_) return !person_.is_bare();
    return voice_.kind == SpeakerKind::organisation && std::isupper(static_cast<unsigned char>(voice_.name.front())) != 0;
  }

  // Whether the words of an article may name it.
  bool may_be_named_in(const ArticleWords& words) const {
    if (is_person_) return words.has(person_.words.back()) || words.has_sound(person_.sounds.back()) || words.has(person_.words[person_.family]);
    return (acronym_.size() > 1 && words.has(acronym_)) ||
           std::any_of(names_.begin(), names_.end(), [&](const std::string& name) { return words.has(name); });
  }

  // Whether somebody who speaks there without a name, or with another one, may be this voice.
  bool may_speak_in(const Held& held) const {
    return share(roles_, held.nameless) || share(stems_, held.sources) || held.sources.contains(acronym_);
  }

  // The first label of an actor who is this one and never speaks, wants or thinks there; nothing where that is not sure.
  std::optional<Span> named_in(const Telling& telling) const {
    std::optional<Span> first;
    for (const Actor& actor : telling.reading.actors) {
      if (!is_named_by(actor)) continue;
      if (actor.speaker || first) return std::nullopt;
      first = actor.labels.front().span;
    }
    return first;
  }

 private:
  bool is_named_by(const Actor& actor) const {
    if (is_person_) return actor.kind == NameKind::person && likeness_of(person_name(actor.name), person_) != Likeness::none;
    return actor.kind != NameKind::person && content_stems(actor.name) == stems_;
  }

  // What stands beside its name where it is named, and what it is called elsewhere.
  void add_roles(const Telling& telling) {
    const std::string& text = telling.article.text;
    for (const Actor& actor : telling.reading.actors) {
      if (!is_named_by(actor)) continue;
      roles_.merge(content_stems(text_of(text, actor.role)));
      for (const ActorLabel& label : actor.labels)
        if (label.form == LabelForm::description) roles_.merge(content_stems(text_of(text, label.span)));
      const Span name = actor.labels.front().span;
      const Span sentence = sentence_at(telling.analysis, name);
      const Span before{std::max(sentence.begin, name.begin - std::min(name.begin, kRoleReach)), name.begin};
      const Span behind{name.end, std::max(name.end, std::min(sentence.end, name.end + kRoleReach))};
      for (const Span beside : {before, behind}) roles_.merge(content_stems(text_of(text, beside)));
    }
  }

  const ComparedVoice& voice_;
  bool is_person_ = false;
  PersonName person_;
  Stems stems_;                   // of the words of its name
  std::set<std::string> names_;   // folded words of its name
  std::string acronym_;
  Stems roles_;
};

// The articles that give a voice's words to somebody, whoever it is.
std::set<std::uint32_t> articles_with_words_of(const std::string& name, const Comparison& found) {
  std::set<std::uint32_t> articles;
  for (const SharedQuote& quote : found.quotes)
    if (quote.speaker == name)
      for (const Place& place : quote.mentions) articles.insert(place.article);
  for (const Fact& fact : found.facts)
    if (std::any_of(fact.mentions.begin(), fact.mentions.end(), [&](const FactMention& m) { return m.speaker == name; }))
      for (const FactMention& mention : fact.mentions)
        if (mention.voice == Voice::attributed) articles.insert(mention.place.article);
  return articles;
}

class Finder {
 public:
  Finder(std::span<const Telling> tellings, std::span<const ArticleWords> words, const Comparison& found)
      : tellings_(tellings), found_(found), withholder_(tellings) {
    for (std::size_t i = 0; i < tellings.size(); ++i) held_.emplace_back(tellings[i], words[i]);
  }

  // The words that a telling first gives to a voice.
  Place first_words(const VoiceInArticle& in) const {
    for (const Attribution& attribution : tellings_[in.article].reading.attributions)
      if (attribution.statement && !attribution.content.empty() && attribution.content.front().begin == in.first)
        return {in.article, attribution.content.front()};
    return {in.article, {in.first, in.first}};
  }

  // One for all articles of which nothing keeps the finding back, and one for each reason that does.
  void find(std::size_t index, std::vector<MissingVoice>& missing) const {
    const ComparedVoice& voice = found_.voices[index];
    std::set<std::uint32_t> carriers, heard = articles_with_words_of(voice.name, found_);
    for (const VoiceInArticle& in : voice.by_article) {
      heard.insert(in.article);
      if (in.words >= kMinWords) carriers.insert(in.article);
    }
    if (carriers.size() < min_carriers(tellings_.size())) return;
    const Sought sought(tellings_, voice);
    if (!sought.can_be_missed()) return;
    std::map<std::string, MissingVoice> by_reason;
    std::vector<Place> first_heard;
    for (const VoiceInArticle& in : voice.by_article) first_heard.push_back(first_words(in));
    for (std::uint32_t article = 0; article < tellings_.size(); ++article) {
      if (heard.contains(article) || sought.may_speak_in(held_[article])) continue;
      const bool is_missing = !sought.may_be_named_in(held_[article].words);
      const auto named = is_missing ? std::nullopt : sought.named_in(tellings_[article]);
      if (!is_missing && !named) continue;
      std::string reason = withholder_.reason(article, carriers);
      MissingVoice& entry = by_reason.try_emplace(reason, MissingVoice{index, first_heard, {}, {}, reason}).first->second;
      if (named)
        entry.named.push_back({article, *named});
      else
        entry.missing_in.push_back(article);
    }
    for (auto& [reason, entry] : by_reason) missing.push_back(std::move(entry));
  }

 private:
  std::span<const Telling> tellings_;
  const Comparison& found_;
  Withholder withholder_;
  std::vector<Held> held_;
};

}  // namespace

std::vector<MissingVoice> find_missing_voices(std::span<const Telling> tellings, std::span<const ArticleWords> words,
                                              const Comparison& so_far) {
  std::vector<MissingVoice> missing;
  const Finder finder(tellings, words, so_far);
  for (std::size_t voice = 0; voice < so_far.voices.size(); ++voice) finder.find(voice, missing);
  std::stable_sort(missing.begin(), missing.end(), [&](const MissingVoice& a, const MissingVoice& b) {
    return a.withheld.empty() != b.withheld.empty() ? a.withheld.empty() : a.heard.size() > b.heard.size();
  });
  return missing;
}

}  // namespace rashomon
