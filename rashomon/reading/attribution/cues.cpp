#include "rashomon/reading/attribution/cues.h"

#include <algorithm>

#include "rashomon/base/letters.h"
#include "rashomon/reading/attribution/noun_phrases.h"
#include "rashomon/reading/attribution/subjects.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxGroup = 6;  // auxiliaries and adverbs before a verb
constexpr std::uint32_t kAuxiliary = kBe | kHave | kDo | kModal;

bool is_source_adverb(std::string_view word) {
  return word == "allegedly" || word == "reportedly" || word == "supposedly" || word == "purportedly" ||
         word == "Allegedly" || word == "Reportedly";
}

// One line, from left to right, remembering the subject of its main clause.
class LineReader {
 public:
  LineReader(const Narration& narration, std::uint32_t line, std::vector<Cue>& found)
      : n_(narration), line_(narration.lines[line]), line_index_(line), found_(found) {}

  void run() {
    for (std::uint32_t i = line_.begin; i < line_.end; ++i) {
      const Item& item = n_.items[i];
      if (item.quoted != kNone || i < skip_until_) continue;
      if (item.word.verb_cue != 0 && stands_as_verb(i)) {
        add_verb(i);
      } else if (item.word.noun_cue != 0 && stands_as_noun(i)) {
        add_noun(i);
      } else if (item.word.adjective_cue != 0) {
        add_adjective(i);
      } else if (is_finite(item) && !after_determiner(i)) {
        remember_subject(i);
      } else if (is_according(i)) {
        add_according(i);
      } else if (item.word.is(kAdverb) && is_source_adverb(n_.text_of_item(i))) {
        add(Cue{.form = CueForm::adverb, .group = {i, i + 1}, .head = i});
      }
    }
  }

 private:
  const Item* before(std::uint32_t i) const { return i > line_.begin ? &n_.items[i - 1] : nullptr; }

  std::uint32_t skip_adverbs_back(std::uint32_t i) const {
    while (i > line_.begin && n_.items[i - 1].word.is(kAdverb | kNegation) &&
           !n_.items[i - 1].word.is(kAuxiliary | kDeterminer))
      --i;
    return i;
  }

  // A word in capital letters, as in "APPLE HAS SAID".
  bool is_shouted(std::uint32_t i) const {
    const std::string_view text = n_.text_of_item(i);
    return text.size() >= 2 && std::all_of(text.begin(), text.end(), [](char c) { return c < 'a' || c > 'z'; }) &&
           n_.items[i].capitalised;
  }

  // "the distressed mother": no verb.
  bool after_determiner(std::uint32_t i) const {
    const Item* previous = before(i);
    return previous != nullptr && previous->name == kNone && previous->word.is(kDeterminer | kPossessive | kGenitive) &&
           !previous->word.is(kSubject | kRelative) && !n_.items[i].word.is(kBe | kHave | kDo | kModal);
  }

  // Nouns look like verbs ("his claims", "a report"): the word before tells.
  bool stands_as_verb(std::uint32_t i) const {
    const Item& item = n_.items[i];
    const bool in_capitals = i > line_.begin && is_shouted(i) && is_shouted(i - 1);
    if (item.capitalised && !line_.headline && !in_capitals && (i > line_.begin || item.name != kNone)) return false;
    const std::uint32_t start = skip_adverbs_back(i);
    const Item* previous = before(start);
    if (previous == nullptr) return item.word.can_be(kIng | kParticiple) || (line_.headline && i == line_.begin);
    const bool after_determiner =
        previous->name == kNone && previous->word.is(kDeterminer | kPossessive | kGenitive) && !previous->word.is(kSubject);
    if (item.word.can_be(kPast | kParticiple)) return !(after_determiner && start == i);
    if (after_determiner && (start == i || !item.word.can_be(kIng))) return false;
    if (item.word.can_be(kIng)) return true;
    if (item.word.can_be(kPresent)) {
      if (item.word.noun_cue != 0 && previous->name == kNone && !previous->word.is(kSubject | kRelative | kAdverb) &&
          (i + 1 >= line_.end || n_.items[i + 1].word.is(kPreposition | kStop | kComma) || is_finite(n_.items[i + 1])))
        return false;  // "many outrageous comments about …"
      return !previous->word.is(kPreposition | kNumber | kModal | kTo) || previous->word.is(kRelative);
    }
    if (previous->word.is(kTo | kModal | kDo | kSubject | kRelative)) return true;
    if (previous->word.can_be(kPast) && !previous->word.can_be(kBase)) return false;  // "shot back"
    if (is_one_thing(start)) return false;                                            // "a short answer: “…”"
    return !previous->word.is(kPreposition | kNumber | kBe | kHave) && (is_nominal(*previous) || previous->word.is(kCoordinator));
  }

