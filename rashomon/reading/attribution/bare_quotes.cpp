// Quotations without words of saying beside them: a sentence before announces them, the last speaker goes on, or a line
// names the speaker.
#include "rashomon/reading/attribution/direct_quotes.h"

#include <algorithm>
#include "rashomon/reading/attribution/noun_phrases.h"
#include "rashomon/reading/attribution/stretch.h"

namespace rashomon {
namespace {

// Confidence of each rule, as measured on the training part of PolNeAR.
constexpr double kAnnounced = 0.7, kNamedByLine = 0.9, kUnknown = 0.4;

bool is_saying(const Cue& cue) {
  const CueRow& row = cue_table()[cue.row];
  return std::max(row.rate_of(Complement::that), row.rate_of(Complement::after)) >= kSaying &&
         cue.form != CueForm::noun && cue.form != CueForm::adjective;
}

class BareReader {
 public:
  BareReader(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts)
      : n_(narration), cues_(cues), drafts_(drafts), by_quoted_(narration.analysis->quoted.size(), kNone) {
    for (std::uint32_t d = 0; d < drafts.found.size(); ++d) by_anchor_.push_back(d);
    std::stable_sort(by_anchor_.begin(), by_anchor_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return drafts.found[a].anchor < drafts.found[b].anchor; });
  }

  void run() {
    for (line_ = 0; line_ < n_.lines.size(); ++line_) {
      const Line& line = n_.lines[line_];
      for (std::uint32_t i = line.begin; i < line.end; ++i) {
        pass(i);
        if (n_.items[i].quoted != kNone && !drafts_.item_taken[i] && is_bare(line, i)) read(i);
      }
    }
  }

 private:
  // Drafts that begin before item i: the last one that speaks.
  void pass(std::uint32_t i) {
    for (; next_ < by_anchor_.size() && drafts_.found[by_anchor_[next_]].anchor <= i; ++next_)
      if (drafts_.found[by_anchor_[next_]].speaks) last_ = by_anchor_[next_];
  }

  bool is_bare(const Line& line, std::uint32_t i) const {
    for (std::uint32_t k = line.begin; k < i; ++k)
      if (n_.items[k].quoted == kNone && !n_.items[k].word.is(kDash | kOtherSign | kOpenBracket)) return false;
    if (!naming_line(i).empty() || !label_of(i).empty()) return true;
    return stands_last(n_, line, i) && is_spoken(n_, i);
  }

  void read(std::uint32_t i) {
    const Line& line = n_.lines[line_];
    const std::uint32_t quoted = n_.items[i].quoted;
    const Range name = naming_line(i);
    if (const Span label = label_of(i); !label.empty()) {
      start_labelled(i, label);
    } else if (const auto from = n_.analysis->quoted[quoted].continues; from && by_quoted_[*from] != kNone) {
      append(by_quoted_[*from], i);
    } else if (!name.empty()) {
      start(i, name, kNone, kNamedByLine, "quotation, line that names the speaker");
      drafts_.found.back().attribution.cue = {n_.items[i + 1].span};
      last_ = kNone;  // the next stretch has a line of its own
    } else if (last_ != kNone && drafts_.found[last_].paragraph == line.paragraph) {
      append(last_, i);
    } else if (const std::uint32_t cue = announcing_cue(); cue != kNone) {
      start(i, cues_[cue].subject, cue, kAnnounced, "quotation, cue in the line before");
    } else if (const Range named = label_line(); !named.empty()) {
      start(i, named, kNone, kNamedByLine, "quotation, line that names the speaker");
    } else if (last_ != kNone && ends_paragraph_before(drafts_.found[last_])) {
      append(last_, i);
    } else if (const Range person = person_told_of(); !person.empty()) {
      start(i, person, kNone, kUnknown, "quotation, person in the sentence before");
    } else {
      start(i, {}, kNone, kUnknown, "quotation, no speaker found");
    }
  }

