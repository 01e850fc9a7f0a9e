// One walk over the sentences, with the persons named lately in hand.
#include "rashomon/reading/actor_labels.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/table_lines.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxLately = 12;         // persons in hand; among more nobody alone is meant
constexpr std::uint32_t kSentencesBack = 2;
constexpr std::uint32_t kMaxBetween = 5;       // tokens between an addition and the name
constexpr std::string_view kYearOld = "-year-old";
constexpr std::uint32_t kSeveral = 0xFFFFFFFF; // more than one person has it

Sex sex_of_pronoun(std::string_view word) {
  for (const std::string_view he : {"he", "He", "him", "Him", "his", "His"})
    if (word == he) return Sex::male;
  for (const std::string_view she : {"she", "She", "her", "Her"})
    if (word == she) return Sex::female;
  return Sex::unknown;
}

class Labeller {
 public:
  Labeller(const Article& article, const Analysis& analysis, const Entities& entities, const KnownLabels& known)
      : text_(article.text), analysis_(analysis), entities_(entities), known_(known) {
    for (const Entity& entity : entities.all) sexes_.push_back(entity.sex);
    for (std::uint32_t e = 0; e < entities.all.size(); ++e)
      if (entities.all[e].age > 0)
        if (const auto [at, added] = by_age_.try_emplace(entities.all[e].age, e); !added) at->second = kSeveral;
  }

  std::vector<FoundLabel> run() {
    for (sentence_ = 0; sentence_ < analysis_.sentences.size(); ++sentence_) {
      const Sentence& sentence = analysis_.sentences[sentence_];
      std::erase_if(lately_, [&](const Lately& one) { return one.sentence + kSentencesBack < sentence_; });
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token;) t = step(t);
    }
    return std::move(found_);
  }

 private:
  struct Lately {
    std::uint32_t entity = 0, sentence = 0;
  };

  std::string_view word(std::uint32_t t) const { return text_of(text_, analysis_.tokens[t].span); }

  // The token to go on with.
  std::uint32_t step(std::uint32_t t) {
    const Span span = analysis_.tokens[t].span;
    while (name_ < analysis_.names.size() && analysis_.names[name_].end_token <= t) ++name_;
    if (name_ < analysis_.names.size() && analysis_.names[name_].first_token <= t) {
      const std::uint32_t entity = entities_.of_name[name_];
      if (!in_quotation(span.begin) && can_be_he(entities_.all[entity])) keep(entity);
      return analysis_.names[name_].end_token;
    }
    while (next_known_ < known_.size() && known_[next_known_].span.end <= span.begin) ++next_known_;
    if (next_known_ < known_.size() && known_[next_known_].span.begin <= span.begin) {
      if (known_[next_known_].entity != kNobodysLabel) keep(known_[next_known_].entity);
      return t + 1;
    }
    if (analysis_.tokens[t].kind != TokenKind::word || in_quotation(span.begin)) return t + 1;
    if (const Sex sex = sex_of_pronoun(word(t)); sex != Sex::unknown) {
      const std::uint32_t one = only_one(sex);
      if (one != kSeveral) sexes_[one] = sex;  // who was "he" once is not "she" later
      add(span, one);
      return t + 1;
    }
    return word(t) == "the" || word(t) == "The" ? describe(t) : t + 1;
  }

  static bool can_be_he(const Entity& entity) {
    return entity.kind == NameKind::person || (entity.kind == NameKind::other && entity.words.size() >= 2);
  }

  void keep(std::uint32_t entity) {
    for (Lately& one : lately_)
      if (one.entity == entity) {
        one.sentence = sentence_;
        return;
      }
    if (lately_.size() <= kMaxLately) lately_.push_back({entity, sentence_});
  }

  void add(Span span, std::uint32_t entity) {
    if (entity == kSeveral) return;
    found_.push_back({span, entity});
    keep(entity);
  }

  // Of those named lately the one who can be "he": nobody else must be able to be.
  std::uint32_t only_one(Sex sex) const {
    std::uint32_t one = kSeveral;
    if (lately_.size() > kMaxLately) return kSeveral;
    for (const Lately& person : lately_) {
      const Sex known = sexes_[person.entity];
      if (known != Sex::unknown && known != sex) continue;
      if (one != kSeveral) return kSeveral;
      one = person.entity;
    }
    return one;
  }

  bool in_quotation(std::uint32_t byte) {
    while (quoted_ < analysis_.quoted.size() && (analysis_.quoted[quoted_].depth > 0 || analysis_.quoted[quoted_].outer.end <= byte)) ++quoted_;
    return quoted_ < analysis_.quoted.size() && analysis_.quoted[quoted_].outer.begin <= byte;
  }

  // "the 48-year-old", "the volunteer", "the young volunteer": the token to go on with.
  std::uint32_t describe(std::uint32_t t) {
    const std::uint32_t end = analysis_.sentences[sentence_].end_token;
    std::uint32_t noun = t + 1;
    if (noun >= end) return noun;
    const std::string_view first = word(noun);
    if (const std::uint32_t age = age_at(analysis_.tokens[noun].span.begin); age > 0) {
      const std::uint32_t years = analysis_.tokens[noun].span.begin + (age < 10 ? 1U : age < 100 ? 2U : 3U) +
                                  static_cast<std::uint32_t>(kYearOld.size());
      while (noun + 1 < end && analysis_.tokens[noun].span.end < years) ++noun;
      if (noun + 1 < end && (noun_classes(word(noun + 1)) & kPersonNoun) != 0) ++noun;
      const auto found = by_age_.find(age);
      if (found != by_age_.end() && is_end(noun + 1, end)) add(span_of(t, noun), found->second);
      return t + 1;
    }
    if (noun + 1 < end && (noun_classes(folded_name_word(first)) & kPersonNoun) == 0 && analysis_.tokens[noun].kind == TokenKind::word &&
        !analysis_.tokens[noun].capitalised)
      ++noun;
    if (analysis_.tokens[noun].kind != TokenKind::word) return t + 1;
    const std::string head = folded_name_word(word(noun));
    const auto holders = entities_.by_role.find(head);
    if (holders == entities_.by_role.end() || holders->second.size() != 1 || !is_end(noun + 1, end)) return t + 1;
    const Entity& holder = entities_.all[holders->second.front()];
    if (analysis_.names[holder.names.front()].first_token < t) add(span_of(t, noun), holders->second.front());
    return t + 1;
  }

  // 48 of "48-year-old"; 0: none.
  std::uint32_t age_at(std::uint32_t byte) const {
    std::uint32_t age = 0;
    std::size_t at = byte;
    for (; at < text_.size() && at < byte + 3U && text_[at] >= '0' && text_[at] <= '9'; ++at)
      age = age * 10 + static_cast<std::uint32_t>(text_[at] - '0');
    return age < 120 && text_.substr(at).starts_with(kYearOld) ? age : 0;
  }

  // From "the" to the noun, without its 's.
  Span span_of(std::uint32_t first, std::uint32_t last) const {
    Span span{analysis_.tokens[first].span.begin, analysis_.tokens[last].span.end};
    for (const std::string_view ending : {"'s", "\u2019s"})
      if (word(last).ends_with(ending)) span.end -= static_cast<std::uint32_t>(ending.size());
    return span;
  }

  // Whether no more of a noun phrase can follow: "the volunteer | said", but not "the volunteer corps" or "the king of Spain".
  bool is_end(std::uint32_t t, std::uint32_t end) const {
    if (t >= end) return true;
    const Token& token = analysis_.tokens[t];
    if (token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_mark) return true;
    if (token.kind != TokenKind::word || token.capitalised) return false;
    if (word(t - 1).ends_with("'s") || word(t - 1).ends_with("\u2019s")) return true;
    if (word(t) == "of" || word(t) == "for" || word(t) == "at" || word(t) == "in" || word(t) == "from") return false;
    const Word grammar = classify_word(word(t));
    return grammar.is(kPreposition | kCoordinator | kSubordinator | kBe | kHave | kDo | kModal | kRelative | kAdverb | kTo | kDeterminer |
                      kPossessive | kSubject) ||
           grammar.can_be(kPast | kPresent);
  }

  std::string_view text_;
  const Analysis& analysis_;
  const Entities& entities_;
  const KnownLabels& known_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_age_;
  std::vector<Sex> sexes_;  // of each entity, as far as the text has told
  std::vector<Lately> lately_;
  std::vector<FoundLabel> found_;
  std::uint32_t sentence_ = 0;
  std::size_t name_ = 0, next_known_ = 0, quoted_ = 0;
};

}  // namespace