  // Behind "a" and a word or two: of one thing a verb would end in "s".
  bool is_one_thing(std::uint32_t end) const {
    constexpr std::uint32_t kWords = 3;
    for (std::uint32_t k = end; k > line_.begin && end - k < kWords; --k) {
      const std::string_view word = n_.text_of_item(k - 1);
      if (equal_no_case(word, "a") || equal_no_case(word, "an")) return true;
      if (!is_nominal(n_.items[k - 1])) return false;
    }
    return false;
  }

  bool stands_as_noun(std::uint32_t i) const {
    const Item* previous = before(i);
    return n_.items[i].name == kNone && previous != nullptr && !previous->word.is(kTo | kModal);
  }

  bool is_according(std::uint32_t i) const {
    const std::string_view word = n_.text_of_item(i);
    return (word == "according" || word == "According") && i + 2 < line_.end && n_.items[i + 1].word.is(kTo);
  }

  void add(Cue cue) {
    cue.line = line_index_;
    cue.end = std::max(cue.end, cue.group.end);
    found_.push_back(cue);
  }

  // The verb with its auxiliaries and adverbs: "has also said", "declined to say".
  Range verb_group(std::uint32_t head, Cue& cue) const {
    std::uint32_t begin = head;
    while (begin > line_.begin && head - begin < kMaxGroup) {
      const Item& item = n_.items[begin - 1];
      const bool aux = item.word.is(kAuxiliary | kNegation) && !item.word.is(kContracted) && item.name == kNone;
      const bool adverb = item.word.is(kAdverb) && !item.word.is(kDeterminer | kTime | kNumber | kSubordinator);
      if (!aux && !adverb && !item.word.is(kTo)) break;
      if (item.word.is(kTo)) {
        cue.form = CueForm::infinitive;
        --begin;
        break;
      }
      --begin;
    }
    const std::uint32_t nearest = skip_adverbs_back(head);
    const Item* aux = before(nearest);
    if (aux != nullptr && aux->word.is(kBe) && n_.items[head].word.can_be(kParticiple) && cue.form != CueForm::infinitive)
      cue.form = CueForm::passive;
    if (cue.form == CueForm::finite && n_.items[head].word.can_be(kIng) && !(aux != nullptr && aux->word.is(kBe)))
      cue.form = CueForm::ing;
    return {begin, head + 1};
  }

  void add_verb(std::uint32_t head) {
    Cue cue{.row = n_.items[head].word.verb_cue, .head = head};
    cue.group = verb_group(head, cue);
    if (cue.form == CueForm::passive) {
      remember_subject(head);  // who is asked or expected is not who asks or expects
      set_agent(cue);
    } else if (cue.form == CueForm::ing || cue.form == CueForm::infinitive) {
      cue.subject = main_subject_;
      cue.inherited = true;
      set_own_subject(cue);
    } else {
      set_subject(cue);
    }
    find_complement(n_, line_, cue);
    if (cue_table()[cue.row].lemma == "quote") set_quoted(cue);
    if (cue.form == CueForm::finite && !cue.inverted) find_inversion(cue);
    add(cue);
  }

  // "…,” said Hugh Hill, a doctor": nothing before the verb but a comma or a quotation, and after it a name or a phrase that
  // is not the subject of another verb.
  void find_inversion(Cue& cue) const {
    const Item* previous = before(cue.group.begin);
    if (previous == nullptr || !previous->word.is(kComma | kDash | kQuotation)) return;
    if (cue.complement == Complement::clause) return;
    const Range phrase = phrase_after(n_, cue.group.end, line_.end);
    if (phrase.empty()) return;
    if (!cue.subject.empty() && !cue.inherited && !stands_behind_clause(cue, phrase)) return;
    cue.subject = phrase;
    cue.end = phrase.end;
    // "said its spokeswoman, Ilse Dorrant": the name is the better source.
    if (const Range name = name_behind(n_, line_, phrase); !name.empty()) cue.subject = name, cue.end = name.end;
    cue.inverted = true;
    cue.inherited = false;
    cue.complement = Complement::none;
  }

