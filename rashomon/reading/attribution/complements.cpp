// What follows a cue and can be its content: "said [that …]", "told reporters on Monday [he …]", "called [for …]".
#include "rashomon/reading/attribution/cues.h"
#include "rashomon/reading/attribution/noun_phrases.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxSkip = 16;  // items between a cue and its content

Complement of_preposition(std::string_view word) {
  if (word == "of") return Complement::of;
  if (word == "about") return Complement::about;
  if (word == "for") return Complement::for_;
  if (word == "on" || word == "upon") return Complement::on;
  if (word == "against") return Complement::against;
  if (word == "with") return Complement::with;
  if (word == "at") return Complement::at;
  if (word == "as") return Complement::as;
  return Complement::other;
}

class ComplementReader {
 public:
  ComplementReader(const Narration& narration, const Line& line, const Cue& cue)
      : n_(narration), row_(cue_table()[cue.row]), cue_(cue), end_(line.end) {}

  void run(Cue& cue) {
    std::uint32_t i = std::max(cue.group.end, cue.end);
    cue.complement = read(i);
    cue.content_begin = i;
    if (cue.complement != Complement::none && i >= end_) cue.complement = Complement::none;
  }

 private:
  bool at(std::uint32_t i, std::uint32_t classes) const { return i < end_ && n_.items[i].word.is(classes); }

  // A place further on, before any comma or verb, where the content must begin: "said in a speech on Monday [that …]".
  std::uint32_t marked_start(std::uint32_t i) const {
    for (std::uint32_t k = i; k < end_ && k < i + kMaxSkip; ++k) {
      const Item& item = n_.items[k];
      if (item.quoted != kNone && k > i && n_.items[k - 1].word.is(kComma | kColon)) return k;
      if (is_that(k)) return k;
      if (item.word.is(kColon) || (item.word.is(kComma) && at(k + 1, kQuotation))) return k;
      if (item.word.is(kComma | kStop | kSemicolon | kDash | kSubordinator | kCoordinator) || (k > i && (is_finite(item) || is_participle(item))))
        break;
    }
    return kNone;
  }

  static bool is_participle(const Item& item) {
    return item.name == kNone && item.word.can_be(kIng) && item.word.noun_cue == 0;
  }

  bool is_that(std::uint32_t i) const { return i < end_ && n_.text_of_item(i) == "that"; }

  // Words of time: "Monday", "last week", "on Tuesday night".
  std::uint32_t skip_time(std::uint32_t i) const {
    std::uint32_t k = i;
    if (at(k, kPreposition) && at(k + 1, kTime)) ++k;
    while (k < end_ && n_.items[k].word.is(kTime) && !n_.items[k].word.is(kGenitive)) ++k;
    return k > i && n_.items[k - 1].word.is(kTime) ? k : i;
  }

  Complement read(std::uint32_t& i) {
    if (row_.recipient) skip_recipient(i);
    i = skip_time(i);
    while (at(i, kAdverb) && !at(i, kDeterminer | kPreposition | kSubordinator) && i < cue_.group.end + 3) ++i;
    if (i >= end_) return Complement::none;
    const Item& item = n_.items[i];
    if (item.quoted != kNone) return Complement::quote;
    if (is_that(i)) return Complement::that;
    if (item.word.is(kColon)) return after_sign(i, Complement::colon);
    if (item.word.is(kComma | kDash)) return at(i + 1, kQuotation) ? after_sign(i, Complement::quote) : aside(i);
    if (item.word.is(kTo)) return after_to(i);
    if (item.word.is(kQuestion) && !item.word.is(kDeterminer)) return Complement::question;
    if (item.word.is(kPreposition) && !(item.word.is(kSubordinator) && cue_.form == CueForm::passive)) return after_preposition(i);
    if (item.word.is(kStop | kSemicolon | kCoordinator | kCloseBracket | kSubordinator)) return Complement::none;
    if (cue_.form == CueForm::noun || cue_.form == CueForm::adjective)
      return cue_.form == CueForm::adjective && starts_clause(i) ? Complement::clause : Complement::none;
    if (cue_.form == CueForm::passive) return Complement::passive;
    if (item.name == kNone && item.word.can_be(kIng)) return Complement::ing;
    return starts_clause(i) ? Complement::clause : Complement::object;
  }

  bool starts_clause(std::uint32_t i) const {
    if (at(i, kContracted) && at(i, kSubject)) return true;
    const Range phrase = phrase_after(n_, i, end_);
    if (phrase.empty()) return false;
    std::uint32_t k = after_aside(phrase.end);
    while (at(k, kAdverb | kNegation) && !at(k, kBe | kHave | kDo | kModal) && k < end_) ++k;
    return k < end_ && is_finite(n_.items[k]);
  }

  // "his members, who lean left, | would": behind the aside, where there is one.
  std::uint32_t after_aside(std::uint32_t i) const {
    if (!at(i, kComma)) return i;
    for (std::uint32_t k = i + 2; k < end_ && k < i + kMaxSkip; ++k)
      if (at(k, kComma)) return aside_open(n_, i, k) == i && k + 1 < end_ && is_finite(n_.items[k + 1]) ? k + 1 : i;
    return i;
  }

