// Finds runs of capitalised words, then takes each apart into titles, groups and names. Tested by tests/cases/language.
#include "rashomon/language/name_rules.h"

#include <algorithm>

#include "rashomon/language/capitals.h"
#include "rashomon/language/name_cues.h"
#include "rashomon/language/name_kinds.h"
#include "rashomon/language/name_tokens.h"
#include "rashomon/language/name_words.h"
#include "rashomon/language/word_lists.h"

namespace rashomon {
namespace {

using namespace name_word;

constexpr std::uint32_t kMaxRun = 12;  // tokens; no name is longer

class NameScan : private NameTokens {
 public:
  explicit NameScan(NameText& text) : NameTokens(text), capitals_(text.capitals()), cues_(*this, capitals_) {}

  std::vector<Name> run() {
    for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
      enter(s);
      for (std::uint32_t t = first_; t < end_;) {
        const std::uint32_t end = is_nameable(t) ? end_of_run(t) : t;
        if (end > t) take_apart(t, end);
        t = std::max(end, t + 1);
      }
    }
    settle_kinds(text_, names_, grounds_);
    return std::move(names_);
  }

 private:
  // ---- runs ---------------------------------------------------------------------------------------------------------
  // Whether a name may begin with this token.
  bool is_nameable(std::uint32_t t) const {
    if (!is_capitalised(t) || is_adjective(t)) return false;
    const std::uint32_t known = flags(t);
    const bool acronym = capitals_.is_acronym(t, sentence_);
    if ((known & kCalendar) != 0 || (is_function(t) && !acronym)) return false;
    if (capitals_.is_telling(t, sentence_)) return tokens_[t].span.size() > 1;
    if (acronym) return true;
    if ((known & (kTitle | kPlace | kOrganisation | kGroup)) != 0 && (known & kRole) == 0) return true;
    const Capitals::Count seen = capitals_.count(t);
    if (seen.large > 0 && seen.large >= seen.small) return true;
    if (seen.small > 0) return false;
    if ((known & (kGivenName | kTitle)) != 0) return true;
    return is_followed_by_name(t) && !looks_common(t);
  }

  // Porthaven-based, R-Texas: made of a name, but none.
  bool is_adjective(std::uint32_t t) const {
    const std::string_view w = raw(t);
    const std::size_t hyphen = w.rfind('-');
    if (hyphen == std::string_view::npos) return false;
    return hyphen == 1 || (name_word_flags(w.substr(hyphen + 1)) & kAdjectiveEnding) != 0;
  }

  bool is_followed_by_name(std::uint32_t t) const {
    if (is_possessive(t) || !is_capitalised(t + 1) || !adjoins(t + 1) || !capitals_.is_telling(t + 1, sentence_))
      return false;
    return (flags(t + 1) & kCalendar) == 0 && !is_function(t + 1);
  }

  // Recently, Citing, Asked: words that begin sentences before a name.
  bool looks_common(std::uint32_t t) const {
    const std::string_view w = raw(t);
    return w.size() > 4 && (w.ends_with("ly") || w.ends_with("ing") || w.ends_with("ed"));
  }

  // Whether a run goes on over a capitalised token.
  bool goes_on(std::uint32_t first, std::uint32_t t) const {
    if (!is_capitalised(t) || !adjoins(t) || is_adjective(t)) return false;
    const std::uint32_t known = flags(t);
    if ((known & kCalendar) != 0)
      return (flags(t - 1) & (kGivenName | kTitle)) != 0 && t - first <= 2 && !is_number(t + 1);
    if (is_function(t) && !capitals_.is_acronym(t, sentence_)) return false;
    return capitals_.is_telling(t, sentence_) || is_nameable(t);
  }

  std::uint32_t end_of_run(std::uint32_t first) const {
    if (const std::uint32_t end = end_of_known_phrase(first); end > first) return end;
    std::uint32_t end = first + 1;
    while (end < end_ && end - first < kMaxRun && !is_possessive(end - 1)) {
      const std::uint32_t next = end_of_step(first, end);
      if (next == end) break;
      end = next;
    }
    return end;
  }

  // Trinidad and Tobago, Republic of Ireland: a name of the tables with small words in it.
  std::uint32_t end_of_known_phrase(std::uint32_t first) const {
    if (first + 2 >= end_ || tokens_[first + 1].kind != TokenKind::word || tokens_[first + 1].capitalised) return first;
    for (std::uint32_t end = std::min(end_, first + kMaxNamePhrase); end > first + 2; --end)
      if (is_capitalised(end - 1) && (phrase_flags(first, end) & (kPlace | kOrganisation)) != 0) return end;
    return first;
  }

