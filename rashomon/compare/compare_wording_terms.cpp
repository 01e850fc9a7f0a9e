// What a reading found is looked up at the places of each fact, then gathered by row, speaker or verb.
#include "rashomon/compare/compare_wording_terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "rashomon/compare/found_in.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/match/stem.h"

namespace rashomon {
namespace {

// What one telling has of a row, by side or stance: the first place of each.
using Choices = std::map<std::string, Place>;
using ByArticle = std::map<std::uint32_t, Choices>;

struct Gathered {
  ByArticle by_article;
  std::string why;
};

// A finding of a reading at a place; of report verbs, whose statement.
struct Use {
  const Wording* wording;
  Place place;
  std::string speaker;
};

bool is_telling_stance(const std::string& stance) {
  return stance == "doubting" || stance == "siding" || stance == "emotional";
}

class TermComparer {
 public:
  TermComparer(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices) : tellings_(tellings), voices_(voices) {
    for (const Telling& telling : tellings) {
      auto& used = used_.emplace_back();
      for (const Wording& wording : telling.reading.wording)
        if (is_own_equal(wording)) used.insert({wording.group, side_of(wording)});
    }
  }

  std::vector<TermChoice> run(const std::vector<Fact>& facts, const std::vector<SharedQuote>& quotes) {
    for (const Fact& fact : facts) {
      if (fact.score < kLikelyFact) continue;
      std::vector<Place> places;
      for (const FactMention& mention : fact.mentions) places.push_back(mention.place);
      add_equals(places);
      add_verbs(places);
      add_passives(places);
    }
    for (const SharedQuote& quote : quotes) add_verbs(quote.mentions);
    add_names();
    std::vector<TermChoice> choices;
    take("equal", equals_, choices);
    take("report-verb", verbs_, choices);
    take("passive", passives_, choices);
    return choices;
  }

 private:
  static std::string side_of(const Wording& wording) { return std::to_string(wording.side); }
  // What a telling only reports somebody as saying is not its choice.
  static bool is_own_equal(const Wording& wording) { return wording.kind == "equal" && !wording.attribution; }
  static bool is_name(const Wording& wording) { return wording.term.front() >= 'A' && wording.term.front() <= 'Z'; }

  // The findings of a telling that begin within a span.
  std::span<const Wording> wording_in(std::uint32_t article, Span span) const {
    const auto& all = tellings_[article].reading.wording;
    const auto before = [](const Wording& wording, std::uint32_t byte) { return wording.span.begin < byte; };
    const auto first = std::lower_bound(all.begin(), all.end(), span.begin, before);
    const auto last = std::lower_bound(first, all.end(), std::max(span.begin, span.end), before);
    return {first, last};
  }

  // Sides of one row that meet in sentences that tell one fact: of each pair of tellings of which neither uses the other's
  // term anywhere in its own voice.
  void add_equals(const std::vector<Place>& places) {
    std::map<std::string, std::vector<Use>> uses;
    std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>> known;  // a long sentence may have a term very often
    for (const Place& place : places)
      for (const Wording& wording : wording_in(place.article, sentence_at(tellings_[place.article].analysis, place.span)))
        if (is_own_equal(wording) && known.emplace(wording.group, place.article, wording.side).second)
          uses[wording.group].push_back({&wording, {place.article, wording.span}, {}});
    for (const auto& [group, all] : uses)
      for (const Use& a : all)
        for (const Use& b : all)
          if (a.place.article < b.place.article && is_choice(*a.wording, a.place.article, *b.wording, b.place.article)) {
            gather(equals_[group], *a.wording, a.place, side_of(*a.wording));
            gather(equals_[group], *b.wording, b.place, side_of(*b.wording));
          }
  }

  bool is_choice(const Wording& a, std::uint32_t in_a, const Wording& b, std::uint32_t in_b) const {
    return a.side != b.side && !used_[in_a].contains({b.group, side_of(b)}) && !used_[in_b].contains({a.group, side_of(a)});
  }

  // Names of one thing: all of a telling's, wherever they stand.
  void add_names() {
    std::map<std::string, ByArticle> names;
    std::map<std::string, std::string> why;
    for (std::uint32_t article = 0; article < tellings_.size(); ++article)
      for (const Wording& wording : tellings_[article].reading.wording)
        if (is_own_equal(wording) && is_name(wording)) {
          names[wording.group][article].emplace(side_of(wording), Place{article, wording.span});
          why[wording.group] = wording.why;
        }
    for (auto& [group, by_article] : names) {
      std::set<std::string> only;  // what is the only name of a telling
      for (const auto& [article, sides] : by_article)
        if (sides.size() == 1) only.insert(sides.begin()->first);
      if (only.size() >= 2) equals_[group] = {std::move(by_article), why[group]};
    }
  }

  // The verbs by which each telling of a statement reports it.
  void add_verbs(const std::vector<Place>& places) {
    std::vector<Use> uses;
    std::set<std::tuple<std::string, std::uint32_t, std::string>> known;
    for (const Place& place : places) {
      const PlaceVoice voice = voices_[place.article].find(place.span);
      if (!voice.attribution || !voice.speaker) continue;
      for (const Span cue : tellings_[place.article].reading.attributions[index_of(*voice.attribution)].cue)
        for (const Wording& wording : wording_in(place.article, cue))
          if (wording.kind == "report-verb" && known.emplace(*voice.speaker, place.article, wording.term).second)
            uses.push_back({&wording, {place.article, wording.span}, *voice.speaker});
    }
    for (const Use& a : uses)
      for (const Use& b : uses) {
        if (a.place.article >= b.place.article || a.speaker != b.speaker || a.wording->stance == b.wording->stance) continue;
        if (!is_telling_stance(a.wording->stance) && !is_telling_stance(b.wording->stance)) continue;
        for (const Use* use : {&a, &b}) {
          gather(verbs_[a.speaker], *use->wording, use->place, use->wording->term);
          stances_[a.speaker][use->place.article].insert(use->wording->stance);
        }
      }
  }

