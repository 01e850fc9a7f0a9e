#include "rashomon/reading/wording_agents.h"

#include <algorithm>

#include "rashomon/base/letters.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxBetween = 3;   // adverbs between "was" and "shot"
constexpr std::uint32_t kMaxToAgent = 4;   // words from "shot" to "by": "beaten to death by"; further off it may be another's
constexpr std::uint32_t kMaxAgent = 8;     // words behind "by" in which the agent's noun is looked for

class Clause {
 public:
  Clause(std::string_view text, const Analysis& analysis, const Sentence& sentence, std::uint32_t verb)
      : text_(text), analysis_(analysis), sentence_(sentence), verb_(verb) {}

  std::optional<HarmClause> find(bool participle) const {
    std::uint32_t before = verb_;
    bool has_helper = false;  // "have shot": not a passive, and the subject stands before it
    for (std::uint32_t back = 0; back < kMaxBetween && before > sentence_.first_token; ++back) {
      const Word word = word_at(before - 1);
      if (word.is(kNegation | kModal | kTo)) return std::nullopt;
      if (participle && word.is(kBe)) return passive(before - 1);
      if (!word.is(kAdverb | kHave)) break;
      has_helper = has_helper || word.is(kHave);
      --before;
    }
    if (before == sentence_.first_token) return std::nullopt;
    return active(before - 1, has_helper);
  }

 private:
  std::string_view token(std::uint32_t t) const { return text_of(text_, analysis_.tokens[t].span); }
  Word word_at(std::uint32_t t) const {
    return analysis_.tokens[t].kind == TokenKind::word ? classify_word(token(t)) : Word{};
  }
  bool is_word(std::uint32_t t) const { return analysis_.tokens[t].kind == TokenKind::word; }

  // The passive whose form of "be" is a token.
  std::optional<HarmClause> passive(std::uint32_t be) const {
    const Span span{analysis_.tokens[be].span.begin, analysis_.tokens[verb_].span.end};
    for (std::uint32_t t = verb_ + 1; t < sentence_.end_token; ++t) {
      if (!equal_no_case(token(t), "by")) continue;
      if (t > verb_ + kMaxToAgent) return std::nullopt;
      for (std::uint32_t noun = t + 1; noun < std::min(sentence_.end_token, t + 1 + kMaxAgent) && is_word(noun); ++noun) {
        if (word_at(noun).is(kPreposition | kRelative)) break;
        if (is_agent(noun)) return HarmClause{{span.begin, analysis_.tokens[noun].span.end}, true};
      }
      return std::nullopt;  // a cause, a time, or who knows
    }
    return HarmClause{span, false};
  }

  // "Soldiers shot (dead) two men": an agent before the verb, and behind it what it was done to.
  std::optional<HarmClause> active(std::uint32_t subject, bool has_helper) const {
    if (!is_agent(subject) || word_at(subject).is(kGenitive) || !has_object(has_helper)) return std::nullopt;
    Span span{analysis_.tokens[subject].span.begin, analysis_.tokens[verb_].span.end};
    if (const Name* name = name_at(subject)) span.begin = name->span.begin;
    return HarmClause{span, true};
  }

  bool has_object(bool has_helper) const {
    std::uint32_t t = verb_ + 1;
    if (t < sentence_.end_token && equal_no_case(token(t), "dead")) ++t;
    if (t >= sentence_.end_token) return false;
    if (analysis_.tokens[t].kind == TokenKind::number) return true;
    if (!is_word(t)) return false;
    const Word word = word_at(t);
    if (word.is(kDeterminer | kPossessive | kObject | kNumber)) return true;
    // "Soldiers killed civilians", but "soldiers killed Monday", "in", "and", "while": those are the victims.
    constexpr std::uint32_t kNoObject = kPreposition | kCoordinator | kSubordinator | kRelative | kQuestion | kBe | kHave |
                                        kDo | kModal | kTo | kTime | kAdverb | kSubject | kNegation;
    return !word.is(kNoObject) && (has_helper || word.forms == 0 || token(t).ends_with('s'));
  }

  const Name* name_at(std::uint32_t t) const {
    const auto at = std::partition_point(analysis_.names.begin(), analysis_.names.end(),
                                         [&](const Name& name) { return name.end_token <= t; });
    return at != analysis_.names.end() && at->first_token <= t ? &*at : nullptr;
  }

  bool is_agent(std::uint32_t t) const {
    if (!is_word(t)) return false;
    if (const Name* name = name_at(t))
      return name->end_token == t + 1 && (name->kind == NameKind::person || name->kind == NameKind::organisation ||
                                          name->kind == NameKind::group);
    return (noun_classes(folded_name_word(token(t))) & (kOrganisationNoun | kGroupNoun | kPersonNoun)) != 0;
  }

  std::string_view text_;
  const Analysis& analysis_;
  const Sentence& sentence_;
  std::uint32_t verb_;
};

}  // namespace

std::optional<HarmClause> find_harm_clause(std::string_view text, const Analysis& analysis, const Sentence& sentence,
                                           std::uint32_t verb, bool participle) {
  return Clause(text, analysis, sentence, verb).find(participle);
}

}  // namespace rashomon
