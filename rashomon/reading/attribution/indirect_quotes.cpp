#include "rashomon/reading/attribution/indirect_quotes.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "rashomon/reading/attribution/contents.h"
#include "rashomon/reading/speaker_nouns.h"

namespace rashomon {
namespace {

class ClauseReader {
 public:
  ClauseReader(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts)
      : n_(narration), cues_(cues), drafts_(drafts) {}

  void run() {
    read_labels();
    read_posts();
    for (std::uint32_t i = 0; i < cues_.size(); ++i) {
      if (drafts_.cue_taken[i]) continue;
      const Cue& cue = cues_[i];
      if (cue.form == CueForm::according) read_according(i);
      else if (cue.form == CueForm::adverb) read_adverb(i);
      else if (is_introduction(cue)) read_introduction(i);
      else if (is_tag(n_, cue)) read_tag(i);
      else if (cue.complement != Complement::none) read_complement(i);
    }
  }

 private:
  std::span<const Cue> later_than(std::uint32_t i) const { return std::span(cues_).subspan(i + 1); }

  void add(std::uint32_t index, std::vector<Range> contents, std::uint8_t rate, std::string why) {
    const Cue& cue = cues_[index];
    Draft draft{.cue = index, .paragraph = n_.lines[cue.line].paragraph, .anchor = cue.head, .last_item = cue.end - 1};
    Attribution& attribution = draft.attribution;
    for (const Range& range : contents) {
      if (range.empty()) continue;
      attribution.content.push_back(n_.span_of(range));
      draft.last_item = std::max(draft.last_item, range.end - 1);
      for (std::uint32_t k = range.begin; k < range.end; ++k) drafts_.item_taken[k] = true;
    }
    if (attribution.content.empty()) return;
    if (!cue.subject.empty()) attribution.source = {n_.span_of(cue.subject)};
    attribution.cue = {n_.span_of(cue.group)};
    attribution.confidence = rate / 100.0;
    attribution.why = std::move(why);
    const CueRow& row = cue_table()[cue.row];
    draft.speaks = std::max(row.rate_of(Complement::that), row.rate_of(Complement::after)) >= kSaying &&
                   cue.form != CueForm::noun && cue.form != CueForm::adjective;
    drafts_.found.push_back(std::move(draft));
  }

  // "Lee: The plan has failed", "Poll: Voters want peace"
  void read_labels() {
    for (const Line& line : n_.lines) {
      std::uint32_t colon = line.begin + 1;
      while (colon < line.end && colon < line.begin + 6 && !n_.items[colon].word.is(kColon)) ++colon;
      if (colon + 3 >= line.end || !n_.items[colon].word.is(kColon) || !is_label({line.begin, colon})) continue;
      std::uint32_t end = line.end;
      if (is_transcript({line.begin, colon}))
        for (const Line* next = &line + 1; next < n_.lines.data() + n_.lines.size() && next->paragraph == line.paragraph; ++next)
          end = next->end;
      else if (&line != &n_.lines.front() && !line.headline) continue;
      Draft draft{.paragraph = line.paragraph, .anchor = line.begin, .last_item = end - 1, .speaks = true};
      draft.attribution.source = {n_.span_of({line.begin, colon})};
      draft.attribution.cue = {n_.items[colon].span};
      draft.attribution.content = {n_.span_of(without_signs(n_, {colon, end}))};
      draft.attribution.confidence = 0.6;
      draft.attribution.why = "label and colon";
      drafts_.found.push_back(std::move(draft));
    }
  }

  // "We lost the rocket. — Ann Lee (@annlee) May 3, 2017": a post on a page, up to the line that names its writer.
  void read_posts() {
    std::uint32_t begin = 0;  // of the paragraph
    for (std::uint32_t l = 0; l < n_.lines.size(); ++l) {
      const Line& line = n_.lines[l];
      if (l == 0 || line.paragraph != n_.lines[l - 1].paragraph) begin = line.begin;
      for (std::uint32_t i = line.begin; i + 4 < line.end; ++i) {
        if (!n_.items[i].word.is(kDash) || !n_.items[i + 1].capitalised) continue;
        std::uint32_t open = i + 2;
        while (open < line.end && open < i + 6 && n_.items[open].capitalised) ++open;
        if (open + 1 >= line.end || !n_.items[open].word.is(kOpenBracket) || !n_.text_of_item(open + 1).starts_with('@')) continue;
        add_post({begin, i}, {i + 1, open}, line);
        begin = open;
      }
    }
  }

  // "Skip Twitter post by @annlee": a page's link past the post.
  Range after_skip_link(Range content) const {
    if (content.empty() || n_.text_of_item(content.begin) != "Skip") return content;
    for (std::uint32_t i = content.begin; i < std::min(content.begin + 6, content.end); ++i)
      if (n_.text_of_item(i) == "@") return {std::min(i + 2, content.end), content.end};
    return content;
  }

  void add_post(Range content, Range name, const Line& line) {
    constexpr double kConfidence = 0.9;
    content = without_signs(n_, after_skip_link(content));
    if (content.empty()) return;
    Draft draft{.paragraph = line.paragraph, .anchor = content.begin, .last_item = name.end - 1};
    draft.attribution.source = {n_.span_of(name)};
    draft.attribution.content = {n_.span_of(content)};
    draft.attribution.confidence = kConfidence;
    draft.attribution.why = "post with its writer's name";
    draft.attribution.named_by_layout = true;
    drafts_.found.push_back(std::move(draft));
  }

