// Each question looks at a few tokens left and right. Tested by tests/cases/figures.
#include "rashomon/values/not_figures.h"

#include "rashomon/base/one_of.h"
#include "rashomon/language/name_words.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/values/counted.h"
#include "rashomon/values/figure_words.h"

namespace rashomon {
namespace {

class Doubts {
 public:
  Doubts(const NumberContext& context, std::uint32_t first, std::uint32_t at, const Numeral& numeral)
      : c_(context), first_(first), at_(at), next_(numeral.rest.token), numeral_(numeral) {}

  bool is_time() const {
    const std::string_view after = word(next_);
    if (is_one_of(after, {"a.m.", "p.m.", "am", "pm", "AM", "PM", "o'clock", "o\u2019clock", "GMT", "UTC",
                                        "ET", "BST", "CET", "EDT", "EST"}))
      return true;
    const bool colon_after = after == ":" && touches(next_) && touches(next_ + 1) && is_number(next_ + 1);
    return colon_after || (before(1) == ":" && touches(at_) && at_ >= first_ + 2 && is_number(at_ - 2));
  }

  // 8 June, June 8, June 2018, 8th of June, 1 and 2 June
  bool is_day_or_year_of_month() const {
    if (!numeral_.plain) return false;
    if (numeral_.value <= 31 && !c_.is_english() && (word(next_) == "." || word(next_) == "de") &&
        month_of(word(next_ + 1), c_.language) != 0)
      return true;  // 8. Juni, 8 de junio
    const bool of = word(next_) == "of";
    if (numeral_.value <= 31 && month_of(word(of ? next_ + 1 : next_), c_.language) != 0) return true;
    if (month_of(before(1), c_.language) != 0 && (numeral_.value <= 31 || is_year())) return true;
    const bool day_before = at_ >= first_ + 2 && (before(1) == "-" || before(1) == "\u2013" || before(1) == "," ||
                                                  before(1) == "and" || before(1) == "to");
    return day_before && (numeral_.value <= 31 || is_year()) && is_number(at_ - 2) && at_ >= first_ + 3 &&
           month_of(word(at_ - 3), c_.language) != 0;
  }

  bool is_bare_year() const {
    if (!numeral_.plain || !is_year()) return false;
    if (is_one_of(before(1), {"in",    "since",  "by",     "from",   "until",  "till", "late", "early", "mid", "before",
          "after", "during", "for",    "this",   "of",     "the",  "In",   "Since", "By",  "From",
          "im",    "Jahr",   "seit",   "en",     "depuis", "desde", "nel", "em", "в", "с", "у",
          "(",     "spring", "summer", "autumn", "winter", "fall", "and",  "to"}))
      return true;
    if (!find_modifier_before(c_, first_, at_).name.empty()) return false;
    const std::string_view after = word(next_);
    if (!c_.is_english()) return find_counted(c_, numeral_.rest, false, false).empty();
    return !(next_ < c_.end && token(next_).kind == TokenKind::word && !token(next_).capitalised && after.size() > 3 &&
             (after.ends_with('s') || after == "people" || after == "children"));
  }

  // 2018 года
  bool is_year_by_word() const {
    if (!numeral_.plain || !is_year()) return false;
    return is_one_of(word(next_), {"год", "года", "году", "годов", "рік", "року", "році"});
  }

  // The 4 of magnitude-6.4, the 700 of PS21,700: behind a word with digits.
  bool is_tail() const {
    return (before(1) == "." || before(1) == ",") && touches(at_) && touches(at_ - 1) && at_ >= first_ + 2 &&
           token(at_ - 2).kind == TokenKind::word && before(2).find_first_of("0123456789") != std::string_view::npos;
  }

  // The Birmingham Six were …; in a heading all words have a capital.
  bool is_number_of_name() const {
    const std::string_view own = word(at_), after = word(next_);
    return !numeral_.by_digits && at_ >= first_ + 1 && own[0] >= 'A' && own[0] <= 'Z' && token(at_ - 1).kind == TokenKind::word &&
           token(at_ - 1).capitalised && !is_function_word(before(1)) && !after.empty() && after[0] >= 'a' && after[0] <= 'z';
  }

  // Boeing 737, Article 5, room 101, No. 5
  bool is_part_of_name() const {
    if (at_ == first_ || !numeral_.by_digits) return false;
    const Token& last = token(at_ - 1);
    if (last.kind == TokenKind::symbol) return before(1) == "#" || before(1) == "@";
    if (before(1) == "-" && touches(at_) && touches(at_ - 1) && at_ >= first_ + 2)  // F-16, the 40 of a score 41-40
      return token(at_ - 2).capitalised || is_number(at_ - 2);
    if (last.kind != TokenKind::word) return false;
    if (is_designator(before(1))) return true;
    if (!last.capitalised || is_function_word(before(1)) || numeral_.magnitude > 1) return false;
    if ((name_word_flags(before(1)) & (name_word::kCalendar | name_word::kPlace)) != 0) return false;
    if (!find_modifier_before(c_, first_, at_).name.empty()) return false;
    const bool counts = next_ < c_.end && token(next_).kind == TokenKind::word && !token(next_).capitalised &&
                        !is_function_word(word(next_)) && word(next_).ends_with('s');
    return !(counts && at_ - 1 == first_);
  }

