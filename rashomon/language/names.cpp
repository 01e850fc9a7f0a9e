// Lays what the rules find beside what the tagger finds. Tested by tests/cases/language.
#include "rashomon/language/names.h"

#include <algorithm>
#include <array>

#include "rashomon/language/name_rules.h"
#include "rashomon/language/name_tagger.h"
#include "rashomon/language/name_tokens.h"
#include "rashomon/language/name_words.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/nn/embedded_weights.h"

namespace rashomon {
namespace {

using namespace name_word;

constexpr std::uint32_t kMaxTitle = 4;      // tokens
constexpr std::uint32_t kMaxParticles = 3;  // tokens

const NameTagger& tagger() {
  static const NameTagger only(embedded_name_weights(), "names.weights");
  return only;
}

class NameUnion : private NameTokens {
 public:
  NameUnion(NameText& text, std::vector<Name> by_rule) : NameTokens(text), by_rule_(std::move(by_rule)) {}

  std::vector<Name> run(const std::vector<TaggedName>& tagged) {
    std::size_t r = 0;
    for (std::size_t t = 0; t < tagged.size(); ++t) {
      const TaggedName& name = tagged[t];
      while (r < by_rule_.size() && by_rule_[r].end_token <= name.first_token) keep(by_rule_[r++]);
      if (t + 1 < tagged.size() && is_word_of_role(name, tagged[t + 1])) continue;
      std::size_t end = r;
      while (end < by_rule_.size() && by_rule_[end].first_token < name.end_token) ++end;
      if (end == r + 1 && is_group_around(by_rule_[r], name)) continue;  // kept as it is
      if (end == r + 2 && are_two(by_rule_[r], by_rule_[r + 1], name)) {
        add({name.first_token, by_rule_[r].end_token, name.kind}, r, r + 1);
        add({by_rule_[r + 1].first_token, name.end_token, name.kind}, r + 1, end);
      } else {
        add(name, r, end);
      }
      r = end;
    }
    while (r < by_rule_.size()) keep(by_rule_[r++]);
    agree_on_kinds();
    agree_on_persons();
    return std::move(names_);
  }

 private:
  // What only the rules see: a group, somebody with a title, who speaks in an interview ("VOSS: I was asleep"), Wennet
  // Dam, the place of a dateline, or a name of some thing. Of their other findings most are wrong where the tagger finds no name.
  void keep(Name name) {
    enter_sentence_of(name.first_token);
    const bool is_label = name.first_token == first_ && is_sign(name.end_token, ":");
    const bool is_place = name.kind == NameKind::place && (name.end_token - name.first_token > 1 || name.first_token == first_);
    if (name.kind != NameKind::group && name.title.empty() && !is_label && !is_place) name.kind = NameKind::other;
    names_.push_back(name);
    tagged_.push_back(false);
  }

  // A name of the tagger, and the names of the rules that overlap it: [first, end) of them.
  void add(const TaggedName& found, std::size_t first, std::size_t end) {
    enter_sentence_of(found.first_token);
    Name name;
    name.kind = found.kind;
    name.first_token = found.first_token;
    name.end_token = found.end_token;
    if (name.end_token - name.first_token > 1 && is_function(name.first_token) &&
        is_capitalised(name.first_token + 1))
      ++name.first_token;  // The Porthaven Times, with which the text may go on as the Porthaven Times
    for (std::size_t r = first; r < end; ++r) {
      const Name& rule = by_rule_[r];
      if (rule.kind == NameKind::group && rule.first_token == name.first_token && rule.end_token == name.end_token)
        name.kind = NameKind::group;
      if (rule.title.empty() || rule.end_token != name.end_token || rule.first_token < name.first_token) continue;
      name.first_token = rule.first_token;  // AG Roe: the tagger takes some titles for a part of the name
      name.title = rule.title;
    }
    if (name.kind == NameKind::person) take_particles(name);
    if (name.title.empty() && name.kind == NameKind::person) name.title = title_before(name.first_token);
    name.span = {tokens_[name.first_token].span.begin,
                 tokens_[name.end_token - 1].span.end - possessive_size(name.end_token - 1)};
    names_.push_back(name);
    tagged_.push_back(true);
  }

  // Von der Leyen, of which the tagger has Leyen; with Ursula before it, of which it has two.
  void take_particles(Name& name) {
    std::uint32_t first = name.first_token;
    while (first > first_ && name.first_token - first < kMaxParticles && adjoins(first) && !is_possessive(first - 1) &&
           (flags(first - 1) & kParticle) != 0 && (!is_large(first - 1) || first - 1 == first_))
      --first;
    if (first == name.first_token || (first + 1 == name.first_token && raw(first).size() < 3)) return;
    if (!name.title.empty()) return;
    const bool goes_on = !names_.empty() && names_.back().end_token == first && names_.back().kind == NameKind::person;
    if (goes_on) {
      first = names_.back().first_token;
      name.title = names_.back().title;
      names_.pop_back();
      tagged_.pop_back();
    }
    name.first_token = first;
  }

