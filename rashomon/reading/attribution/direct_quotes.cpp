// Quotations with words of saying beside them.
#include "rashomon/reading/attribution/direct_quotes.h"

#include <optional>

#include "rashomon/reading/attribution/contents.h"
#include "rashomon/reading/attribution/noun_phrases.h"
#include "rashomon/reading/attribution/stretch.h"

namespace rashomon {
namespace {

struct Tag {
  std::uint32_t cue = kNone;
  bool after = true;  // behind the quotation
};

class QuoteReader {
 public:
  QuoteReader(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts)
      : n_(narration), cues_(cues), drafts_(drafts) {}

  void run() {
    std::uint32_t cue = 0;
    for (line_ = 0; line_ < n_.lines.size(); ++line_) {
      while (cue < cues_.size() && cues_[cue].line < line_) ++cue;
      first_cue_ = cue;
      current_ = kNone;
      for (std::uint32_t i = line().begin; i < line().end; ++i)
        if (n_.items[i].quoted != kNone) read(i);
    }
  }

 private:
  const Line& line() const { return n_.lines[line_]; }
  bool at(std::uint32_t i, std::uint32_t classes) const { return i < line().end && n_.items[i].word.is(classes); }

  bool ends_with_comma(std::uint32_t i) const {
    std::string_view inner = text_of(n_.text, n_.quoted_at(i).inner);
    while (inner.ends_with(' ')) inner.remove_suffix(1);
    return inner.ends_with(',') || at(i + 1, kComma);
  }

  bool follows_sign(std::uint32_t i) const { return i > line().begin && n_.items[i - 1].word.is(kComma | kColon | kDash); }

  // The words of saying right beside the stretch at i.
  std::optional<Tag> find_tag(std::uint32_t i) const {
    std::optional<Tag> before;
    for (std::uint32_t c = first_cue_; c < cues_.size() && cues_[c].line == line_; ++c) {
      const Cue& cue = cues_[c];
      if (cue.group.end <= i) {
        if (reaches(cue, i)) before = Tag{c, false};
      } else if (cue.form == CueForm::finite || cue.form == CueForm::according) {
        const bool better = !before || !follows_sign(i) || drafts_.cue_taken[before->cue];
        if (better && is_behind(cue, i) && may_follow(i, cue)) return Tag{c, true};
        break;
      }
    }
    return before;
  }

  // "said: “…”" with nothing but signs and words of time or place between.
  bool reaches(const Cue& cue, std::uint32_t i) const {
    const bool quote = cue.complement == Complement::quote || cue.complement == Complement::colon;
    return quote && cue.content_begin == i && cue.form != CueForm::noun && cue.form != CueForm::adjective;
  }

  bool is_behind(const Cue& cue, std::uint32_t i) const {
    const std::uint32_t next = at(i + 1, kComma | kDash) ? i + 2 : i + 1;
    return cue.begin() == next && (cue.inverted || cue.form == CueForm::according || !cue.subject.empty());
  }

  // May the cue's words of saying belong to the stretch before them? “Shorty” called the plan … may not.
  bool may_follow(std::uint32_t i, const Cue& cue) const {
    if (cue.form == CueForm::according) return true;
    if (cue.inherited || rate_of(cue, Complement::after) < kLeastRate) return false;
    if (cue.row == any_verb_row() && !(is_spoken(n_, i) && (i == line().begin || follows_sign(i)))) return false;
    if (cue.inverted) return true;
    if (ends_with_comma(i)) return cue.complement != Complement::that;
    return cue.complement == Complement::none || cue.complement == Complement::quote ||
           cue.complement == Complement::other || cue.complement == Complement::at;
  }

