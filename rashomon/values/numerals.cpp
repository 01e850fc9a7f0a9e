// Digits are read from their token and what follows it, words piece by piece (hyphens part pieces: twenty-three).
//
// Tested by tests/cases/figures.
#include "rashomon/values/numerals.h"

#include <cmath>

#include "rashomon/language/characters.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/values/number_words.h"

namespace rashomon {
namespace {

class NumeralReader {
 public:
  NumeralReader(const NumberContext& context, bool after_currency) : c_(context), after_currency_(after_currency) {}

  std::optional<Numeral> read(std::uint32_t at) {
    const Token& token = tok(at);
    out_.span.begin = token.span.begin;
    place_ = {at, token.span.begin};
    bool found = false;
    if (token.kind == TokenKind::number)
      found = read_digits();
    else if (token.kind == TokenKind::word)
      found = read_words();
    else if (token.kind == TokenKind::symbol)
      found = read_vulgar(at);
    if (!found || !std::isfinite(out_.value)) return std::nullopt;
    out_.rest = place_;
    return out_;
  }

 private:
  const Token& tok(std::uint32_t t) const { return (*c_.tokens)[t]; }
  std::string_view word(std::uint32_t t) const { return t < c_.end ? text_of(c_.text, tok(t).span) : ""; }

  // ---- places -------------------------------------------------------------------------------------------------------
  std::string_view piece() const { return text_of(c_.text, piece_at(c_, place_)); }
  void take(std::uint32_t end) {  // up to byte `end` of the token at place_
    const std::uint32_t token = place_.token;
    out_.span.end = end;
    place_ = place_after(c_, token, end);
    out_.joined = place_.token < c_.end && (place_.token == token || (place_.byte == end + 1 && c_.text[end] == '-'));
  }
  void take_piece() { take(piece_at(c_, place_).end); }

  const NumberWord* look_up() const { return place_.token < c_.end ? find_number_word(piece(), c_.language) : nullptr; }
  bool begins_scale() const {  // million, dozen
    const NumberWord* found = look_up();
    return found != nullptr && (found->kind == NumberWordKind::magnitude || found->kind == NumberWordKind::group);
  }
  bool next_is(std::string_view lower) const {
    return word(place_.token) == lower && place_.byte == tok(place_.token).span.begin;
  }

  // ---- digits -------------------------------------------------------------------------------------------------------
  bool read_digits() {
    const std::uint32_t at = place_.token;
    const Span span = tok(at).span;
    std::uint32_t end = span.begin;
    while (end < span.end && !is_letter(kind_of_ascii(static_cast<unsigned char>(c_.text[end])))) ++end;
    out_.value = value_of_digits(text_of(c_.text, {span.begin, end}), c_.decimal_comma);
    if (out_.value < 0) return false;
    out_.by_digits = true;
    out_.plain = end == span.end && word(at).find_first_not_of("0123456789") == std::string_view::npos;
    read_leading_point(at);
    if (end < span.end) return take_attached(end);
    take(end);
    read_fraction(at);
    read_magnitudes();
    return true;
  }

  // .534
  void read_leading_point(std::uint32_t at) {
    if (at == 0 || !out_.plain || word(at - 1) != "." || tok(at - 1).span.end != tok(at).span.begin) return;
    const std::uint32_t point = tok(at - 1).span.begin;
    if (point > 0 && c_.text[point - 1] != ' ' && c_.text[point - 1] != '(') return;
    out_.value /= std::pow(10.0, tok(at).span.size());
    out_.plain = false;
    out_.span.begin = tok(at - 1).span.begin;
  }

  // What is written against the digits: 12bn, $5m, 5km (left as the rest), but not 3rd, 1980s, 10am.
  bool take_attached(std::uint32_t end) {
    const Span span = tok(place_.token).span;
    const std::string_view tail = text_of(c_.text, {end, span.end});
    for (const std::string_view no :
         {"st", "nd", "rd", "th", "s", "am", "pm", "a.m.", "p.m.", "x", "G", "D", "AM", "PM", "ers"})
      if (tail == no) return false;
    const NumberWord* scale = find_attached_magnitude(tail);
    if (scale != nullptr && (after_currency_ || !may_be_unit(tail) || counts_millions(tail))) {
      scale_by(scale->value);
      take(span.end);
      return true;
    }
    take(end);
    place_ = {place_.token, end};
    out_.joined = true;
    return true;
  }

  // 2.7m sales: m for millions where a common word in the plural follows soon.
  bool counts_millions(std::string_view tail) const {
    if (!c_.is_english() || (tail != "m" && tail != "M")) return false;
    for (std::uint32_t t = place_.token + 1; t < c_.end && t < place_.token + 5 && tok(t).kind == TokenKind::word;
         ++t) {
      if (word(t) == "people" || (word(t).size() > 3 && word(t).ends_with('s') && !tok(t).capitalised)) return true;
      if (t == place_.token + 1 && is_function_word(word(t))) return false;
    }
    return false;
  }

