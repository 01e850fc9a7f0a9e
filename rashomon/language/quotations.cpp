// Pairs the candidates of quote_candidates.h with a stack, one paragraph after the other.
//
// A stack never holds more than a few marks: a second mark of the family that is open already opens only where two
// closing ones follow (“He said “no” to me”), else it means that the first was never closed. Single marks are trusted
// least: one opens only where one that may close it follows, and one that is left open is taken for an apostrophe.
//
// Tested by tests/cases/language.
#include "rashomon/language/quotations.h"

#include <algorithm>
#include <array>
#include <optional>

#include "rashomon/language/characters.h"
#include "rashomon/language/quote_candidates.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::uint32_t kMaxNesting = 4;  // of one family

bool is_blank_text(std::string_view text, Span span) {
  return text_of(text, span).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_single(const QuoteCandidate& c) {
  return c.family == QuoteFamily::one_stroke;
}

// Whether the text writes »so« and not «so»: by which of the two stands at the borders of words.
bool writes_guillemets_inwards(const std::vector<QuoteCandidate>& candidates) {
  long inwards = 0;
  for (const QuoteCandidate& c : candidates) {
    if (c.family != QuoteFamily::guillemet && c.family != QuoteFamily::single_guillemet) continue;
    const bool left = c.shape == QuoteShape::left;
    if (c.strong_open) inwards += left ? -1 : 1;
    if (c.strong_close) inwards += left ? 1 : -1;
  }
  return inwards > 0;
}

void turn_guillemets(std::vector<QuoteCandidate>& candidates) {
  for (QuoteCandidate& c : candidates)
    if (c.family == QuoteFamily::guillemet || c.family == QuoteFamily::single_guillemet)
      c.shape = c.shape == QuoteShape::left ? QuoteShape::right : QuoteShape::left;
}

// Pairs the marks of one paragraph.
class ParagraphScan {
 public:
  ParagraphScan(std::string_view text, Span paragraph, std::span<const QuoteCandidate> candidates,
                bool next_begins_single, Quotations& out)
      : text_(text),
        paragraph_(paragraph),
        candidates_(candidates),
        next_begins_single_(next_begins_single),
        out_(out),
        first_quoted_(out.quoted.size()),
        roles_(candidates.size()) {
    find_later_closers();
  }

  void run() {
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) place(i);
    while (!stack_.empty()) leave_open(paragraph_.end, true);
    for (std::uint32_t i = 0; i < candidates_.size(); ++i)
      if (roles_[i]) out_.marks.push_back({candidates_[i].span, *roles_[i]});
    drop_dead_pieces();
  }

 private:
  struct Open {
    std::uint32_t candidate, quoted;
  };

  // For each single mark, the nearest mark after it that may close one before another must open; from right to left.
  void find_later_closers() {
    later_single_closer_.assign(candidates_.size(), kNone);
    any_single_closer_after_.assign(candidates_.size(), false);
    std::uint32_t next_closer = kNone;
    bool any = false;
    for (std::uint32_t i = static_cast<std::uint32_t>(candidates_.size()); i-- > 0;) {
      const QuoteCandidate& c = candidates_[i];
      later_single_closer_[i] = next_closer;
      any_single_closer_after_[i] = any;
      if (!is_single(c)) continue;
      const bool may_close = c.strong_close || (!c.strong_open && c.shape == QuoteShape::right);
      any = any || may_close;
      next_closer = may_close ? i : c.strong_open ? kNone : next_closer;
    }
  }

  bool is_open(const QuoteCandidate& c) const { return open_[static_cast<std::size_t>(c.family)] > 0; }
  bool begins_paragraph(const QuoteCandidate& c) const {
    return is_blank_text(text_, {paragraph_.begin, c.span.begin});
  }

  void place(std::uint32_t i) {
    const QuoteCandidate& c = candidates_[i];
    if (is_single(c)) return place_single(i);
    if (c.feet || (c.after_digit && c.shape != QuoteShape::left && c.family == QuoteFamily::two_strokes && !is_open(c)))
      return;  // inches
    if (c.family == QuoteFamily::guillemet && c.spaced && !is_open(c) &&
        (begins_paragraph(c) || c.shape == QuoteShape::right))
      return;  // a bullet, or the arrow of  Home » News
    switch (c.shape) {
      case QuoteShape::low: return open(i);
      case QuoteShape::left:
        return c.strong_close && is_open(c) ? close(i) : closes_german(c) ? close(i) : open_or_stray(i);
      case QuoteShape::right:
        if (is_open(c)) return close(i);
        return c.strong_open ? open(i) : stray(i);
      case QuoteShape::straight:
        if (is_open(c) && !(c.strong_open && reopens(i))) return close(i);
        return c.strong_close ? stray(i) : open(i);
    }
  }

  // “ closes what „ opened, also where letters stand on both sides, but not where it can only open.
  bool closes_german(const QuoteCandidate& c) const {
    return c.family == QuoteFamily::two_strokes && is_open(c) && !c.strong_open && !stack_.empty() &&
           candidates_[stack_.back().candidate].shape == QuoteShape::low;
  }

  void open_or_stray(std::uint32_t i) {
    if (candidates_[i].strong_close)
      stray(i);
    else
      open(i);
  }

  // A straight mark where only an opening one can stand, though one is open: it opens if a closing one follows; else it
  // is a closing one with its space on the wrong side ("No, "she said).
  bool reopens(std::uint32_t i) const {
    const std::uint32_t next = next_of_family(i);
    return next != kNone && candidates_[next].strong_close;
  }

  std::uint32_t next_of_family(std::uint32_t i) const {
    const std::size_t end = std::min<std::size_t>(candidates_.size(), i + 8);  // near is enough, and keeps this linear
    for (std::size_t j = i + 1; j < end; ++j)
      if (candidates_[j].family == candidates_[i].family) return static_cast<std::uint32_t>(j);
    return kNone;
  }

  // Whether two marks that only close follow: then this one stands inside the open one of its family.
  bool nests(std::uint32_t i) const {
    const std::uint32_t first = next_of_family(i);
    if (first == kNone || candidates_[first].strong_open || candidates_[first].shape == QuoteShape::low) return false;
    const std::uint32_t second = next_of_family(first);
    const bool closes = second != kNone && !candidates_[second].strong_open &&
                        (candidates_[second].strong_close || candidates_[second].shape == QuoteShape::right);
    return closes && open_[static_cast<std::size_t>(candidates_[i].family)] < kMaxNesting;
  }

  void place_single(std::uint32_t i) {
    const QuoteCandidate& c = candidates_[i];
    const bool on_top = !stack_.empty() && is_single(candidates_[stack_.back().candidate]);
    const bool may_open =
        c.shape == QuoteShape::low || c.strong_open || (c.shape == QuoteShape::left && !c.strong_close);
    const bool may_close =
        !c.strong_open && c.shape != QuoteShape::low && (c.strong_close || c.shape != QuoteShape::left);
    if (on_top && may_close && !is_possessive(i)) return close(i);
    if (may_open && !(on_top && !nests(i)) && may_stay_open(i)) return open(i);
    if (!c.after_letter && !c.after_digit && c.strong_close) stray(i);
  }

  // workers’ in ‘the workers’ rights matter’: a closing mark that cannot be a possessive follows.
  bool is_possessive(std::uint32_t i) const {
    if (!candidates_[i].like_possessive) return false;
    const std::uint32_t later = later_single_closer_[i];
    return later != kNone && !candidates_[later].like_possessive;
  }

  bool may_stay_open(std::uint32_t i) const {
    return any_single_closer_after_[i] || begins_paragraph(candidates_[i]) || next_begins_single_;
  }

  void stray(std::uint32_t i) { roles_[i] = MarkRole::stray; }

  void open(std::uint32_t i) {
    const QuoteCandidate& c = candidates_[i];
    if (is_open(c) && !nests(i)) {  // the open one was forgotten: it ends here
      while (is_open(c)) leave_open(c.span.begin, false);
    }
    roles_[i] = MarkRole::opens;
    stack_.push_back({i, static_cast<std::uint32_t>(out_.quoted.size())});
    ++open_[static_cast<std::size_t>(c.family)];
    out_.quoted.push_back({{c.span.begin, c.span.end}, {c.span.end, c.span.end}, 0, false, std::nullopt});
  }

  void close(std::uint32_t i) {
    const QuoteCandidate& c = candidates_[i];
    while (candidates_[stack_.back().candidate].family != c.family) leave_open(c.span.begin, false);
    roles_[i] = MarkRole::closes;
    finish(pop(), c.span.begin, c.span.end, true);
  }

  Open pop() {
    const Open top = stack_.back();
    stack_.pop_back();
    --open_[static_cast<std::size_t>(candidates_[top.candidate].family)];
    return top;
  }

  // The innermost open mark has no closing one before `end`.
  void leave_open(std::uint32_t end, bool at_paragraph_end) {
    const Open top = pop();
    const QuoteCandidate& c = candidates_[top.candidate];
    const bool trusted = !is_single(c) || (at_paragraph_end && (begins_paragraph(c) || next_begins_single_));
    if (trusted) return finish(top, end, end, false);
    roles_[top.candidate] = c.after_letter || c.strong_open ? std::nullopt : std::optional(MarkRole::stray);
    out_.quoted[top.quoted].outer.end = out_.quoted[top.quoted].outer.begin;  // dead
  }

  // Sets what a pair encloses, white space inside the marks left out.
  void finish(const Open& opened, std::uint32_t inner_end, std::uint32_t outer_end, bool closed) {
    Quoted& quoted = out_.quoted[opened.quoted];
    Span inner = {candidates_[opened.candidate].span.end, inner_end};
    for (Char c = char_at(text_, inner.begin); !inner.empty() && c.kind == CharKind::space;
         c = char_at(text_, inner.begin))
      inner.begin += c.size;
    for (Char c = char_before(text_, inner.end); !inner.empty() && c.kind == CharKind::space;
         c = char_before(text_, inner.end))
      inner.end -= c.size;
    quoted.inner = inner;
    quoted.outer.end = closed ? outer_end : inner.end;
    quoted.closed = closed;
    if (inner.empty()) quoted.outer.end = quoted.outer.begin;  // dead
  }

  // Leaves only pieces that enclose something, and sets how deep each lies.
  void drop_dead_pieces() {
    const auto dead = [](const Quoted& q) { return q.outer.empty(); };
    out_.quoted.erase(
        std::remove_if(out_.quoted.begin() + static_cast<std::ptrdiff_t>(first_quoted_), out_.quoted.end(), dead),
        out_.quoted.end());
    std::vector<std::uint32_t> ends;
    for (std::size_t i = first_quoted_; i < out_.quoted.size(); ++i) {
      while (!ends.empty() && ends.back() <= out_.quoted[i].outer.begin) ends.pop_back();
      out_.quoted[i].depth = static_cast<std::uint32_t>(ends.size());
      ends.push_back(out_.quoted[i].outer.end);
    }
  }

  std::string_view text_;
  Span paragraph_;
  std::span<const QuoteCandidate> candidates_;
  bool next_begins_single_;
  Quotations& out_;
  std::size_t first_quoted_;
  std::vector<std::optional<MarkRole>> roles_;
  std::vector<std::uint32_t> later_single_closer_;
  std::vector<bool> any_single_closer_after_;
  std::vector<Open> stack_;
  std::array<std::uint32_t, kQuoteFamilies> open_{};
};

