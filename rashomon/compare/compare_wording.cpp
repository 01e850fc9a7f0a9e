// Labels are collected for each voice, and for each actor that says nothing by its full name.
#include "rashomon/compare/compare_wording.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "rashomon/base/embedded.h"
#include "rashomon/base/letters.h"
#include "rashomon/compare/compare_wording_terms.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/match/stem.h"
#include "rashomon/match/table_rows.h"
#include "rashomon/reading/innermost.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/table_lines.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxLabelsOfArticle = 4;
constexpr std::string_view kPersonEndings[] = {"er", "or", "ist", "ian", "man", "woman"};

std::string last_word(std::string_view name) {
  const std::size_t blank = name.find_last_of(' ');
  return fold_word(name.substr(blank == std::string_view::npos ? 0 : blank + 1));
}

// "Mr." and its like say nothing about anybody.
bool is_plain_title(const std::string& folded) {
  static const std::set<std::string> titles = {"mr",   "mrs", "ms",  "miss",     "herr",
                                               "frau", "m",   "mme", "monsieur", "madame", "dr", "doctor", "sir", "dame"};
  return titles.contains(folded);
}

// "Rep." and "Congressman": what a word of a title is compared as.
const std::string& same_title(const std::string& folded) {
  static const std::map<std::string, std::string> first_of_row = [] {
    std::map<std::string, std::string> words;
    for (const auto& row : table_rows(embedded_text("rashomon/compare/tables/same_titles.txt")))
      for (const std::string_view word : row) words.emplace(word, row.front());
    return words;
  }();
  const auto known = first_of_row.find(folded);
  return known == first_of_row.end() ? folded : known->second;
}

// Whether a description is one of a person: the noun before the first preposition is ("the daughter of a builder").
bool describes_person(std::string_view label) {
  std::string_view head;
  for (const std::string_view word : fields_of(label)) {
    if (!head.empty() && classify_word(word).is(kPreposition | kRelative)) break;
    head = word;
    if (word.ends_with(',')) break;
  }
  const std::string noun = folded_name_word(head.substr(0, head.find(',')));
  if ((noun_classes(noun) & kPersonNoun) != 0) return true;
  return std::any_of(std::begin(kPersonEndings), std::end(kPersonEndings), [&](std::string_view end) { return noun.ends_with(end); });
}

// The stems of a label's words that say something.
std::set<std::string> words_of(std::string_view label) {
  std::set<std::string> words;
  for (std::size_t at = label.find_first_not_of(' '); at != std::string_view::npos;) {
    const std::size_t end = std::min(label.find_first_of(" -", at), label.size());
    const std::string word = fold_word(label.substr(at, end - at));
    const bool has_letter = std::any_of(word.begin(), word.end(), [](char c) { return is_letter_byte(c); });
    if (has_letter && !is_function_word(word) && !is_plain_title(word)) words.insert(stem(same_title(word)));
    at = label.find_first_not_of(" -", end);
  }
  return words;
}

// The places at which an article labels somebody with a given last name: title spans.
using TitlesByName = std::map<std::string, std::vector<Span>>;
// Of one actor: article -> labels.
using Labels = std::map<std::uint32_t, std::vector<Span>>;

std::vector<TitlesByName> collect_titles(std::span<const Telling> tellings) {
  std::vector<TitlesByName> all;
  for (const Telling& telling : tellings) {
    TitlesByName titles;
    for (const Name& name : telling.analysis.names)
      if (!name.title.empty()) titles[last_word(text_of(telling.article.text, name.span))].push_back(name.title);
    all.push_back(std::move(titles));
  }
  return all;
}

// A description with a person's name in it may be that one's: "his ambassador, Ann Lee".
bool has_person_name(const Analysis& analysis, Span label) {
  auto name = std::partition_point(analysis.names.begin(), analysis.names.end(),
                                   [&](const Name& known) { return known.span.end <= label.begin; });
  for (; name != analysis.names.end() && name->span.begin < label.end; ++name)
    if (name->kind == NameKind::person || name->span == label) return true;
  return false;
}

void add_descriptions(const Telling& telling, const Actor& actor, std::vector<Span>& labels) {
  std::vector<Span> spans;
  if (!actor.role.empty()) spans.push_back(actor.role);
  for (const ActorLabel& label : actor.labels)
    if (label.form == LabelForm::description) spans.push_back(label.span);
  for (const Span span : spans)
    if (!has_person_name(telling.analysis, span) &&
        (actor.kind != NameKind::person || describes_person(text_of(telling.article.text, span))))
      labels.push_back(span);
}

class LabelComparer {
 public:
  explicit LabelComparer(std::span<const Telling> tellings) : tellings_(tellings), titles_(collect_titles(tellings)) {}

  std::vector<TermChoice> run(const Voices& voices) {
    for (const Voices::Joined& voice : voices.joined)
      if (voice.kind != SpeakerKind::unnamed) compare(voice.name, labels_of(voice));
    for (const auto& [name, labels] : labels_of_silent()) compare(name, labels);
    std::stable_sort(choices_.begin(), choices_.end(),
                     [](const TermChoice& a, const TermChoice& b) { return a.terms.front() < b.terms.front(); });
    return std::move(choices_);
  }