  // 1/16, 1 1/2, 2½
  void read_fraction(std::uint32_t at) {
    if (const double part = vulgar_fraction(word(at + 1)); part > 0 && tok(at + 1).span.begin <= tok(at).span.end + 1) {
      out_.value += part;
      return take_fraction(at + 1);
    }
    if (is_slashed(at)) {
      const double divisor = value_of_digits(word(at + 2), false);
      if (divisor > 0 && divisor > out_.value) {
        out_.value /= divisor;
        take_fraction(at + 2);
      }
    } else if (at + 3 < c_.end && out_.plain && tok(at + 1).kind == TokenKind::number && is_slashed(at + 1)) {
      const double above = value_of_digits(word(at + 1), false), below = value_of_digits(word(at + 3), false);
      if (above > 0 && below > above && below <= 64) {
        out_.value += above / below;
        take_fraction(at + 3);
      }
    }
  }
  bool is_slashed(std::uint32_t at) const {
    return at + 2 < c_.end && (word(at + 1) == "/" || word(at + 1) == "\u2044") &&
           tok(at + 2).kind == TokenKind::number && tok(at + 1).span.begin == tok(at).span.end &&
           tok(at + 2).span.begin == tok(at + 1).span.end && word(at + 3) != "/";
  }
  void take_fraction(std::uint32_t last) {
    out_.plain = false;
    place_ = {last, tok(last).span.begin};
    take(tok(last).span.end);
  }

  bool read_vulgar(std::uint32_t at) {
    out_.value = vulgar_fraction(word(at));
    if (out_.value == 0) return false;
    out_.by_digits = true;
    take(tok(at).span.end);
    return true;
  }

  // ---- magnitudes ---------------------------------------------------------------------------------------------------
  void scale_by(double factor) {
    out_.value *= factor;
    out_.magnitude *= factor;
    out_.plain = false;
  }

  // billion; and a half million; thousand million
  void read_magnitudes() {
    if (word(place_.token) == "and" && word(place_.token + 1) == "a" && word(place_.token + 2) == "half") {
      out_.value += 0.5 * out_.magnitude;
      out_.plain = false;
      place_.token += 2;
      place_.byte = tok(place_.token).span.begin;
      take_piece();
    }
    while (begins_scale() && out_.magnitude < 1e12) {
      scale_by(look_up()->value);
      take_piece();
    }
  }

  // ---- words --------------------------------------------------------------------------------------------------------
  bool read_words() {
    if (!c_.is_english()) return read_foreign_word();
    const std::string_view first = word(place_.token);
    if (first == "a" || first == "an" || first == "A" || first == "An") return read_with_article();
    const NumberWord* found = look_up();
    if (found == nullptr) return first == "several" || first == "Several" || first == "few" ? read_several() : false;
    if (found->kind == NumberWordKind::vague) return read_vague();
    if (found->kind == NumberWordKind::part) return read_half();
    if (found->kind == NumberWordKind::magnitude || found->kind == NumberWordKind::group)
      return false;  // "hundred" needs a number
    read_below_million();
    if (read_part()) return true;
    out_.is_one = out_.value == 1 && out_.magnitude == 1;
    read_magnitudes();
    return true;
  }

  // zwölf, drei Millionen, un milliard; not a word of a longer number that the tables do not have (treinta y tres)
  bool read_foreign_word() {
    const NumberWord* found = look_up();
    const std::uint32_t at = place_.token;
    if (found == nullptr || found->kind != NumberWordKind::ones || (at > 0 && word(at - 1) == "y")) return false;
    out_.value = found->value;
    take_piece();
    const bool scaled = begins_scale();
    if (out_.joined || (out_.value == 1 && !scaled)) return false;  // "ein" is an article more often than a number
    read_magnitudes();
    return true;
  }

  // two hundred and thirty-four thousand five hundred
  void read_below_million() {
    double total = 0, current = 0, last_scale = 1e18;
    while (const NumberWord* found = look_up()) {
      if (found->kind == NumberWordKind::ones && std::fmod(current, 10) == 0 &&
          (current < 10 || std::fmod(current, 100) != 10)) {
        if (found->value >= 10 && std::fmod(current, 100) != 0) break;
        if (current > 0 && current < 20) break;
        current += found->value;
      } else if (found->kind == NumberWordKind::tens && std::fmod(current, 100) == 0) {
        current += found->value;
      } else if (found->kind == NumberWordKind::magnitude && found->value == 100 && current > 0 && current < 100) {
        current *= 100;
      } else if (found->kind == NumberWordKind::magnitude && found->value > 100 && current > 0 &&
                 found->value < last_scale) {
        total += current * found->value;
        last_scale = found->value;
        current = 0;
        out_.magnitude = std::max(out_.magnitude, found->value);
      } else {
        break;
      }
      take_piece();
      if (next_is("and") && (current >= 100 || (current == 0 && total > 0)) && begins_small(place_.token + 1))
        place_ = place_after(c_, place_.token, tok(place_.token).span.end);
    }
    out_.value = total + current;
  }

