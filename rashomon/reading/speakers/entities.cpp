#include "rashomon/reading/speakers/entities.h"

#include <algorithm>

#include "rashomon/language/analyse.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/speakers/entity_facts.h"
#include "rashomon/reading/speakers/source_phrases.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxShortForms = 64;  // entities looked at for whom a nickname may be short
constexpr std::size_t kMaxNamesakes = 16;   // entities looked at for one last word
constexpr std::size_t kWhole = 1'000'000'000, kLast = 1'000'000;  // how well a name fits that is the whole one, the last one

// A name taken apart.
struct Parts {
  std::vector<std::string> words;  // folded
  PersonName person;               // of what can be a person's
};

class Joiner {
 public:
  Joiner(const Article& article, const Analysis& analysis)
      : text_(article.text), title_(article.title), analysis_(analysis), facts_(article, analysis, result_) {}

  Entities run() {
    for (std::uint32_t n = 0; n < analysis_.names.size(); ++n) {
      const Name& name = analysis_.names[n];
      const Parts& parts = parts_of(name);
      const auto goes_on = go_on_.find(n);
      if (goes_on != go_on_.end()) {
        result_.of_name.push_back(result_.of_name[goes_on->second]);
        join_behind_nickname(result_.of_name.back(), goes_on->second, n);
      } else {
        const Bearer bearer = bearer_of_last_name(n, find_or_add(name, parts.words, parts.person));
        result_.of_name.push_back(bearer.entity);
        if (bearer.rival != kNoEntity) {
          result_.shared.emplace(n, bearer.rival);
          continue;
        }
        join(bearer.entity, n, parts.words, parts.person);
      }
      const std::uint32_t entity = result_.of_name.back();
      facts_.read(entity, n);
      read_nickname(entity, n);
    }
    read_headline();
    facts_.count_pronouns();
    return std::move(result_);
  }

 private:
  std::vector<std::string> words_of(const Name& name) const {
    std::vector<std::string> words;
    for (std::uint32_t t = name.first_token; t < name.end_token; ++t)
      if (analysis_.tokens[t].kind == TokenKind::word || analysis_.tokens[t].kind == TokenKind::number)
        words.push_back(folded_name_word(text_of(text_, analysis_.tokens[t].span)));
    if (words.empty()) words.push_back(folded_name_word(text_of(text_, name.span)));
    return words;
  }

  static bool can_be_person(NameKind kind) { return kind == NameKind::person || kind == NameKind::other; }

  // One name may be the other, said shorter: persons' by what is known of names, others' with the same last word.
  static Likeness likeness(const Entity& entity, const Name& name, const std::vector<std::string>& words,
                           const PersonName& person) {
    const bool kinds = entity.kind == name.kind || entity.kind == NameKind::other || name.kind == NameKind::other;
    if (!kinds) return Likeness::none;
    if (entity.words == words) return Likeness::spelled;
    if (entity.kind == NameKind::person || name.kind == NameKind::person) return likeness_of(entity.person, person);
    const bool shorter = words.size() == 1 || entity.words.size() == 1;
    return shorter && entity.words.back() == words.back() ? Likeness::spelled : Likeness::none;
  }

  // How well an entity fits a name that can be its: a whole name best, then a last name, then who is named most often.
  static std::size_t fit(const Entity& entity, const std::vector<std::string>& words) {
    const std::size_t whole = entity.words == words && words.size() > 1 ? kWhole : 0;
    const std::size_t last = entity.words.back() == words.back() ? kLast : 0;
    return whole + last + std::min<std::size_t>(entity.names.size(), kLast - 1);
  }

