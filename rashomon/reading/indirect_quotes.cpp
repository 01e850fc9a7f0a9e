#include "rashomon/reading/indirect_quotes.h"

#include <span>

#include "rashomon/reading/contents.h"
#include "rashomon/reading/noun_phrases.h"

namespace rashomon {
namespace {

constexpr std::uint8_t kLeastRate = 40;  // percent; rarer cues do more harm than good
constexpr std::uint8_t kAccordingRate = 90, kAdverbRate = 50;

class ClauseReader {
 public:
  ClauseReader(const Narration& narration, const std::vector<Cue>& cues, Taken& taken, std::vector<Attribution>& out)
      : n_(narration), cues_(cues), taken_(taken), out_(out) {}

  void run() {
    for (std::uint32_t i = 0; i < cues_.size(); ++i) {
      if (taken_.cues[i]) continue;
      const Cue& cue = cues_[i];
      if (cue.form == CueForm::according) read_according(i);
      else if (cue.form == CueForm::adverb) read_adverb(cue);
      else if (is_tag(n_, cue)) read_tag(cue);
      else if (cue.complement != Complement::none) read_complement(i);
    }
  }

 private:
  std::span<const Cue> later_than(std::uint32_t i) const { return std::span(cues_).subspan(i + 1); }

  void add(const Cue& cue, std::vector<Range> contents, std::uint8_t rate, std::string_view why) {
    Attribution attribution;
    for (const Range& range : contents)
      if (!range.empty()) attribution.content.push_back(n_.span_of(range));
    if (attribution.content.empty()) return;
    if (!cue.subject.empty()) attribution.source = {n_.span_of(cue.subject)};
    attribution.cue = {n_.span_of(cue.group)};
    attribution.confidence = rate / 100.0;
    attribution.why = why;
    out_.push_back(std::move(attribution));
  }

  void read_complement(std::uint32_t i) {
    const Cue& cue = cues_[i];
    const std::uint8_t rate = cue_table()[cue.row].rate_of(cue.complement);
    if (rate < kLeastRate) return;
    add(cue, {content_after(n_, cue, later_than(i))}, rate, "clause after the cue");
  }

  // "The plan failed, he said." and "The plan, he said, failed."
  void read_tag(const Cue& cue) {
    const std::uint8_t rate = cue_table()[cue.row].rate_of(Complement::after);
    if (rate < kLeastRate) return;
    const Line& line = n_.lines[cue.line];
    std::vector<Range> contents = {content_before(n_, line.begin, cue.begin())};
    if (cue.end + 1 < line.end && n_.items[cue.end].word.is(kComma) && cue.end == cue.group.end)
      contents.push_back(without_signs(n_, {cue.end, line.end}));
    add(cue, contents, rate, "clause before the cue");
  }

  void read_according(std::uint32_t i) {
    const Cue& cue = cues_[i];
    if (cue.subject.empty()) return;
    const Line& line = n_.lines[cue.line];
    const Range before = content_before(n_, line.begin, cue.group.begin);
    Range after;
    std::uint32_t k = cue.subject.end;
    while (k < line.end && !n_.items[k].word.is(kComma)) ++k;
    if (k < line.end) after = without_signs(n_, {k, line.end});
    const bool leads = before.end < before.begin + 3;
    if (leads) add(cue, {after}, kAccordingRate, "according to, before");
    else add(cue, {before}, kAccordingRate, "according to, after");
  }

  void read_adverb(const Cue& cue) {
    if (kAdverbRate < kLeastRate) return;
    const Line& line = n_.lines[cue.line];
    Range before = without_signs(n_, {line.begin, cue.head}), after = without_signs(n_, {cue.head + 1, line.end});
    add(cue, {before, after}, kAdverbRate, "adverb");
  }

  const Narration& n_;
  const std::vector<Cue>& cues_;
  Taken& taken_;
  std::vector<Attribution>& out_;
};

}  // namespace

void find_indirect_quotes(const Narration& narration, const std::vector<Cue>& cues, Taken& taken,
                          std::vector<Attribution>& attributions) {
  ClauseReader(narration, cues, taken, attributions).run();
}

}  // namespace rashomon