  // "at an angle, with a cycle of two hours, said a statement issued by the ministry": not the angle says so.
  bool stands_behind_clause(const Cue& cue, Range phrase) const {
    const std::uint32_t name = n_.items[cue.subject.end - 1].name;
    if (cue.complement != Complement::object || cue.subject.end - cue.subject.begin == 1) return false;
    if (name != kNone && n_.analysis->names[name].kind == NameKind::person) return false;
    if (is_source(n_, cue.subject)) return false;
    return is_source(n_, phrase);
  }

  // "with Apple claiming …", "he went on to say …": participles and infinitives with a subject of their own.
  void set_own_subject(Cue& cue) {
    if (cue.form == CueForm::ing) {
      const Range phrase = phrase_before(n_, line_.begin, cue.group.begin);
      if (phrase.empty() || phrase.begin <= line_.begin || n_.text_of_item(phrase.begin - 1) != "with") return;
      cue.subject = phrase;
      cue.inherited = false;
      return;
    }
    std::uint32_t verb = cue.group.begin;
    if (verb > line_.begin && n_.text_of_item(verb - 1) == "on") --verb;
    if (verb <= line_.begin) return;
    --verb;
    const std::string_view word = n_.text_of_item(verb);
    for (const std::string_view known : {"went", "goes", "go", "continued", "continues", "began", "begins", "proceeded"}) {
      if (word != known) continue;
      if (!found_.empty() && found_.back().head == verb && found_.back().line == line_index_) found_.pop_back();
      cue.form = CueForm::finite;
      cue.group.begin = verb;
      cue.inherited = false;
      set_subject(cue);
    }
  }

  // "the paper quoted him as saying", "he was quoted as saying": who is quoted says it.
  void set_quoted(Cue& cue) {
    const Range phrase = phrase_after(n_, cue.group.end, line_.end);
    const std::uint32_t as = cue.form == CueForm::passive ? std::max(cue.end, cue.group.end) : phrase.end;
    if (as + 1 >= line_.end || n_.text_of_item(as) != "as" || !n_.items[as + 1].word.can_be(kIng)) return;
    if (cue.form == CueForm::passive) cue.subject = phrase_before(n_, line_.begin, cue.group.begin);
    else if (!phrase.empty() && !cue.subject.empty()) {
      cue.opens = cue.begin();
      cue.subject = phrase;
    }
    cue.form = CueForm::finite;
    cue.inherited = false;
    skip_until_ = cue.end = as + 2;
    cue.complement = Complement::none;
    Cue rest = cue;
    rest.row = n_.items[as + 1].word.verb_cue != 0 ? n_.items[as + 1].word.verb_cue : cue.row;
    find_complement(n_, line_, rest);
    cue.row = rest.row;
    cue.complement = rest.complement;
    cue.content_begin = rest.content_begin;
  }

  // "X, a Y, said", "X said", "X on Monday said", "X came and said", "said X".
  void set_subject(Cue& cue) {
    std::uint32_t end = cue.group.begin;
    while (end > line_.begin && n_.items[end - 1].word.is(kTime | kAdverb) && n_.items[end - 1].name == kNone &&
           !n_.items[end - 1].word.is(kDeterminer | kSubject))
      --end;
    if (end < cue.group.begin && end > line_.begin && n_.items[end - 1].word.is(kPreposition)) --end;
    if (end == line_.begin) return;
    if (end < cue.group.begin && n_.items[end - 1].word.is(kDeterminer)) end = cue.group.begin;  // "coach of the year"
    const Item& last = n_.items[end - 1];
    if (last.word.is(kRelative) && !last.word.is(kDeterminer)) {
      cue.subject = {end - 1, end};
      return;
    }
    if (last.word.is(kComma | kDash)) {
      const std::uint32_t open = aside_open(n_, line_.begin, end - 1);
      if (open == kNone) return;
      cue.subject = named_in_aside(n_, line_, open, end - 1);
      if (cue.subject.empty()) cue.subject = before_asides(n_, line_, open);
      keep_subject(cue.subject);
      return;
    }
    cue.subject = without_reduced_clause(n_, line_, phrase_before(n_, line_.begin, end));
    if (!cue.subject.empty()) {
      keep_subject(cue.subject);
    } else if (last.quoted == kNone && !last.word.is(kColon | kSemicolon | kStop)) {
      cue.subject = main_subject_;
      cue.inherited = true;
    }
  }

