#include "rashomon/reading/direct_quotes.h"

#include <optional>

#include "rashomon/reading/contents.h"
#include "rashomon/reading/noun_phrases.h"

namespace rashomon {
namespace {

// Confidence of each rule, as measured on the training part of PolNeAR.
constexpr double kCueBeside = 0.95, kLineBefore = 0.8, kNamedByLine = 0.9, kNoCue = 0.6;

enum class Side : std::uint8_t { before, after };

struct Tag {
  std::uint32_t cue = kNone;
  Side side = Side::after;
};

class QuoteReader {
 public:
  QuoteReader(const Narration& narration, const std::vector<Cue>& cues, Taken& taken, std::vector<Attribution>& out)
      : n_(narration), cues_(cues), taken_(taken), out_(out), by_quoted_(narration.analysis->quoted.size(), kNone) {}

  void run() {
    std::uint32_t cue = 0;
    for (std::uint32_t l = 0; l < n_.lines.size(); ++l) {
      if (l == 0 || n_.lines[l].paragraph != n_.lines[l - 1].paragraph) start_paragraph();
      while (cue < cues_.size() && cues_[cue].line < l) ++cue;
      first_cue_ = cue;
      line_ = l;
      for (std::uint32_t i = n_.lines[l].begin; i < n_.lines[l].end; ++i)
        if (n_.items[i].quoted != kNone) read(i);
    }
  }

 private:
  void start_paragraph() { current_ = kNone; }

  const Line& line() const { return n_.lines[line_]; }

  // Does the stretch stand as somebody's sentence, by its own look?
  bool looks_spoken(std::uint32_t i) const {
    const std::string_view inner = text_of(n_.text, n_.quoted_at(i).inner);
    std::uint32_t blanks = 0;
    bool inner_capital = false, inner_lower = false;
    for (std::size_t k = 0; k < inner.size(); ++k) {
      blanks += inner[k] == ' ' || inner[k] == '\n';
      if (k == 0 || inner[k - 1] != ' ') continue;
      inner_capital = inner_capital || (inner[k] >= 'A' && inner[k] <= 'Z');
      inner_lower = inner_lower || (inner[k] >= 'a' && inner[k] <= 'z');
    }
    const bool ends = !inner.empty() && (inner.back() == '.' || inner.back() == ',' || inner.back() == '!' ||
                                         inner.back() == '?' || !n_.quoted_at(i).closed || inner.ends_with("\u2026"));
    return (blanks >= 3 && inner_lower) || (ends && blanks >= 1) || (ends && !inner_capital && blanks == 0);
  }

  bool ends_with_comma(std::uint32_t i) const {
    const std::string_view inner = text_of(n_.text, n_.quoted_at(i).inner);
    return inner.ends_with(',') || (i + 1 < line().end && n_.items[i + 1].word.is(kComma));
  }

  bool is_last(std::uint32_t i) const {
    std::uint32_t k = i + 1;
    while (k < line().end && n_.items[k].word.is(kStop | kCloseBracket | kOtherSign)) ++k;
    return k >= line().end;
  }

  // The words of saying right beside the stretch at i.
  std::optional<Tag> find_tag(std::uint32_t i) const {
    std::optional<Tag> before;
    for (std::uint32_t c = first_cue_; c < cues_.size() && cues_[c].line == line_; ++c) {
      const Cue& cue = cues_[c];
      if (cue.group.end <= i) {
        const bool reaches = (cue.complement == Complement::quote || cue.complement == Complement::colon) && cue.content_begin == i;
        if (reaches && cue.form != CueForm::noun && cue.form != CueForm::adjective) before = Tag{c, Side::before};
      } else if (cue.form == CueForm::finite || cue.form == CueForm::according) {
        const std::uint32_t begin = cue.begin();
        const std::uint32_t next = i + 1 < line().end && n_.items[i + 1].word.is(kComma | kDash) ? i + 2 : i + 1;
        if (begin == next && (cue.inverted || cue.form == CueForm::according || !cue.subject.empty()) && may_follow(i, cue)) {
          if (before && taken_.cues[before->cue]) before.reset();
          if (!before) return Tag{c, Side::after};
        }
        break;
      }
    }
    return before;
  }

  // May the cue's words of saying belong to the stretch before them? “Shorty” called the plan … may not.
  bool may_follow(std::uint32_t i, const Cue& cue) const {
    if (cue.form == CueForm::according || cue.inverted) return true;
    if (ends_with_comma(i)) return cue.complement != Complement::that && !cue.inherited;
    return !cue.inherited && (cue.complement == Complement::none || cue.complement == Complement::quote ||
                              cue.complement == Complement::other || cue.complement == Complement::at);
  }