 private:
  Labels labels_of(const Voices::Joined& voice) const {
    Labels labels;
    for (const Voices::Member& member : voice.members) {
      const Reading& reading = tellings_[member.article].reading;
      for (const Actor& actor : reading.actors)
        if (actor.speaker == member.speaker) add_descriptions(tellings_[member.article], actor, labels[member.article]);
      const auto titles = titles_[member.article].find(last_word(voice.name));
      if (voice.kind == SpeakerKind::person && titles != titles_[member.article].end())
        labels[member.article].insert(labels[member.article].end(), titles->second.begin(), titles->second.end());
    }
    return labels;
  }

  // Of actors that say nothing, those that are one by kind and full name.
  std::map<std::string, Labels> labels_of_silent() const {
    std::map<std::pair<NameKind, std::string>, std::pair<std::string, Labels>> actors;
    for (std::uint32_t article = 0; article < tellings_.size(); ++article)
      for (const Actor& actor : tellings_[article].reading.actors) {
        if (actor.speaker || (actor.kind == NameKind::person && actor.name.find(' ') == std::string::npos)) continue;
        auto& [name, labels] = actors[{actor.kind, fold_word(actor.name)}];
        if (name.empty()) name = actor.name;
        add_descriptions(tellings_[article], actor, labels[article]);
      }
    std::map<std::string, Labels> by_name;
    for (auto& [key, actor] : actors) by_name.emplace(actor.first, std::move(actor.second));
    return by_name;
  }

  void compare(const std::string& about, const Labels& all) {
    std::map<std::uint32_t, std::set<std::string>> words;  // of all labels of an article
    TermChoice choice{about, {}};
    choice.why = "what each article calls the same actor";
    for (const auto& [article, spans] : all) {
      for (const Span span : distinct(article, spans)) {
        choice.terms.push_back({article, span});
        words[article].merge(words_of(text_of(tellings_[article].article.text, span)));
      }
    }
    if (differ(words)) choices_.push_back(std::move(choice));
  }

  // Each wording once, in order of place.
  std::vector<Span> distinct(std::uint32_t article, std::vector<Span> spans) const {
    std::sort(spans.begin(), spans.end());
    std::set<std::set<std::string>> seen;
    std::vector<Span> labels;
    for (const Span span : spans) {
      std::set<std::string> words = words_of(text_of(tellings_[article].article.text, span));
      if (!words.empty() && labels.size() < kMaxLabelsOfArticle && seen.insert(std::move(words)).second) labels.push_back(span);
    }
    return labels;
  }

  // Whether of two articles each has a word that the other has not.
  static bool differ(const std::map<std::uint32_t, std::set<std::string>>& words) {
    for (auto a = words.begin(); a != words.end(); ++a)
      for (auto b = std::next(a); b != words.end(); ++b)
        if (!std::includes(a->second.begin(), a->second.end(), b->second.begin(), b->second.end()) &&
            !std::includes(b->second.begin(), b->second.end(), a->second.begin(), a->second.end()))
          return true;
    return false;
  }

  std::span<const Telling> tellings_;
  std::vector<TitlesByName> titles_;
  std::vector<TermChoice> choices_;
};

// Whose word each term is: the innermost statement's that it stands in, if any; a label beside "said" is the outlet's.
void set_speakers(std::span<const Telling> tellings, const Voices& voices, std::vector<TermChoice>& choices) {
  struct Term {
    Place place;
    std::size_t choice, index;
  };
  std::vector<Term> terms;
  for (std::size_t c = 0; c < choices.size(); ++c) {
    choices[c].speakers.resize(choices[c].terms.size());
    for (std::size_t t = 0; t < choices[c].terms.size(); ++t) terms.push_back({choices[c].terms[t], c, t});
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.place < b.place; });
  for (auto term = terms.begin(); term != terms.end();) {
    const std::uint32_t article = term->place.article;
    const std::vector<Attribution>& attributions = tellings[article].reading.attributions;
    InnermostAttribution innermost(attributions);
    for (; term != terms.end() && term->place.article == article; ++term) {
      const auto attribution = innermost.at(term->place.span.begin);
      if (!attribution) continue;
      const auto speaker = attributions[index_of(*attribution)].speaker;
      choices[term->choice].speakers[term->index] = speaker ? voices.of(article, *speaker).name : "somebody";
    }
  }
}

}  // namespace

std::vector<TermChoice> compare_wording(std::span<const Telling> tellings, const Voices& voices, const std::vector<Fact>& facts,
                                        const std::vector<SharedQuote>& quotes, const std::vector<VoiceMap>& voice_maps) {
  std::vector<TermChoice> choices = compare_terms(tellings, facts, quotes, voice_maps);
  const auto behind_equals =
      std::find_if(choices.begin(), choices.end(), [](const TermChoice& choice) { return choice.kind != "equal"; });
  std::vector<TermChoice> labels = LabelComparer(tellings).run(voices);
  choices.insert(behind_equals, std::make_move_iterator(labels.begin()), std::make_move_iterator(labels.end()));
  set_speakers(tellings, voices, choices);
  return choices;
}

}  // namespace rashomon
