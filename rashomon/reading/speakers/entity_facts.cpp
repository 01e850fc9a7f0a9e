#include "rashomon/reading/speakers/entity_facts.h"

#include <algorithm>
#include <charconv>

#include "rashomon/reading/actor_labels.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxRole = 14;  // tokens of a role
constexpr std::size_t kMinRole = 5;     // bytes: "Mr." and "Dr." are no roles

}  // namespace

Sex sex_told_by(std::string_view word) {
  const std::uint8_t classes = noun_classes(word);
  return (classes & kMaleWord) != 0 ? Sex::male : (classes & kFemaleWord) != 0 ? Sex::female : Sex::unknown;
}

Sex EntityFacts::sex_of_title(const Name& name) const {
  return name.title.empty() ? Sex::unknown : sex_told_by(folded_name_word(text_of(text_, name.title)));
}

void EntityFacts::read(std::uint32_t id, std::uint32_t n) {
  Entity& entity = entities_.all[id];
  const Name& name = analysis_.names[n];
  if (entity.sex == Sex::unknown) entity.sex = sex_of_title(name);
  if (entity.sex == Sex::unknown && entity.words.size() > 1) entity.sex = sex_told_by(entity.words.front());
  read_role(id, name);
  read_pronoun(id, n);
}

void EntityFacts::count_pronouns() {
  votes_.resize(entities_.all.size());
  for (std::size_t e = 0; e < entities_.all.size(); ++e)
    if (entities_.all[e].sex == Sex::unknown && votes_[e] != 0)
      entities_.all[e].sex = votes_[e] > 0 ? Sex::male : Sex::female;
}

// A pronoun behind the first name of a sentence, no other name between.
void EntityFacts::read_pronoun(std::uint32_t id, std::uint32_t n) {
  constexpr std::uint32_t kReach = 10;
  votes_.resize(entities_.all.size());
  const auto& names = analysis_.names;
  const auto& tokens = analysis_.tokens;
  const std::uint32_t first = names[n].first_token;
  for (std::uint32_t t = first; t-- > 0 && t + 3 > first;)
    if (!tokens[t].capitalised && tokens[t].kind == TokenKind::word) return;  // does not lead its sentence
  for (std::uint32_t t = names[n].end_token; t < tokens.size() && t < names[n].end_token + kReach; ++t) {
    if (n + 1 < names.size() && t >= names[n + 1].first_token) return;
    if (tokens[t].kind == TokenKind::quote_mark || word(t) == ".") return;
    if (word(t) == "his" || word(t) == "he" || word(t) == "himself") votes_[id] += 1;
    if (word(t) == "her" || word(t) == "she" || word(t) == "herself") votes_[id] -= 1;
  }
}

// ", a doctor from Leeds," or ", 48," behind the name; "the prime minister" before it.
void EntityFacts::read_role(std::uint32_t id, const Name& name) {
  Entity& entity = entities_.all[id];
  if (entity.kind != NameKind::person && entity.kind != NameKind::other) return;
  if (!name.title.empty()) {
    if (entity.role.empty() && name.title.size() >= kMinRole) entity.role = name.title;
    if (name.title.size() >= kMinRole) entity.roles.push_back(name.title);
    keep_role_nouns(id, name.title);
  }
  const auto& tokens = analysis_.tokens;
  std::uint32_t t = name.end_token;
  if (t + 1 >= tokens.size() || word(t) != ",") return;
  ++t;
  if (tokens[t].kind == TokenKind::number) {
    const std::string_view digits = word(t);
    std::uint32_t age = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), age);
    if (age > 0 && age < 120 && entity.age == 0) entity.age = age;
    if (t + 2 >= tokens.size() || word(t + 1) != ",") return;
    t += 2;
  }
  read_apposition(id, t);
}

void EntityFacts::read_apposition(std::uint32_t id, std::uint32_t first) {
  const auto& tokens = analysis_.tokens;
  const Word start = classify_word(word(first));
  const bool lower_noun = !tokens[first].capitalised && noun_classes(word(first)) != 0;
  if (!start.is(kDeterminer | kPossessive) && !lower_noun && word(first) != "former") return;
  std::uint32_t end = first;
  bool noun = false;
  while (end < tokens.size() && end < first + kMaxRole) {
    if (end > first && text_of(text_, {tokens[end - 1].span.end, tokens[end].span.begin}).find('\n') != std::string_view::npos) break;
    if (tokens[end].kind == TokenKind::punctuation || tokens[end].kind == TokenKind::quote_mark) break;
    const Word here = classify_word(word(end));
    if (here.is(kRelative | kBe | kHave | kModal) && !here.is(kDeterminer)) break;
    noun = noun || (noun_classes(folded_name_word(word(end))) & (kPersonNoun | kGroupNoun)) != 0 || is_addition(word(end));
    ++end;
  }
  if (end == first || !noun) return;
  const Span role{tokens[first].span.begin, tokens[end - 1].span.end};
  Entity& entity = entities_.all[id];
  if (entity.role.empty() || entity.role.size() < 2 * kMinRole) entity.role = role;
  entity.roles.push_back(role);
  keep_role_nouns(id, role);
}

void EntityFacts::keep_role_nouns(std::uint32_t id, Span role) {
  std::string_view rest = text_of(text_, role);
  bool lesser = false;  // a vice president is not "the president"
  while (!rest.empty()) {
    const std::size_t blank = rest.find(' ');
    const std::string noun(full_role(folded_name_word(rest.substr(0, blank))));
    if (noun == "of" || noun == "for" || noun == "from" || noun == "at" || noun == "in") break;
    lesser = lesser || noun == "vice" || noun == "former" || noun == "deputy" || noun == "assistant" || noun == "ex";
    if ((noun_classes(noun) & kPersonNoun) != 0 && !lesser) {
      auto& holders = entities_.by_role[noun];
      if (std::find(holders.begin(), holders.end(), id) == holders.end()) holders.push_back(id);
      if (entities_.all[id].sex == Sex::unknown) entities_.all[id].sex = sex_told_by(noun);
    }
    rest = blank == std::string_view::npos ? std::string_view{} : rest.substr(blank + 1);
  }
}

}  // namespace rashomon