  std::uint32_t find_or_add(const Name& name, const std::vector<std::string>& words, const PersonName& person) {
    const Sex sex = facts_.sex_of_title(name);
    std::uint32_t best = 0;
    std::size_t best_fit = 0;
    const auto consider = [&](const std::string& key, Likeness least) {
      const auto found = by_word_.find(key);
      if (found == by_word_.end()) return;
      for (std::size_t i = found->second.size(); i-- > 0;) {
        const Entity& entity = result_.all[found->second[i]];
        if (likeness(entity, name, words, person) < least) continue;
        if (sex != Sex::unknown && entity.sex != Sex::unknown && sex != entity.sex) continue;
        if (const std::size_t fits = fit(entity, words); fits > best_fit) best = found->second[i], best_fit = fits;
      }
    };
    if (const auto known = nicknames_.find(words.front()); known != nicknames_.end() && words.size() == 1) return known->second;
    consider(words.back(), Likeness::spelled);
    if (best_fit >= kWhole) return best;
    if (can_be_person(name.kind)) {
      if (person.words.back() != words.back()) consider(person.words.back(), Likeness::spelled);
      if (person.words.size() > 1) consider(person.words.front(), Likeness::spelled);
      if (best_fit == 0) consider(sound_key(person.sounds.back()), Likeness::by_sound);
      if (best_fit == 0) consider(sound_key(person.sounds.front()), Likeness::by_sound);
    }
    if (best_fit > 0) return best;
    const std::string_view text = text_of(text_, name.span);
    if (name.kind == NameKind::place)
      if (const auto known = by_place_.find(place_key(text)); known != by_place_.end()) return known->second;
    if (const auto known = by_initials_.find(initials_of(name, text, words)); known != by_initials_.end())
      if (is_acronym(text) || is_acronym(text_of(text_, analysis_.names[result_.all[known->second].names.front()].span)))
        return known->second;
    if (const std::uint32_t labelled = labelled_person(name, words); labelled != kNoEntity) return labelled;
    if (const std::uint32_t bearer = bearer_of_short_form(name, person); bearer != kNoEntity) return bearer;
    result_.all.push_back({});
    result_.all.back().kind = name.kind;
    return static_cast<std::uint32_t>(result_.all.size() - 1);
  }

  struct Bearer {
    std::uint32_t entity = kNoEntity, rival = kNoEntity;  // a rival: nothing tells which of the two is meant
  };

  // Who of several people with one last name is meant by it: who is named much more often, or alone has been named just before.
  Bearer bearer_of_last_name(std::uint32_t n, std::uint32_t likely) const {
    const Name& name = analysis_.names[n];
    const std::vector<std::string>& words = parts_.at(text_of(text_, name.span)).words;
    const auto known = by_word_.find(words.back());
    if (words.size() > 1 || !can_be_person(name.kind) || known == by_word_.end() || !has_last_name(result_.all[likely], words[0]))
      return {likely};
    const Sex sex = facts_.sex_of_title(name);
    Bearer bearer{likely};
    std::size_t others = 0, named_lately = was_named_lately(likely, name) ? 1 : 0;
    std::uint32_t lately = likely;
    for (const std::uint32_t e : known->second) {
      const Entity& entity = result_.all[e];
      if (e == likely || !has_last_name(entity, words[0])) continue;
      if (sex != Sex::unknown && entity.sex != Sex::unknown && sex != entity.sex) continue;
      bearer.rival = e;
      others += entity.names.size();
      if (was_named_lately(e, name)) ++named_lately, lately = e;
    }
    if (result_.all[likely].names.size() >= 2 * others) return {likely};
    return named_lately == 1 ? Bearer{lately} : bearer;
  }

  // A person with a given name and this last name.
  static bool has_last_name(const Entity& entity, const std::string& last) {
    const PersonName& person = entity.person;
    return entity.kind == NameKind::person && !person.words.empty() && !person.is_bare() && person.words.back() == last;
  }