  // ", however, that …", ", in a statement, that …".
  Complement aside(std::uint32_t& i) {
    for (std::uint32_t k = i + 1; k < end_ && k < i + kMaxSkip; ++k) {
      if (is_finite(n_.items[k])) break;
      if (!n_.items[k].word.is(kComma | kDash)) continue;
      if (is_that(k + 1) || at(k + 1, kQuotation)) {
        i = k + 1;
        return is_that(i) ? Complement::that : Complement::quote;
      }
      if (row_.rate_of(Complement::clause) >= kSaying && cue_.form != CueForm::noun && starts_clause(k + 1)) {
        i = k + 1;
        return Complement::clause;
      }
      break;
    }
    return Complement::none;
  }

  Complement after_sign(std::uint32_t& i, Complement complement) {
    ++i;
    return complement;
  }

  Complement after_to(std::uint32_t& i) {
    std::uint32_t k = i + 1;
    while (at(k, kAdverb) && k < i + 3) ++k;
    const bool verb = at(k, kBe | kHave | kDo) ||
                      (k < end_ && n_.items[k].name == kNone && !at(k, kDeterminer | kPossessive | kObject | kSubject | kTime) &&
                       !n_.items[k].capitalised && (n_.items[k].word.can_be(kBase) || is_nominal(n_.items[k])));
    if (verb) return cue_.form == CueForm::passive ? Complement::passive : Complement::to;
    if (const std::uint32_t marked = marked_start(i); marked != kNone) return at_mark(i, marked);
    return Complement::other;
  }

  Complement after_preposition(std::uint32_t& i) {
    if (row_.rate_of(Complement::that) > 0)
      if (const std::uint32_t marked = marked_start(i); marked != kNone) return at_mark(i, marked);
    if (cue_.form == CueForm::passive && !at(i, kSubordinator)) return Complement::passive;
    const Complement preposition = of_preposition(n_.text_of_item(i));
    const bool adverbial = preposition == Complement::other || preposition == Complement::at || preposition == Complement::on;
    if (adverbial && row_.rate_of(Complement::clause) >= kSaying && clause_follows(i)) return Complement::clause;
    return preposition;
  }

  // "said by noon the fire was out", "said at least 40 were hurt": a subject and its verb within reach.
  bool clause_follows(std::uint32_t i) const {
    for (std::uint32_t k = i + 2; k < end_ && k < i + kMaxSkip; ++k) {
      const Item& item = n_.items[k];
      if (item.word.is(kRelative | kStop | kSemicolon | kColon) || item.quoted != kNone) return false;
      if (item.word.is(kSubordinator) && !item.word.is(kPreposition | kAdverb)) return false;
      const bool participle = item.word.can_be(kParticiple) && !item.word.is(kBe | kHave | kDo);  // "aired on Monday"
      if (is_finite(item) && !participle && is_nominal(n_.items[k - 1]) && !n_.items[k - 1].word.is(kDeterminer)) return true;
    }
    return false;
  }

  Complement at_mark(std::uint32_t& i, std::uint32_t marked) {
    i = marked;
    if (is_that(i)) return Complement::that;
    if (n_.items[i].quoted != kNone) return Complement::quote;
    const bool colon = n_.items[i].word.is(kColon);
    ++i;
    return colon ? Complement::colon : Complement::quote;
  }

  // "told reporters in Ohio that …": the listener is no part of the content.
  void skip_recipient(std::uint32_t& i) {
    const Range listener = phrase_after(n_, i, end_);
    if (listener.empty()) return;
    i = listener.end;
    i = skip_time(i);
    if (at(i, kPreposition) && !at(i, kSubordinator))
      if (const std::uint32_t marked = marked_start(i); marked != kNone) i = marked;
  }

  const Narration& n_;
  const CueRow& row_;
  const Cue& cue_;
  std::uint32_t end_;
};

}  // namespace

void find_complement(const Narration& narration, const Line& line, Cue& cue) {
  ComplementReader(narration, line, cue).run(cue);
}

std::string why_of(const Cue& cue, Complement complement) {
  constexpr std::string_view kForms[] = {"", ", participle", ", infinitive", ", passive", ", noun", ", adjective", "", ""};
  if (cue.form == CueForm::according) return "according to";
  std::string why = "cue ";
  why += cue_table()[cue.row].lemma;
  why += ", ";
  why += name_of(complement);
  why += kForms[static_cast<std::size_t>(cue.form)];
  return why;
}

std::uint8_t rate_of(const Cue& cue, Complement complement) {
  // Counted on the training part of PolNeAR, as the table is.
  constexpr unsigned kAccording = 85, kAdverb = 25, kOfInfinitives = 35, kOfParticiples = 65;
  if (cue.form == CueForm::according) return kAccording;
  if (cue.form == CueForm::adverb) return kAdverb;
  const unsigned rate = cue_table()[cue.row].rate_of(complement);
  if (cue.form == CueForm::infinitive) return static_cast<std::uint8_t>(rate * kOfInfinitives / 100);
  if (cue.form == CueForm::ing) return static_cast<std::uint8_t>(rate * kOfParticiples / 100);
  return static_cast<std::uint8_t>(rate);
}

}  // namespace rashomon