bool is_addition(std::string_view word) {
  static const WordMap<bool> words = [] {
    WordMap<bool> read;
    for (const TableRow& row : parse_table(embedded_text("rashomon/reading/tables/label_additions.txt")))
      for (const std::string_view field : fields_of(row.key, ',')) read.add(field, true);
    return read;
  }();
  return words.contains(word);
}

std::vector<FoundLabel> find_labels(const Article& article, const Analysis& analysis, const Entities& entities,
                                    const KnownLabels& known) {
  return Labeller(article, analysis, entities, known).run();
}

std::vector<NameAdditions> find_name_additions(const Article& article, const Analysis& analysis) {
  std::vector<NameAdditions> all;
  const auto& tokens = analysis.tokens;
  for (std::uint32_t n = 0; n < analysis.names.size(); ++n) {
    const Name& name = analysis.names[n];
    NameAdditions found{n, {}, {}};
    std::uint32_t first = name.first_token;
    for (std::uint32_t t = name.first_token; t-- > 0 && t + kMaxBetween >= name.first_token;) {
      const bool in_title = tokens[t].span.begin >= name.title.begin && tokens[t].span.end <= name.title.end;
      if (tokens[t].kind != TokenKind::word || (tokens[t].capitalised && !in_title && !is_addition(text_of(article.text, tokens[t].span)))) break;
      if (n > 0 && analysis.names[n - 1].end_token > t) break;
      const std::string_view word = text_of(article.text, tokens[t].span);
      if (is_addition(word)) {
        found.additions.insert(found.additions.begin(), tokens[t].span);
        first = t;
      } else if (classify_word(word).is(kDeterminer | kPossessive | kPreposition | kCoordinator | kBe | kHave | kDo | kModal | kSubject | kTo)) {
        break;
      }
    }
    if (found.additions.empty()) continue;
    const std::uint32_t last = name.first_token - 1;
    if (found.additions.back().end < tokens[last].span.end) found.description = {tokens[first].span.begin, tokens[last].span.end};
    all.push_back(std::move(found));
  }
  return all;
}

std::vector<Span> additions_in(std::string_view text, Span description) {
  std::vector<Span> found;
  for (std::uint32_t at = description.begin; at < description.end;) {
    const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find_first_of(" ,\n", at), description.end));
    if (end > at && is_addition(text.substr(at, end - at))) found.push_back({at, end});
    at = end + 1;
  }
  return found;
}

}  // namespace rashomon