  // "TAPPER: …": the label of a transcript, and all of the paragraph is said.
  bool is_transcript(Range range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      for (const char c : n_.text_of_item(i))
        if (c >= 'a' && c <= 'z') return false;
    return true;
  }

  bool is_label(Range range) const {
    const Item& last = n_.items[range.end - 1];
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (!n_.items[i].capitalised && !n_.items[i].word.is(kPreposition | kDeterminer | kOtherSign)) return false;
    if (last.name != kNone) {
      const NameKind kind = n_.analysis->names[last.name].kind;
      return kind == NameKind::person || kind == NameKind::organisation;
    }
    const std::string_view word = n_.text_of_item(range.end - 1);
    return range.end == range.begin + 1 && noun_classes(folded_name_word(word)) != 0;
  }

  void read_complement(std::uint32_t i) {
    const Cue& cue = cues_[i];
    const std::uint8_t rate = rate_of(cue, cue.complement);
    if (rate < kLeastRate) return;
    Range content = content_after(n_, cue, later_than(i));
    const bool figure = tells_figure(cue, content);
    if (figure) content = with_parts_of_it(content, n_.lines[cue.line]);
    const bool pronoun = content.end == content.begin + 1 && n_.items[content.begin].word.is(kObject | kRelative);
    const bool says = cue_table()[cue.row].rate_of(Complement::that) >= kSaying;
    // "wanted it" says nothing; "denied it" at least who spoke.
    if (pronoun && !says) return;
    add(i, {content}, rate, why_of(cue, cue.complement));
    drafts_.found.back().attribution.tells_figure = figure;
  }

  // "had spoken of 31 dead", "tells of 40 boats": a claim, where "spoke of her childhood" is an act.
  bool tells_figure(const Cue& cue, Range content) const {
    constexpr std::uint8_t kSpeaking = 50;
    if (cue.form != CueForm::finite || cue.complement != Complement::of || cue.subject.empty()) return false;
    if (cue_table()[cue.row].rate_of(Complement::after) < kSpeaking) return false;
    return std::any_of(n_.items.begin() + content.begin, n_.items.begin() + content.end, [&](const Item& item) {
      const std::string_view text = text_of(n_.text, item.span);
      return item.quoted == kNone && !text.empty() && text.front() >= '0' && text.front() <= '9';
    });
  }

  // "… of 31 dead, most of them dockers": who the counted are goes on what is said.
  Range with_parts_of_it(Range content, const Line& line) const {
    static const std::set<std::string_view> kParts = {"most", "many", "some", "half", "among", "including"};
    const bool goes_on = content.end + 1 < line.end && n_.items[content.end].word.is(kComma) && kParts.contains(n_.text_of_item(content.end + 1));
    return goes_on ? without_signs(n_, {content.begin, line.end}) : content;
  }

  // "As the paper reported on Monday, the plan has failed."
  bool is_introduction(const Cue& cue) const {
    const std::uint32_t begin = n_.lines[cue.line].begin;
    return cue.form == CueForm::finite && !cue.inherited && !cue.subject.empty() && cue.subject.begin == begin + 1 &&
           n_.text_of_item(begin) == "As" && cue.complement != Complement::that && cue.complement != Complement::clause;
  }

  void read_introduction(std::uint32_t i) {
    const Cue& cue = cues_[i];
    const std::uint8_t rate = rate_of(cue, Complement::after);
    const Line& line = n_.lines[cue.line];
    std::uint32_t comma = cue.end;
    while (comma < line.end && !n_.items[comma].word.is(kComma)) ++comma;
    if (rate < kLeastRate || comma >= line.end) return;
    add(i, {without_signs(n_, {comma, line.end})}, rate, why_of(cue, Complement::after));
  }

  // "The plan failed, he said." and "The plan, he said, failed."
  void read_tag(std::uint32_t i) {
    const Cue& cue = cues_[i];
    const std::uint8_t rate = rate_of(cue, Complement::after);
    if (rate < kLeastRate) return;
    const Line& line = n_.lines[cue.line];
    std::vector<Range> contents = {content_before(n_, line.begin, cue.begin())};
    if (cue.end + 1 < line.end && n_.items[cue.end].word.is(kComma) && cue.end == cue.group.end)
      contents.push_back(without_signs(n_, {cue.end, line.end}));
    add(i, contents, rate, why_of(cue, Complement::after));
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
    if (leads) add(i, {after}, rate_of(cue, Complement::after), "according to, before");
    else add(i, {before}, rate_of(cue, Complement::after), "according to, after");
  }

  void read_adverb(std::uint32_t i) {
    const Cue& cue = cues_[i];
    const std::uint8_t rate = rate_of(cue, Complement::after);
    if (rate < kLeastRate) return;
    const Line& line = n_.lines[cue.line];
    Range before = without_signs(n_, {line.begin, cue.head}), after = without_signs(n_, {cue.head + 1, line.end});
    add(i, {before, after}, rate, "adverb");
  }

  const Narration& n_;
  const std::vector<Cue>& cues_;
  Drafts& drafts_;
};

}  // namespace

void find_indirect_quotes(const Narration& narration, const std::vector<Cue>& cues, Drafts& drafts) {
  ClauseReader(narration, cues, drafts).run();
}

}  // namespace rashomon