  // Whether a telling has no stance that another has: who "said" and "claimed" has chosen neither.
  bool is_verb_choice(const std::string& speaker) const {
    std::set<std::string> all;
    const auto& by_article = stances_.at(speaker);
    for (const auto& [article, stances] : by_article) all.insert(stances.begin(), stances.end());
    return std::any_of(all.begin(), all.end(), [&](const std::string& stance) {
      return is_telling_stance(stance) && std::any_of(by_article.begin(), by_article.end(), [&](const auto& article) {
               return !article.second.contains(stance);
             });
    });
  }

  // A verb of harm whose sentence in one telling does not say who did it, though another telling of the fact does.
  void add_passives(const std::vector<Place>& places) {
    std::vector<Use> passives, agents;
    std::set<std::tuple<std::string, std::uint32_t, std::string>> known;
    for (const Place& place : places) {
      for (const Wording& wording : wording_in(place.article, sentence_at(tellings_[place.article].analysis, place.span))) {
        if (!overlaps(wording.span, place.span)) continue;
        if (wording.kind != "passive" && wording.kind != "agent") continue;
        if (known.emplace(wording.kind, place.article, wording.term).second)
          (wording.kind == "agent" ? agents : passives).push_back({&wording, {place.article, wording.span}, {}});
      }
    }
    for (const Use& passive : passives)
      for (const Use& agent : agents) {
        if (passive.wording->term != agent.wording->term || passive.place.article == agent.place.article) continue;
        const Span sentence = sentence_at(tellings_[passive.place.article].analysis, passive.place.span);
        if (names_agent(passive.place.article, sentence, agent.place)) continue;
        gather(passives_[passive.wording->term], *passive.wording, passive.place, "passive");
        gather(passives_[agent.wording->term], *agent.wording, agent.place, "agent");
      }
  }

  // Whether the sentence has a word of the clause with the agent, its verb aside: "were shot when soldiers opened fire".
  bool names_agent(std::uint32_t article, Span sentence, const Place& agent) const {
    std::set<std::string> words;
    for_each_word(article, sentence, [&](const std::string& word) { words.insert(word); });
    bool named = false;
    const std::string verb = fold_word(agent_verb(agent));
    for_each_word(agent.article, agent.span, [&](const std::string& word) {
      named = named || (word != verb && word.size() > 3 && words.contains(word));
    });
    return named;
  }

  std::string_view agent_verb(const Place& agent) const {
    const std::string_view text = text_of(tellings_[agent.article].article.text, agent.span);
    const std::size_t blank = text.find_last_of(' ');
    return text.substr(blank == std::string_view::npos ? 0 : blank + 1);
  }

  template <typename Visit>
  void for_each_word(std::uint32_t article, Span span, const Visit& visit) const {
    for (const Token& token : found_in(tellings_[article].analysis.tokens, span))
      if (token.kind == TokenKind::word) visit(fold_word(text_of(tellings_[article].article.text, token.span)));
  }

  static void gather(Gathered& into, const Wording& wording, const Place& place, const std::string& choice) {
    if (into.why.empty()) into.why = wording.why;
    Place& first = into.by_article[place.article].try_emplace(choice, place).first->second;
    first = std::min(first, place);
  }

  void take(const std::string& kind, const std::map<std::string, Gathered>& all, std::vector<TermChoice>& choices) const {
    const std::size_t begin = choices.size();
    for (const auto& [about, gathered] : all) {
      if (kind == "report-verb" && !is_verb_choice(about)) continue;
      TermChoice choice{about, {}};
      choice.kind = kind;
      choice.why = why_of(kind, gathered);
      for (const auto& [article, terms] : gathered.by_article)
        for (const auto& [name, place] : terms) choice.terms.push_back(place);
      std::sort(choice.terms.begin(), choice.terms.end());
      choices.push_back(std::move(choice));
    }
    std::stable_sort(choices.begin() + static_cast<std::ptrdiff_t>(begin), choices.end(),
                     [](const TermChoice& a, const TermChoice& b) { return a.terms.front() < b.terms.front(); });
  }

  static std::string why_of(const std::string& kind, const Gathered& gathered) {
    if (kind == "report-verb") return "the same statement, reported with verbs of different stance";
    if (kind == "passive") return "the same act, told with and without who did it";
    return gathered.why;
  }

  std::span<const Telling> tellings_;
  const std::vector<VoiceMap>& voices_;
  std::vector<std::set<std::pair<std::string, std::string>>> used_;  // group and side of each telling's own equals
  std::map<std::string, Gathered> equals_, verbs_, passives_;
  std::map<std::string, std::map<std::uint32_t, std::set<std::string>>> stances_;  // speaker, telling -> those of its verbs
};

}  // namespace

std::vector<TermChoice> compare_terms(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                                      const std::vector<SharedQuote>& quotes, const std::vector<VoiceMap>& voices) {
  return TermComparer(tellings, voices).run(facts, quotes);
}

}  // namespace rashomon