  // In the paragraph of a name or the one before.
  bool was_named_lately(std::uint32_t entity, const Name& name) const {
    const auto& paragraphs = analysis_.paragraphs;
    auto here = std::partition_point(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& p) { return p.span.end <= name.span.begin; });
    if (here != paragraphs.begin()) --here;
    return analysis_.names[result_.all[entity].names.back()].span.begin >= here->span.begin;
  }

  // "KOVACS: …", the label of a transcript, is no body but the person.
  std::uint32_t labelled_person(const Name& name, const std::vector<std::string>& words) const {
    const auto& tokens = analysis_.tokens;
    if (name.end_token >= tokens.size() || text_of(text_, tokens[name.end_token].span) != ":") return kNoEntity;
    const auto found = by_word_.find(words.back());
    if (found == by_word_.end()) return kNoEntity;
    const PersonName person = person_name(text_of(text_, name.span));
    for (const std::uint32_t e : found->second)
      if (result_.all[e].kind == NameKind::person && likeness_of(result_.all[e].person, person) == Likeness::spelled) return e;
    return kNoEntity;
  }

  // "Bob" where Robert Keane alone can be meant.
  std::uint32_t bearer_of_short_form(const Name& name, const PersonName& person) const {
    std::uint32_t bearer = kNoEntity;
    if (name.kind != NameKind::person || person.words.size() != 1) return bearer;
    for (std::uint32_t e = 0; e < std::min<std::size_t>(result_.all.size(), kMaxShortForms); ++e) {
      const Entity& entity = result_.all[e];
      if (entity.kind != NameKind::person || entity.person.is_bare() || !are_forms_of_one(entity.person.words.front(), person.words.front())) continue;
      if (bearer != kNoEntity) return kNoEntity;
      bearer = e;
    }
    return bearer;
  }

  // "Ann Lee, known as | Nan", "William “| Bill |” Harper": the nickname is found by it, and the name goes on behind the marks.
  void read_nickname(std::uint32_t id, std::uint32_t n) {
    const auto& tokens = analysis_.tokens;
    const auto& names = analysis_.names;
    const auto word = [&](std::uint32_t t) { return t < tokens.size() ? text_of(text_, tokens[t].span) : std::string_view(); };
    std::uint32_t t = names[n].end_token;
    if (names[n].kind == NameKind::place || t + 2 >= tokens.size()) return;
    if (tokens[t].kind == TokenKind::quote_mark && tokens[t + 1].kind == TokenKind::word && tokens[t + 2].kind == TokenKind::quote_mark) {
      std::uint32_t next = n + 1;
      while (next < names.size() && names[next].first_token < t + 3) ++next;
      if (next == names.size() || names[next].first_token != t + 3 || names[next].kind == NameKind::place) return;
      nicknames_[folded_name(word(t + 1))] = id;
      go_on_[next] = n;
      return;
    }
    if (names[n].kind != NameKind::person) return;
    if (word(t) == ",") ++t;
    if (word(t) == "also" || word(t) == "better" || word(t) == "widely") ++t;
    if ((word(t) == "known" && (word(t + 1) == "as" || word(t + 1) == "to")) || word(t) == "nicknamed") {
      t += word(t) == "known" ? 2 : 1;
      while (t < tokens.size() && tokens[t].kind == TokenKind::quote_mark) ++t;
      if (t < tokens.size() && tokens[t].capitalised) nicknames_[folded_name(word(t))] = id;
    }
  }

  // The title's fuller names, and its one person where the text names none.
  void read_headline() {
    if (title_.empty()) return;
    Article headline;
    headline.text = title_;
    headline.language = analysis_.language;
    headline.blocks.push_back({{0, static_cast<std::uint32_t>(title_.size())}, BlockKind::paragraph});
    const Analysis found = analyse(headline);
    std::uint32_t persons = 0;
    Entity person;
    for (const Name& name : found.names) {
      if (name.kind != NameKind::person) continue;
      const std::string_view text = without_genitive(text_of(title_, name.span));
      const PersonName parts = person_name(text);
      std::uint32_t bearer = kNoEntity, bearers = 0;
      for (std::uint32_t e = 0; e < std::min<std::size_t>(result_.all.size(), kMaxShortForms); ++e)
        if (can_be_person(result_.all[e].kind) && !result_.all[e].person.words.empty() && likeness_of(result_.all[e].person, parts) == Likeness::spelled)
          bearer = e, ++bearers;
      if (bearers == 1 && result_.all[bearer].person.is_bare() && !parts.is_bare()) {
        result_.all[bearer].name = text;
        result_.all[bearer].kind = NameKind::person;
      }
      if (bearers == 0) ++persons, person.name = text, person.person = parts;
    }
    const bool none_in_text = std::none_of(result_.all.begin(), result_.all.end(), [](const Entity& e) { return e.kind == NameKind::person; });
    if (persons != 1 || !none_in_text) return;
    person.kind = NameKind::person;
    person.words = person.person.words;
    if (!person.person.is_bare()) person.sex = sex_told_by(person.words.front());
    result_.in_headline = static_cast<std::uint32_t>(result_.all.size());
    result_.all.push_back(std::move(person));
  }

  // "Rail Office (RO": the bracket closes behind the name.
  static std::string_view without_open_bracket(std::string_view name) {
    const std::size_t open = name.find(" (");
    return open == std::string_view::npos || name.find(')', open) != std::string_view::npos ? name : name.substr(0, open);
  }

  static std::string_view without_genitive(std::string_view name) {
    for (const std::string_view ending : {"'s", "\u2019s"})
      if (name.ends_with(ending)) name.remove_suffix(ending.size());
    return name;
  }

  static std::string sound_key(const std::string& sound) { return "~" + sound; }

  // "USGS" of "U. S. Geological Survey" and of itself; empty for single words and what is too short to tell.
  static std::string initials_of(const Name& name, std::string_view text, const std::vector<std::string>& words) {
    std::string initials;
    if (is_acronym(text)) {
      for (const char c : text)
        if (c >= 'A' && c <= 'Z') initials.push_back(c);
    } else if (words.size() > 1) {
      for (const std::string& word : words)
        if (word[0] >= 'a' && word[0] <= 'z' && !classify_word(word).is(kPreposition | kDeterminer | kCoordinator))
          initials.push_back(static_cast<char>(word[0] - 'a' + 'A'));
    }
    return initials.size() >= (name.kind == NameKind::person ? 3 : 2) ? initials : std::string{};
  }

  void index(const std::string& word, std::uint32_t entity) {
    std::vector<std::uint32_t>& list = by_word_[word];
    if (list.size() < kMaxNamesakes && (list.empty() || list.back() != entity)) list.push_back(entity);
  }

  // Taken apart once a text, however often it is named.
  const Parts& parts_of(const Name& name) {
    const std::string_view text = text_of(text_, name.span);
    Parts& parts = parts_[text];
    if (parts.words.empty()) parts.words = words_of(name);
    if (parts.person.words.empty() && can_be_person(name.kind)) parts.person = person_name(text);
    return parts;
  }

  void join(std::uint32_t id, std::uint32_t n, const std::vector<std::string>& words, const PersonName& person) {
    Entity& entity = result_.all[id];
    entity.names.push_back(n);
    if (entity.kind == NameKind::other) entity.kind = analysis_.names[n].kind;
    if (words.size() <= entity.words.size()) return;
    entity.words = words;
    entity.name = without_open_bracket(without_genitive(text_of(text_, analysis_.names[n].span)));
    if (const std::string initials = initials_of(analysis_.names[n], entity.name, entity.words); !initials.empty())
      by_initials_.try_emplace(initials, id);
    index(entity.words.back(), id);
    if (entity.kind == NameKind::place) by_place_.try_emplace(place_key(entity.name), id);
    if (!can_be_person(entity.kind)) return;
    entity.person = person;
    for (const std::string* word : {&person.words.back(), &person.words.front()}) index(*word, id);
    for (const std::string* sound : {&person.sounds.back(), &person.sounds.front()}) index(sound_key(*sound), id);
  }

  // Harper of William “Bill” Harper: the whole is the name, and Harper alone means him.
  void join_behind_nickname(std::uint32_t id, std::uint32_t first, std::uint32_t n) {
    Entity& entity = result_.all[id];
    entity.names.push_back(n);
    entity.kind = NameKind::person;
    const std::string last(without_genitive(text_of(text_, analysis_.names[n].span)));
    entity.person = person_name(entity.name + " " + last);
    entity.words = entity.person.words;
    entity.name = without_genitive(text_of(text_, {analysis_.names[first].span.begin, analysis_.names[n].span.end}));
    for (const std::string* word : {&entity.person.words.back(), &entity.person.words.front()}) index(*word, id);
  }

  std::string_view text_, title_;
  const Analysis& analysis_;
  Entities result_;
  std::unordered_map<std::string, std::uint32_t> nicknames_;      // -> whose
  std::unordered_map<std::uint32_t, std::uint32_t> go_on_;        // names that go on behind a nickname in marks -> the name before it
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;
  std::unordered_map<std::string_view, Parts> parts_;
  std::unordered_map<std::string, std::uint32_t> by_place_;     // the first entity that is this place
  std::unordered_map<std::string, std::uint32_t> by_initials_;  // the first entity whose name has them
  EntityFacts facts_;
};

}  // namespace

Entities join_names(const Article& article, const Analysis& analysis) { return Joiner(article, analysis).run(); }

}  // namespace rashomon