  // "Mira Kovacs was less calm. | “They lied to us.” |": the one person of the sentence before, which begins with her.
  Range person_told_of() const {
    constexpr std::uint32_t kLeads = 3;  // items: "At noon Mira Kovacs …"
    if (line_ == 0 || n_.lines[line_ - 1].paragraph != n_.lines[line_].paragraph) return {};
    const Line& before = n_.lines[line_ - 1];
    Range found;
    for (std::uint32_t k = before.begin; k < before.end; ++k) {
      const std::uint32_t name = n_.items[k].name;
      if (n_.items[k].quoted != kNone) return {};
      if (name == kNone || n_.analysis->names[name].kind != NameKind::person) continue;
      if (!found.empty() && n_.items[found.begin].name != name) return {};
      if (found.empty() && k >= before.begin + kLeads) return {};
      if (found.empty()) found.begin = k;
      found.end = k + 1;
    }
    return found;
  }

  // The paragraph before this one ends with that draft.
  bool ends_paragraph_before(const Draft& draft) const {
    const Line& line = n_.lines[line_];
    if (line_ == 0 || n_.lines[line_ - 1].paragraph + 1 < line.paragraph) return false;
    return draft.paragraph == n_.lines[line_ - 1].paragraph && draft.last_item + 12 >= n_.lines[line_ - 1].begin;
  }

  // The line before ends with words of saying and a colon: "X put it this way:".
  std::uint32_t announcing_cue() const {
    if (line_ == 0) return kNone;
    const Line& previous = n_.lines[line_ - 1];
    if (!n_.items[previous.end - 1].word.is(kColon)) return kNone;
    auto cue = std::partition_point(cues_.begin(), cues_.end(), [&](const Cue& c) { return c.line < line_; });
    while (cue != cues_.begin() && (--cue)->line == line_ - 1) {
      const auto index = static_cast<std::uint32_t>(cue - cues_.begin());
      if (!drafts_.cue_taken[index] && is_saying(*cue)) return index;
    }
    return kNone;
  }

  // "And from Chairwoman Rosa Field:"
  Range label_line() const {
    if (line_ == 0) return {};
    const Line& previous = n_.lines[line_ - 1];
    if (previous.end - previous.begin > 14 || !n_.items[previous.end - 1].word.is(kColon)) return {};
    for (std::uint32_t i = previous.begin; i < previous.end; ++i) {
      const std::uint32_t name = n_.items[i].name;
      if (name == kNone || n_.analysis->names[name].kind != NameKind::person) continue;
      std::uint32_t end = i;
      while (end < previous.end && n_.items[end].capitalised) ++end;
      return {i, end};
    }
    return {};
  }

  // “…” - Hugh Hill
  Range naming_line(std::uint32_t i) const {
    const std::uint32_t dash = i + 1;
    const auto line = std::partition_point(n_.lines.begin(), n_.lines.end(), [&](const Line& l) { return l.end <= dash; });
    const std::uint32_t end = line == n_.lines.end() ? dash : std::min(line->end, dash + 12);
    if (dash + 1 >= end || !n_.items[dash].word.is(kDash) || !n_.items[dash + 1].capitalised) return {};
    const Range name = phrase_after(n_, dash + 1, end);
    const bool closed = name.end >= n_.items.size() || n_.items[name.end].quoted != kNone ||
                        n_.items[name.end].word.is(kComma | kStop | kOpenBracket) || is_line_begin(name.end);
    return closed ? name : Range{};
  }

  bool is_line_begin(std::uint32_t item) const {
    const auto line = std::partition_point(n_.lines.begin(), n_.lines.end(), [&](const Line& l) { return l.begin < item; });
    return line != n_.lines.end() && line->begin == item;
  }

  // "PENCE: It is not so." inside the marks: the label names the speaker.
  Span label_of(std::uint32_t i) const {
    const Span inner = n_.quoted_at(i).inner;
    const std::string_view text = text_of(n_.text, inner);
    std::uint32_t letters = 0;
    for (std::uint32_t k = 0; k < text.size() && k < 40; ++k) {
      if (text[k] == ':' && letters > 0) return {inner.begin, inner.begin + k};
      const bool capital = text[k] >= 'A' && text[k] <= 'Z';
      if (!capital && text[k] != ' ' && text[k] != '.' && text[k] != '-') break;
      letters += capital;
    }
    return {};
  }