  void read(std::uint32_t i) {
    const std::optional<Tag> tag = find_tag(i);
    if (!tag) {
      // “The risk,” said Lee, a farmer who …, “is that …”
      if (current_ != kNone && (follows_sign(i) || (i >= line().begin + 2 && at(i - 1, kCoordinator) && at(i - 2, kComma)))) append(i);
      else if (current_ == kNone && at(i - 1, kColon) && i > line().begin && stands_last(n_, line(), i) && is_spoken(n_, i))
        start_behind_colon(i);
      return;
    }
    if (!tag->after && drafts_.cue_taken[tag->cue]) {
      if (current_ != kNone) append(i);  // “…,” he said, “…”
      return;
    }
    if (tag->after || (follows_sign(i) && stands_last(n_, line(), i) && is_spoken(n_, i))) start(i, *tag);
  }

  void append(std::uint32_t i) {
    Draft& draft = drafts_.found[current_];
    draft.attribution.content.push_back(n_.items[i].span);
    draft.last_item = std::max(draft.last_item, i);
    drafts_.item_taken[i] = true;
  }

  // Words before the stretch belong to the content: [America needs leaders “who understand,”] she said.
  Range content_of(std::uint32_t i, const Tag& tag) const {
    if (!tag.after || current_ != kNone || (follows_sign(i) && is_spoken(n_, i))) return {i, i + 1};
    std::uint32_t begin = i;
    while (begin > line().begin && !drafts_.item_taken[begin - 1] && !n_.items[begin - 1].word.is(kColon)) --begin;
    const Range whole = without_signs(n_, {begin, i + 1});
    return whole.empty() ? Range{i, i + 1} : whole;
  }

  // "He had a message for the crowd: “…”": the colon announces it, whatever the words are.
  void start_behind_colon(std::uint32_t i) {
    constexpr double kConfidence = 0.5;
    for (std::uint32_t c = first_cue_; c < cues_.size() && cues_[c].line == line_ && cues_[c].group.end <= i; ++c) {
      if (cues_[c].subject.empty() || drafts_.cue_taken[c]) continue;
      Draft draft{.cue = c, .paragraph = line().paragraph, .anchor = cues_[c].head, .last_item = i, .speaks = true};
      draft.attribution.source = {n_.span_of(cues_[c].subject)};
      draft.attribution.cue = {n_.span_of(cues_[c].group), n_.items[i - 1].span};
      draft.attribution.content = {n_.items[i].span};
      draft.attribution.confidence = kConfidence;
      draft.attribution.why = "quotation behind a colon";
      drafts_.item_taken[i] = drafts_.cue_taken[c] = true;
      current_ = static_cast<std::uint32_t>(drafts_.found.size());
      drafts_.found.push_back(std::move(draft));
      return;
    }
  }

  void start(std::uint32_t i, const Tag& tag) {
    const Cue& cue = cues_[tag.cue];
    const std::uint8_t rate = rate_of(cue, tag.after ? Complement::after : cue.complement);
    if (rate < kLeastRate) {
      if (!tag.after && at(i - 1, kColon)) start_behind_colon(i);
      return;
    }
    const Range content = content_of(i, tag);
    Draft draft{.cue = tag.cue, .paragraph = line().paragraph, .anchor = cue.head, .speaks = true};
    if (!cue.subject.empty()) draft.attribution.source = {n_.span_of(cue.subject)};
    draft.attribution.cue = {n_.span_of(cue.group)};
    draft.attribution.content = {n_.span_of(content)};
    draft.attribution.confidence = rate / 100.0;
    draft.attribution.why = why_of(cue, tag.after ? Complement::after : cue.complement);
    draft.last_item = std::max(cue.end - 1, i);
    for (std::uint32_t k = content.begin; k < content.end; ++k) drafts_.item_taken[k] = true;
    drafts_.cue_taken[tag.cue] = true;
    current_ = static_cast<std::uint32_t>(drafts_.found.size());
    drafts_.found.push_back(std::move(draft));
  }

  const Narration& n_;
  const std::vector<Cue>& cues_;
  Drafts& drafts_;
  std::uint32_t current_ = kNone;  // draft that the line's next stretch may go on with
  std::uint32_t first_cue_ = 0, line_ = 0;
};

}  // namespace

void find_tagged_quotes(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts) {
  QuoteReader(narration, cues, drafts).run();
}

}  // namespace rashomon
