#include "rashomon/reading/attribution/contents.h"

#include "rashomon/reading/attribution/noun_phrases.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kSigns = kComma | kStop | kDash | kSemicolon | kColon;

bool is_clause(Complement complement) {
  return complement == Complement::that || complement == Complement::clause || complement == Complement::question ||
         complement == Complement::quote || complement == Complement::colon;
}

// Does an object go on behind a comma: "the plan, including …", "farmers, as well as …"?
bool goes_on(const Narration& n, std::uint32_t next, std::uint32_t end) {
  if (next >= end) return false;
  const Item& item = n.items[next];
  if (item.quoted != kNone || item.word.is(kNumber)) return true;
  const std::string_view word = n.text_of_item(next);
  for (const std::string_view known : {"including", "such", "or", "like", "especially", "particularly", "not", "along", "if",
                                       "because", "from", "to", "of", "for", "in", "as", "with", "that", "who", "rather", "even"})
    if (word == known) return true;
  return false;
}

// ", saying …", ", adding that …": another act of saying by the same source.
bool is_report_participle(const Cue& cue) {
  return cue.form == CueForm::ing && cue_table()[cue.row].rate_of(Complement::that) > 0;
}

// ", but engineers warned that …": somebody else begins to speak.
bool starts_other_voice(const Narration& n, const Cue& cue) {
  if (cue.form != CueForm::finite || cue.inherited || cue.subject.empty() || cue.begin() != cue.subject.begin) return false;
  if (n.items[cue.subject.begin].word.is(kRelative) || rate_of(cue, cue.complement) < kLeastRate) return false;
  const std::uint32_t begin = cue.begin();
  if (begin < n.lines[cue.line].begin + 2) return false;
  const std::string_view before = n.text_of_item(begin - 1);
  const bool comma = n.items[begin - 2].word.is(kComma | kQuotation);
  return before == "but" || (comma && (before == "and" || before == "while" || before == "though" || before == "although"));
}

}  // namespace

bool is_tag(const Narration& n, const Cue& cue) {
  if (cue.form != CueForm::finite && cue.form != CueForm::according) return false;
  const Line& line = n.lines[cue.line];
  const std::uint32_t begin = cue.begin();
  if (begin <= line.begin) return false;
  const bool apart = n.items[begin - 1].word.is(kComma | kDash | kQuotation);
  if (cue.form == CueForm::according) return true;
  if (!apart || (!cue.inverted && (cue.subject.empty() || cue.inherited))) return false;
  if (cue.complement == Complement::none || cue.complement == Complement::quote) return true;
  // ", she said in an interview."
  const bool circumstance = cue.complement == Complement::other || cue.complement == Complement::at ||
                            cue.complement == Complement::on || cue.complement == Complement::with;
  return circumstance && rate_of(cue, Complement::after) >= kSaying && rate_of(cue, cue.complement) < kLeastRate;
}

Range content_after(const Narration& n, const Cue& cue, std::span<const Cue> later) {
  const Line& line = n.lines[cue.line];
  std::uint32_t end = line.end;
  // Up to the next words of saying that stand apart.
  for (const Cue& other : later) {
    if (other.line != cue.line) break;
    if (other.group.begin <= cue.content_begin) continue;
    const std::uint32_t begin = other.begin();
    if (begin <= cue.content_begin) continue;
    const bool comma = n.items[begin - 1].word.is(kComma | kDash | kSemicolon);
    if (starts_other_voice(n, other)) {
      end = begin;
      break;
    }
    if ((is_tag(n, other) && begin > cue.content_begin + 1) || (comma && is_report_participle(other))) {
      end = begin;
      break;
    }
  }
  const bool clause = is_clause(cue.complement);
  for (std::uint32_t i = cue.content_begin + 1; i < end; ++i) {
    const Item& item = n.items[i];
    if (item.word.is(kSemicolon)) {
      end = i;
    } else if (!clause && item.word.is(kComma | kDash) && !goes_on(n, i + 1, end)) {
      end = i;
    } else if (!clause && item.word.is(kCoordinator) && i + 1 < end && is_finite(n.items[i + 1])) {
      end = i;
    }
  }
  return without_signs(n, {cue.content_begin, end});
}

Range content_before(const Narration& n, std::uint32_t floor, std::uint32_t end) { return without_signs(n, {floor, end}); }

Range without_signs(const Narration& n, Range range) {
  while (!range.empty() && n.items[range.end - 1].word.is(kSigns | kCoordinator)) --range.end;
  while (!range.empty() && n.items[range.begin].word.is(kSigns)) ++range.begin;
  return range;
}

}  // namespace rashomon