  void read(std::uint32_t i) {
    const std::uint32_t quoted = n_.items[i].quoted;
    if (const auto from = n_.analysis->quoted[quoted].continues; from && by_quoted_[*from] != kNone) {
      current_ = by_quoted_[*from];
      append(i);
      return;
    }
    const std::optional<Tag> tag = find_tag(i);
    if (tag && tag->side == Side::before && taken_.cues[tag->cue]) {
      if (current_ != kNone) append(i);  // “…,” he said, “…”
      return;
    }
    if (tag && (tag->side == Side::after || is_last(i) || ends_with_comma(i))) {
      if (tag->side == Side::before && !looks_spoken(i)) return;
      start(i, *tag);
    } else if (!tag && looks_spoken(i) && i == line().begin) {
      if (current_ != kNone) append(i);
      else start_without_cue(i);
    }
  }

  void append(std::uint32_t i) {
    out_[current_].content.push_back(n_.items[i].span);
    by_quoted_[n_.items[i].quoted] = current_;
    taken_.items[i] = true;
  }

  void open(std::uint32_t i, Attribution attribution) {
    current_ = static_cast<std::uint32_t>(out_.size());
    out_.push_back(std::move(attribution));
    append(i);
  }

  void start(std::uint32_t i, const Tag& tag) {
    const Cue& cue = cues_[tag.cue];
    Attribution attribution;
    if (!cue.subject.empty()) attribution.source = {n_.span_of(cue.subject)};
    attribution.cue = {n_.span_of(cue.group)};
    attribution.confidence = kCueBeside;
    attribution.why = tag.side == Side::after ? "quotation, cue after" : "quotation, cue before";
    taken_.cues[tag.cue] = true;
    open(i, std::move(attribution));
  }

  // A quotation that stands for itself: the line before it may announce it, a line behind it may name the speaker, or
  // the last speaker goes on.
  void start_without_cue(std::uint32_t i) {
    if (const std::uint32_t cue = announcing_cue(); cue != kNone) {
      start(i, {cue, Side::before});
      out_[current_].confidence = kLineBefore;
      out_[current_].why = "quotation, cue in the line before";
      return;
    }
    Attribution attribution;
    attribution.confidence = kNoCue;
    attribution.why = "quotation without a cue, last speaker";
    if (const Range name = naming_line(i); !name.empty()) {
      attribution.source = {n_.span_of(name)};
      attribution.confidence = kNamedByLine;
      attribution.why = "quotation, line that names the speaker";
    } else if (!out_.empty()) {
      attribution.source = out_.back().source;
      attribution.cue = {};
    }
    open(i, std::move(attribution));
  }

  // The line before ends with words of saying and a colon, or is nothing but them: "X put it this way:", "X agreed."
  std::uint32_t announcing_cue() const {
    if (line_ == 0) return kNone;
    const Line& previous = n_.lines[line_ - 1];
    const bool colon = n_.items[previous.end - 1].word.is(kColon);
    const bool same_paragraph = previous.paragraph == line().paragraph;
    std::uint32_t best = kNone;
    for (std::uint32_t c = first_cue_; c-- > 0 && cues_[c].line + 1 >= line_;) {
      const Cue& cue = cues_[c];
      if (cue.line != line_ - 1 || taken_.cues[c] || cue.form == CueForm::noun || cue.form == CueForm::adjective) continue;
      if (colon || (same_paragraph && cue.form == CueForm::finite && !cue.subject.empty())) {
        best = c;
        if (colon) break;
      }
    }
    return best;
  }

  // “…” - Hugh Hill
  Range naming_line(std::uint32_t i) const {
    std::uint32_t k = i + 1;
    if (k >= n_.items.size() || !n_.items[k].word.is(kDash)) return {};
    return phrase_after(n_, k + 1, static_cast<std::uint32_t>(std::min<std::size_t>(n_.items.size(), k + 12)));
  }

  const Narration& n_;
  const std::vector<Cue>& cues_;
  Taken& taken_;
  std::vector<Attribution>& out_;
  std::vector<std::uint32_t> by_quoted_;  // attribution of each stretch
  std::uint32_t current_ = kNone;         // attribution that the paragraph's next stretch goes on with
  std::uint32_t first_cue_ = 0, line_ = 0;
};

}  // namespace

void find_direct_quotes(const Narration& narration, const std::vector<Cue>& cues, Taken& taken,
                        std::vector<Attribution>& attributions) {
  QuoteReader(narration, cues, taken, attributions).run();
}

}  // namespace rashomon