  void append(std::uint32_t draft, std::uint32_t i) {
    drafts_.found[draft].attribution.content.push_back(n_.items[i].span);
    drafts_.found[draft].last_item = std::max(drafts_.found[draft].last_item, i);
    drafts_.item_taken[i] = true;
    by_quoted_[n_.items[i].quoted] = draft;
    last_ = draft;
  }

  void start_labelled(std::uint32_t i, Span label) {
    start(i, {}, kNone, kNamedByLine, "quotation, speaker's label");
    Attribution& attribution = drafts_.found.back().attribution;
    const Span outer = n_.items[i].span;
    attribution.source = {label};
    attribution.cue = {{label.end, label.end + 1}};
    std::uint32_t begin = label.end + 1;
    while (begin + 1 < outer.end && n_.text[begin] == ' ') ++begin;
    attribution.content = {{begin, n_.quoted_at(i).closed ? outer.end : take_rest_of_paragraph(i)}};
  }

  // A speech in a transcript runs to the end of its paragraph, whatever it quotes. Returns that end.
  std::uint32_t take_rest_of_paragraph(std::uint32_t i) {
    std::uint32_t end = n_.items[i].span.end;
    for (std::uint32_t l = line_; l < n_.lines.size() && n_.lines[l].paragraph == n_.lines[line_].paragraph; ++l)
      for (i = std::max(i, n_.lines[l].begin); i < n_.lines[l].end; ++i) {
        drafts_.item_taken[i] = true;
        end = n_.items[i].span.end;
      }
    return end;
  }

  void start(std::uint32_t i, Range source, std::uint32_t cue, double confidence, std::string_view why) {
    Draft draft{.cue = cue, .paragraph = n_.lines[line_].paragraph, .anchor = i, .speaks = true};
    if (!source.empty()) draft.attribution.source = {n_.span_of(source)};
    if (cue != kNone) {
      draft.attribution.cue = {n_.span_of(cues_[cue].group)};
      drafts_.cue_taken[cue] = true;
    }
    draft.attribution.confidence = confidence;
    draft.attribution.why = why;
    draft.attribution.named_by_layout = confidence > kUnknown;
    drafts_.found.push_back(std::move(draft));
    append(static_cast<std::uint32_t>(drafts_.found.size() - 1), i);
  }

  const Narration& n_;
  const std::vector<Cue>& cues_;
  Drafts& drafts_;
  std::vector<std::uint32_t> by_quoted_;  // draft of each stretch
  std::vector<std::uint32_t> by_anchor_;  // drafts in order of position
  std::uint32_t next_ = 0, last_ = kNone, line_ = 0;
};

}  // namespace

void attach_bare_quotes(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts) {
  BareReader(narration, cues, drafts).run();
}

bool is_spoken(const Narration& n, std::uint32_t item) {
  const std::string_view inner = text_of(n.text, n.quoted_at(item).inner);
  std::uint32_t blanks = 0;
  bool capital = false, lower = false;  // of a word after the first
  for (std::size_t k = 1; k < inner.size(); ++k) {
    if (inner[k - 1] != ' ' && inner[k - 1] != '\n') continue;
    ++blanks;
    capital = capital || (inner[k] >= 'A' && inner[k] <= 'Z');
    lower = lower || (inner[k] >= 'a' && inner[k] <= 'z');
  }
  const bool open = !n.quoted_at(item).closed;
  const bool ends = inner.ends_with('.') || inner.ends_with('!') || inner.ends_with('?') || inner.ends_with("\u2026") ||
                    inner.ends_with(',') || open;
  return (blanks >= 3 && lower) || (ends && (blanks == 0 || lower || !capital));
}

bool stands_last(const Narration& n, const Line& line, std::uint32_t item) {
  for (std::uint32_t k = item + 1; k < line.end; ++k)
    if (n.items[k].quoted == kNone && !n.items[k].word.is(kStop | kCloseBracket | kOtherSign)) return false;
  return true;
}

}  // namespace rashomon