  bool begins_small(std::uint32_t t) const {
    if (t >= c_.end) return false;
    const NumberWord* found = find_number_word(text_of(c_.text, piece_at(c_, {t, tok(t).span.begin})), c_.language);
    return found != nullptr && (found->kind == NumberWordKind::ones || found->kind == NumberWordKind::tens);
  }

  // thirds in two-thirds, quarters of in three quarters of
  bool read_part() {
    const NumberWord* found = look_up();
    if (found == nullptr || found->kind != NumberWordKind::part || out_.value >= found->value) return false;
    const Span piece = piece_at(c_, place_);
    const bool plural = c_.text[piece.end - 1] == 's';
    if (plural != (out_.value > 1)) return false;
    out_.value /= found->value;
    take_piece();
    return true;
  }

  // a hundred, a dozen, a third of, a few thousand, a handful of, a couple of
  bool read_with_article() {
    place_ = place_after(c_, place_.token, tok(place_.token).span.end);
    if (place_.token >= c_.end) return false;
    const std::string_view next = piece();
    if (next == "handful" || next == "couple" || next == "few") {
      out_.vague.assign("a ");
      out_.vague += next;
      if (next == "few") return read_several();
      out_.value = next == "couple" ? 2 : 5;
      take_piece();
      return next_is("of");
    }
    const NumberWord* found = look_up();
    if (found == nullptr) return false;
    if (begins_scale()) {
      out_.value = 1;
      read_magnitudes();
      return true;
    }
    if (found->kind != NumberWordKind::part) return false;
    out_.value = 1 / found->value;
    take_piece();
    if (begins_scale()) return read_magnitudes(), true;  // a quarter million
    return found->value > 2 && !out_.joined && ends_fraction(place_.token);
  }

  // Whether what follows "a third" leaves it a fraction: of, a stop, a comparison.
  bool ends_fraction(std::uint32_t t) const {
    const std::string_view next = word(t);
    return next.empty() || next == "of" || next == "more" || next == "less" || next == "fewer" ||
           tok(t).kind == TokenKind::punctuation;
  }

  // half a million, half of, half the, half million, quarter million; thirds only with a number before them
  bool read_half() {
    const bool half = piece() == "half" || piece() == "Half";
    if (!half && piece() != "quarter") return false;
    out_.value = half ? 0.5 : 0.25;
    take_piece();
    if (begins_scale()) return read_magnitudes(), true;
    if (out_.joined || !half) return false;
    const std::string_view next = word(place_.token);
    if (next == "a" || next == "an") {
      const TokenPlace article = place_;
      place_ = place_after(c_, place_.token, tok(place_.token).span.end);
      if (begins_scale())
        read_magnitudes();
      else if (look_up() != nullptr || place_.token >= c_.end)
        place_ = article;
      return true;
    }
    const std::uint32_t half_at = place_.token - 1;
    for (const std::string_view before :
         {"than", "nearly", "almost", "about", "over", "by", "least", "roughly", "around"})
      if (half_at > 0 && word(half_at - 1) == before) return true;
    for (const std::string_view follower : {"of", "the", "its", "their", "his", "her", "our", "all", "those", "these"})
      if (next == follower) return true;
    return false;
  }

  // several hundred, a few thousand; without a magnitude it is no number
  bool read_several() {
    if (out_.vague.empty()) out_.vague = "several";
    if (word(place_.token) == "few" && out_.vague == "several") return false;
    take_piece();
    if (!begins_scale()) return false;
    out_.value = 1;
    read_magnitudes();
    return true;
  }

  // dozens; tens of thousands
  bool read_vague() {
    const NumberWord first = *look_up();
    const std::uint32_t begin = place_.byte;
    out_.value = first.value;
    take_piece();
    if (out_.joined) return false;
    const bool of = next_is("of");
    if ((first.value == 10 || first.value == 20) && !of) return false;  // tens, scores
    if (of) {
      const TokenPlace before = place_;
      place_ = place_after(c_, place_.token, tok(place_.token).span.end);
      const NumberWord* second = look_up();
      if (second != nullptr && second->kind == NumberWordKind::vague && second->value > first.value) {
        out_.value *= second->value;
        take_piece();
      } else {
        place_ = before;
      }
    }
    for (const char ch : text_of(c_.text, {begin, out_.span.end}))
      out_.vague.push_back(ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch | 0x20) : ch);
    return true;
  }

  const NumberContext& c_;
  bool after_currency_;
  TokenPlace place_;
  Numeral out_;
};

}  // namespace

std::optional<Numeral> read_numeral(const NumberContext& context, std::uint32_t at, bool after_currency) {
  return NumeralReader(context, after_currency).read(at);
}

}  // namespace rashomon