// A piece left open that runs to its paragraph's end goes on in the next paragraph that a mark reopens.
void link_pieces(std::string_view text, std::span<const Paragraph> paragraphs, std::vector<Quoted>& quoted) {
  std::size_t at = 0;
  std::optional<std::uint32_t> open;  // outermost piece that runs to the end of the paragraph before
  for (const Paragraph& paragraph : paragraphs) {
    std::optional<std::uint32_t> left_open;
    for (bool first = true; at < quoted.size() && quoted[at].outer.begin < paragraph.span.end; ++at, first = false) {
      Quoted& piece = quoted[at];
      if (piece.depth > 0) continue;
      if (first && open && is_blank_text(text, {paragraph.span.begin, piece.outer.begin}) &&
          code_point_at(text, piece.outer.begin).value == code_point_at(text, quoted[*open].outer.begin).value)
        piece.continues = open;
      if (!piece.closed && is_blank_text(text, {piece.outer.end, paragraph.span.end}))
        left_open = static_cast<std::uint32_t>(at);
    }
    open = left_open;
  }
}

}  // namespace

Quotations scan_quotations(std::string_view text, std::span<const Paragraph> paragraphs) {
  Quotations out;
  std::vector<QuoteCandidate> candidates;
  std::vector<std::size_t> first;  // candidate of each paragraph
  for (const Paragraph& paragraph : paragraphs) {
    first.push_back(candidates.size());
    find_quote_candidates(text, paragraph.span, candidates);
  }
  first.push_back(candidates.size());
  if (writes_guillemets_inwards(candidates)) turn_guillemets(candidates);
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const bool next_single = first[p + 1] < candidates.size() && p + 1 < paragraphs.size() &&
                             is_single(candidates[first[p + 1]]) &&
                             candidates[first[p + 1]].span.begin == paragraphs[p + 1].span.begin;
    ParagraphScan(text, paragraphs[p].span, std::span(candidates).subspan(first[p], first[p + 1] - first[p]),
                  next_single, out)
        .run();
  }
  link_pieces(text, paragraphs, out.quoted);
  return out;
}

}  // namespace rashomon