  // The first subject of the line is the main one, until a new clause begins (", but Y …").
  void keep_subject(Range subject) {
    if (subject.empty()) return;
    const Item* previous = before(subject.begin);
    const bool new_clause = previous != nullptr && previous->word.is(kCoordinator | kSemicolon | kColon | kDash) &&
                            !previous->word.is(kSubordinator);
    if (main_subject_.empty() || new_clause) main_subject_ = subject;
  }

  // "was described by critics as …": the critics.
  void set_agent(Cue& cue) const {
    const std::uint32_t by = cue.group.end;
    if (by + 1 >= line_.end || n_.text_of_item(by) != "by") return;
    cue.subject = phrase_after(n_, by + 1, line_.end);
    if (!cue.subject.empty()) cue.end = cue.subject.end;
  }

  void remember_subject(std::uint32_t i) {
    Cue verb{.group = {skip_adverbs_back(i), i + 1}, .head = i};
    if (n_.items[i].word.is(kContracted)) {
      if (n_.items[i].word.is(kSubject)) keep_subject({i, i + 1});
      return;
    }
    set_subject(verb);
    if (n_.items[i].word.is(kAuxiliary) || verb.inherited) return;
    find_complement(n_, line_, verb);
    find_inversion(verb);
    if (verb.complement == Complement::object || verb.complement == Complement::clause) return;
    const std::uint32_t begin = verb.begin();
    const bool beside = begin > line_.begin && n_.items[begin - 1].word.is(kQuotation);
    if (!beside || verb.inherited || verb.subject.empty()) return;
    verb.row = any_verb_row();
    add(verb);
  }

  // "his plan to …", "Clinton's claim that …", "the report that …".
  void add_noun(std::uint32_t head) {
    Cue cue{.form = CueForm::noun, .row = n_.items[head].word.noun_cue, .group = {head, head + 1}, .head = head};
    std::uint32_t i = head;
    while (i > line_.begin && head - i < 4 && is_nominal(n_.items[i - 1]) &&
           !n_.items[i - 1].word.is(kGenitive | kPossessive | kDeterminer))
      --i;
    const Item* owner = before(i);
    if (owner != nullptr && owner->word.is(kPossessive)) {
      cue.subject = {i - 1, i};
    } else if (owner != nullptr && owner->word.is(kGenitive)) {
      cue.subject = phrase_before(n_, line_.begin, i);
    } else if (i > line_.begin + 1 && is_finite(n_.items[i - 2]) && owner->word.is(kDeterminer)) {
      cue.subject = main_subject_;  // "critics made the argument that …"
      cue.inherited = true;
    }
    find_complement(n_, line_, cue);
    add(cue);
  }

  void add_adjective(std::uint32_t head) {
    Cue cue{.form = CueForm::adjective, .row = n_.items[head].word.adjective_cue, .head = head};
    Cue unused;
    cue.group = verb_group(head, unused);
    const bool predicate = cue.group.begin < head && std::any_of(n_.items.begin() + cue.group.begin, n_.items.begin() + head,
                                                                 [](const Item& item) { return item.word.is(kBe); });
    if (predicate) {
      set_subject(cue);
    } else {
      const Item* previous = before(head);
      if (previous == nullptr || previous->word.is(kDeterminer | kPossessive | kGenitive)) return;
      cue.group = {head, head + 1};
      cue.subject = main_subject_;
      cue.inherited = true;
    }
    find_complement(n_, line_, cue);
    add(cue);
  }

  void add_according(std::uint32_t i) {
    Cue cue{.form = CueForm::according, .group = {i, i + 2}, .head = i};
    cue.subject = phrase_after(n_, i + 2, line_.end);
    add(cue);
  }

  const Narration& n_;
  const Line& line_;
  std::uint32_t line_index_;
  std::vector<Cue>& found_;
  Range main_subject_;
  std::uint32_t skip_until_ = 0;  // items that a cue has used already
};

}  // namespace

std::vector<Cue> find_cues(const Narration& narration) {
  std::vector<Cue> cues;
  for (std::uint32_t line = 0; line < narration.lines.size(); ++line) LineReader(narration, line, cues).run();
  return cues;
}

}  // namespace rashomon