  // House Republicans, of which the tagger has the House.
  static bool is_group_around(const Name& rule, const TaggedName& name) {
    return rule.kind == NameKind::group && rule.first_token <= name.first_token && rule.end_token > name.end_token;
  }

  // Pelham Stokes and Dunmore Vale, each of which the rules know as a body.
  bool are_two(const Name& first, const Name& second, const TaggedName& both) const {
    return both.kind == NameKind::organisation && first.kind == both.kind && second.kind == both.kind &&
           first.first_token >= both.first_token && second.end_token == both.end_token &&
           first.end_token + 1 == second.first_token && text_of(text_, tokens_[first.end_token].span) == "and";
  }

  // Crane driver Tamsin Orlo: a large letter that only begins the sentence.
  bool is_word_of_role(const TaggedName& name, const TaggedName& next) {
    enter_sentence_of(name.first_token);
    return name.kind == NameKind::person && next.kind == NameKind::person && name.first_token == first_ &&
           name.end_token == first_ + 1 && next.first_token == first_ + 2 && adjoins(next.first_token) &&
           (phrase_flags(first_ + 1, first_ + 2) & kRole) != 0;
  }

  void enter_sentence_of(std::uint32_t token) {
    while (end_ <= token) enter(end_ == 0 ? 0 : sentence_ + 1);
  }

  // Minister, foreign minister, spokeswoman: what the tables know as a title just before a name.
  Span title_before(std::uint32_t name) const {
    for (std::uint32_t size = std::min(kMaxTitle, name - first_); size > 0; --size) {
      const std::uint32_t from = name - size;
      if (!adjoins(name) || is_possessive(name - 1)) return {};
      if ((phrase_flags(from, name) & (kTitle | (is_large(from) ? 0U : kRole))) != 0)
        return {tokens_[from].span.begin, tokens_[name - 1].span.end};
    }
    return {};
  }

  struct Told {
    std::string_view text;
    NameKind kind;
  };

  struct Votes {
    std::string_view text;
    std::array<std::uint32_t, 5> of_kind;
  };

  std::string_view text_of_name(const Name& name) const { return text_of(text_, name.span); }

  // Conrad Ashgrove is nobody's firm where the text goes on with Ashgrove, a person.
  void agree_on_persons() {
    std::vector<std::string_view> last_names;
    for (const Name& name : names_)
      if (name.kind == NameKind::person && name.end_token - name.first_token == 1) last_names.push_back(text_of_name(name));
    std::sort(last_names.begin(), last_names.end());
    for (Name& name : names_)
      if (name.kind == NameKind::organisation && name.end_token - name.first_token == 2 &&
          std::binary_search(last_names.begin(), last_names.end(), text_of(text_, tokens_[name.end_token - 1].span)))
        name.kind = NameKind::person;
  }

  void agree_on_kinds() {
    std::vector<Told> told;
    for (std::size_t n = 0; n < names_.size(); ++n)
      if (tagged_[n]) {
        told.push_back({text_of_name(names_[n]), names_[n].kind});
        if (names_[n].kind == NameKind::person && names_[n].end_token - names_[n].first_token > 1)
          told.push_back({word(names_[n].end_token - 1), NameKind::person});
      }
    std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.text < b.text; });
    std::vector<Votes> votes;  // counted once a text, however often it is told
    for (const Told& one : told) {
      if (votes.empty() || votes.back().text != one.text) votes.push_back({one.text, {}});
      ++votes.back().of_kind[static_cast<std::size_t>(one.kind)];
    }
    for (Name& name : names_) {
      const auto at = std::lower_bound(votes.begin(), votes.end(), text_of_name(name),
                                       [](const Votes& v, std::string_view text) { return v.text < text; });
      if (at == votes.end() || at->text != text_of_name(name) || name.kind == NameKind::group) continue;
      const auto most = std::max_element(at->of_kind.begin(), at->of_kind.end());
      if (*most > at->of_kind[static_cast<std::size_t>(name.kind)])
        name.kind = static_cast<NameKind>(most - at->of_kind.begin());
    }
  }

  std::vector<Name> by_rule_, names_;
  std::vector<bool> tagged_;  // for each of names_
};

}  // namespace

std::vector<Name> find_names(std::string_view text, const Analysis& analysis, const ReaderOutput* read) {
  NameText words(text, analysis);
  std::vector<Name> by_rule = find_names_by_rule(words);
  if (analysis.language != "en" && !analysis.language.empty()) return by_rule;
  const std::vector<TaggedName> tagged = tagger().tag(words, by_rule, read);
  return NameUnion(words, std::move(by_rule)).run(tagged);
}

}  // namespace rashomon