  // 12 Roe Street
  bool is_address() const {
    if (!numeral_.plain) return false;
    for (std::uint32_t t = next_; t < c_.end && t < next_ + 4; ++t) {
      if (token(t).kind != TokenKind::word || !token(t).capitalised) return false;
      if (t > next_ && is_one_of(word(t), {"Street", "St.", "Avenue", "Ave.", "Road", "Rd.", "Boulevard", "Blvd.", "Lane", "Drive", "Square", "Place"}))
        return true;
    }
    return false;
  }

  // +44 20 7946 0958, (555) 014-2277: groups of digits behind a plus sign or an area code in brackets, seven digits at least.
  std::uint32_t end_of_telephone() const {
    const bool plus = before(1) == "+" && touches(at_), bracket = before(1) == "(" && word(at_ + 1) == ")";
    if (!numeral_.by_digits || (!plus && !bracket)) return at_;
    std::uint32_t t = at_, digits = 0, groups = 0, end = at_;
    for (; t < c_.end; ++t) {
      const bool joint = is_one_of(word(t), {"-", "(", ")", "."}) || token(t).kind == TokenKind::symbol;
      if (is_number(t) && word(t).find_first_not_of("0123456789") == std::string_view::npos) {
        digits += token(t).span.size();
        ++groups;
        end = t + 1;
      } else if (!joint) {
        break;
      }
    }
    return groups >= 2 && digits >= 7 && digits <= 15 ? end : at_;
  }

  // 555-0123, (020) 7946-0000, 2018-07-16, 12.10.2018, 24/7: the end of a chain of digits, or at_ where there is none.
  std::uint32_t end_of_chain() const {
    if (!numeral_.by_digits) return at_;
    std::uint32_t t = at_, links = 0;
    bool slash = false;
    while (t + 2 < c_.end && touches(t + 1) && touches(t + 2) && is_number(t + 2) &&
           (word(t + 1) == "-" || word(t + 1) == "/" || word(t + 1) == ".")) {
      slash = slash || word(t + 1) == "/";
      t += 2;
      ++links;
    }
    const bool leading_zero =
        token(at_).span.size() > 1 && word(at_)[0] == '0' && word(at_).find_first_of(".,") == std::string_view::npos;
    const bool telephone = links == 1 && !slash && token(t).span.size() == 4 && token(at_).span.size() == 3;
    const bool always = slash && (word(at_) == "24" || word(at_) == "9") && (word(t) == "7" || word(t) == "11");
    return links >= 2 || telephone || always || (leading_zero && numeral_.plain) ? t + 1 : at_;
  }

  bool is_item_number() const {
    return at_ == first_ && numeral_.plain && (word(next_) == "." || word(next_) == ")") && next_ + 1 < c_.end &&
           numeral_.value < 100;
  }

  // An identifier: more digits than anything is counted with.
  bool is_identifier() const { return numeral_.plain && token(at_).span.size() > 15; }

  bool is_half_of_game() const {
    return numeral_.value == 0.5 && !numeral_.by_digits &&
           is_one_of(before(1), {"first", "second", "other", "better", "latter", "opening", "final", "top", "bottom"});
  }

 private:
  const Token& token(std::uint32_t t) const { return (*c_.tokens)[t]; }
  std::string_view word(std::uint32_t t) const {
    return t < c_.end ? text_of(c_.text, token(t).span) : std::string_view{};
  }
  std::string_view before(std::uint32_t back) const {
    return at_ >= first_ + back ? word(at_ - back) : std::string_view{};
  }
  bool is_number(std::uint32_t t) const { return t < c_.end && token(t).kind == TokenKind::number; }
  bool touches(std::uint32_t t) const {
    return t > first_ && t < c_.end && token(t).span.begin == token(t - 1).span.end;
  }
  bool is_year() const { return numeral_.value >= 1000 && numeral_.value <= 2199 && token(at_).span.size() == 4; }

  const NumberContext& c_;
  std::uint32_t first_, at_, next_;
  const Numeral& numeral_;
};

}  // namespace

std::uint32_t end_of_what_is_no_figure(const NumberContext& context, std::uint32_t first, std::uint32_t at,
                                       const Numeral& numeral, bool has_unit) {
  const Doubts doubts(context, first, at, numeral);
  if (const std::uint32_t end = doubts.end_of_chain(); end > at && !has_unit) return end;
  if (const std::uint32_t end = doubts.end_of_telephone(); end > at && !has_unit) return end;
  const std::uint32_t end = numeral.rest.token > at ? numeral.rest.token : at + 1;
  if (doubts.is_time() || doubts.is_tail() || doubts.is_half_of_game() || doubts.is_year_by_word()) return end;
  if (has_unit) return at;
  const bool none = doubts.is_day_or_year_of_month() || doubts.is_bare_year() || doubts.is_part_of_name() || doubts.is_number_of_name() ||
                    doubts.is_identifier() || doubts.is_address() || doubts.is_item_number();
  return none ? end : at;
}

}  // namespace rashomon