  // The end of a run that reaches `end`, one step further; `end` where it does not go on.
  std::uint32_t end_of_step(std::uint32_t first, std::uint32_t end) const {
    if (goes_on(first, end)) return end + 1;
    if (is_sign(end, ",") && is_capitalised(end + 1) && (flags(end + 1) & kSuffix) != 0) return end + 2;
    if (is_sign(end, ",") && (is_sign(end + 1, "Inc.") || is_sign(end + 1, "Ltd.") || is_sign(end + 1, "LLC")))
      return end + 2;
    if (is_sign(end, "&") && is_capitalised(end + 1)) return end + 2;
    if (tokens_[end].kind != TokenKind::word || tokens_[end].capitalised || !adjoins(end)) return end;
    if (raw(end) == "of" && (flags(end - 1) & kJoinsWithOf) != 0) {
      const std::uint32_t next = is_sign(end + 1, "the") ? end + 2 : end + 1;
      return is_capitalised(next) && (flags(next) & kCalendar) == 0 ? next + 1 : end;
    }
    if (raw(end) == "and" && joins_with_of(first, end) && is_of_several_matters(raw(first)) && goes_on(first, end + 1))
      return end + 2;  // Department of Ports and Harbours
    std::uint32_t next = end;
    while (next < end_ && next < end + 2 && tokens_[next].kind == TokenKind::word &&
           (name_word_flags(raw(next)) & kParticle) != 0)
      ++next;
    return next > end && goes_on(first, next) && raw(end) != "e" && raw(end) != "y" ? next + 1 : end;
  }

  static bool is_of_several_matters(std::string_view head) {
    return head == "Department" || head == "Ministry" || head == "Office" || head == "Committee" || head == "Centers";
  }

  // ---- parts of a run -----------------------------------------------------------------------------------------------
  void take_apart(std::uint32_t first, std::uint32_t end) {
    const std::uint32_t whole = phrase_flags(first, end);
    if ((whole & (kOrganisation | kPlace | kGroup)) != 0) return add(first, end, {});
    const std::uint32_t last = flags(end - 1);
    const bool headed = end - first > 1 && (last & (kOrganisationHead | kPlaceHead)) != 0 && (last & kTitle) == 0;
    std::uint32_t title_first = end, title_end = first;
    for (std::uint32_t t = first; t < end && (!headed || t == first); ++t)
      if (const std::uint32_t title = end_of_title(t, end); title > t) {
        title_first = std::min(title_first, t);
        title_end = title;
        t = title - 1;
      }
    if (title_first < end) return take_titled(first, title_first, title_end, end);
    if ((flags(first) & kGroup) != 0 && end - first > 1 && !headed && (flags(first + 1) & kGivenName) != 0) {
      add(first, first + 1, {});
      return add(first + 1, end, title_before(first));
    }
    add(first, end, title_before(first));
  }

  // Where a title that begins at t ends; t where none does.
  std::uint32_t end_of_title(std::uint32_t t, std::uint32_t end) const {
    for (std::uint32_t e = std::min(end, t + 4); e > t; --e)
      if ((phrase_flags(t, e) & kTitle) != 0 && !is_possessive(e - 1)) return e;
    return t;
  }

  // first … title_first … title_end … end: what stands before the title is a name of its own (French, FBI), or a part
  // of the title (Deputy Harbour Minister).
  void take_titled(std::uint32_t first, std::uint32_t title_first, std::uint32_t title_end, std::uint32_t end) {
    std::uint32_t t = first;
    while (t < title_first) {
      std::uint32_t own = capitals_.is_acronym(t, sentence_) ? t + 1 : t;
      for (std::uint32_t e = std::min(title_first, t + 3); e > t && own == t; --e)
        if ((phrase_flags(t, e) & (kGroup | kPlace | kOrganisation)) != 0) own = e;
      if (own == t) break;
      add(t, own, {});
      t = own;
    }
    if (title_end == end) {  // a title and nobody who bears it
      if (t < title_first && title_first - t > 1) add(t, title_first, {});
      return;
    }
    if ((flags(title_end) & kGroup) != 0 && end - title_end == 1) return add(title_end, end, {});
    add(title_end, end, {tokens_[t].span.begin, tokens_[title_end - 1].span.end});
  }

  // A title in small letters just before a name: foreign minister Ida Vane.
  Span title_before(std::uint32_t first) const {
    for (std::uint32_t size = std::min(3U, first - first_); size > 0; --size) {
      const std::uint32_t from = first - size;
      if (tokens_[from].kind != TokenKind::word || tokens_[first - 1].kind != TokenKind::word || !adjoins(first))
        continue;
      if ((phrase_flags(from, first) & (kTitle | kRole)) != 0 && !is_possessive(first - 1))
        return {tokens_[from].span.begin, tokens_[first - 1].span.end};
    }
    return {};
  }

  void add(std::uint32_t first, std::uint32_t end, Span title) {
    while (first < end && is_function(first) && !capitals_.is_acronym(first, sentence_)) ++first;
    if (first == end || (end - first == 1 && tokens_[first].span.size() - possessive_size(first) < 2)) return;
    const std::uint32_t only = flags(first);
    if (end - first == 1 && title.empty() && (only & (kRole | kTitle | kSuffix)) != 0 &&
        (only & (kGivenName | kPlace | kGroup)) == 0)
      return;
    Name name;
    name.span = {tokens_[first].span.begin, tokens_[end - 1].span.end - possessive_size(end - 1)};
    name.title = title;
    name.first_token = first;
    name.end_token = end;
    const auto [kind, ground] = cues_.classify(name);
    name.kind = kind;
    names_.push_back(name);
    grounds_.push_back(ground);
  }

  const Capitals& capitals_;
  NameCues cues_;
  std::vector<Name> names_;
  std::vector<KindGround> grounds_;
};

}  // namespace

std::vector<Name> find_names_by_rule(NameText& text) {
  return NameScan(text).run();
}

}  // namespace rashomon
