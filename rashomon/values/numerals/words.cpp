// Numbers in words, piece by piece (hyphens part pieces: twenty-three): two hundred and thirty-four thousand | half a
// million | two-thirds | five point five | dozens | hundreds of thousands.
//
// English has all forms; other languages the short numbers of tables/numerals.txt. Tested by tests/cases/figures.
#include <algorithm>
#include <cmath>

#include "rashomon/base/one_of.h"
#include "rashomon/values/numerals/numeral_reader.h"
#include "rashomon/values/units.h"

namespace rashomon {

bool WordNumeral::read() {
  if (!c_.is_english()) return read_foreign_word();
  const std::string_view first = word(place_.token);
  if (first == "a" || first == "an" || first == "A" || first == "An") return read_with_article();
  const NumberWord* found = look_up();
  if (found == nullptr) return first == "several" || first == "Several" || first == "few" ? read_several() : false;
  if (found->kind == NumberWordKind::vague) return read_vague();
  if (found->kind == NumberWordKind::part) return read_half();
  if (found->kind == NumberWordKind::group) return false;
  if (found->kind == NumberWordKind::magnitude) {  // "hundred" needs a number, but hundred thousand does not
    const NumberWord* next = look_up_at(past(place_.token));
    if (found->value != 100 || next == nullptr || next->kind != NumberWordKind::magnitude || next->value < 1000) return false;
    out_.value = 1;
    read_magnitudes();
    return true;
  }
  read_below_million();
  if (read_part()) return true;
  read_decimals();
  const std::uint32_t before = place_.token < 2 ? 0 : place_.token - 2;
  if (out_.value == 0 && first.ends_with("ught") && is_one_of(word(before), {"to", "for", "at"}))
    return false;  // it came to naught
  out_.is_one = out_.value == 1 && out_.magnitude == 1;
  read_magnitudes();
  return true;
}

// zwölf, drei Millionen, un milliard; not a word of a longer number that the tables do not have (treinta y tres)
bool WordNumeral::read_foreign_word() {
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
void WordNumeral::read_below_million() {
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
    if (next_is("and") && (current >= 100 || (current == 0 && total > 0)) && begins_small(place_.token + 1) &&
        !fraction_at(place_.token + 1))
      place_ = place_after(c_, place_.token, tok(place_.token).span.end);
  }
  out_.value = total + current;
}

bool WordNumeral::begins_small(std::uint32_t t) const {
  if (t >= c_.end) return false;
  const NumberWord* found = find_number_word(text_of(c_.text, piece_at(c_, {t, tok(t).span.begin})), c_.language);
  return found != nullptr && (found->kind == NumberWordKind::ones || found->kind == NumberWordKind::tens);
}

// thirds in two-thirds, quarters of in three quarters of
bool WordNumeral::read_part() {
  const NumberWord* found = look_up();
  if (found == nullptr || found->kind != NumberWordKind::part) return false;
  if (out_.value >= found->value && found->value < 5) return false;  // growth for four quarters
  const Span written = piece_at(c_, place_);
  const bool plural = c_.text[written.end - 1] == 's';
  if (plural != (out_.value > 1)) return false;
  out_.value /= found->value;
  take_piece();
  if (begins_scale())
    read_magnitudes();
  else
    read_of_a_million();
  return true;
}

// five point five, two hundred point zero three: digits one by one, or one number below a hundred
void WordNumeral::read_decimals() {
  if (!next_is("point")) return;
  const TokenPlace before = place_;
  place_ = past(place_.token);
  double part = 0, scale = 1;
  std::uint32_t end = 0;
  for (const NumberWord* digit = look_up(); digit != nullptr && scale > 1e-9; digit = look_up()) {
    const bool two = digit->kind == NumberWordKind::tens || (digit->kind == NumberWordKind::ones && digit->value > 9);
    if ((!two && digit->kind != NumberWordKind::ones) || (two && end != 0)) break;
    scale /= two ? 100 : 10;
    part += digit->value * scale;
    if (digit->kind == NumberWordKind::tens) scale *= 10;  // seventy-one: the one stands where the nought of 70 does
    end = piece_at(c_, place_).end;
    take_piece();
    if (digit->kind == NumberWordKind::tens) {
      const NumberWord* ones = look_up();
      if (ones == nullptr || ones->kind != NumberWordKind::ones || ones->value > 9) break;
      part += ones->value * scale / 10;
      take_piece();
      break;
    }
    if (two) break;
  }
  if (end == 0) {
    place_ = before;
    return;
  }
  out_.value += part;
}

// a hundred, a dozen, a third of, a few thousand, a handful of, a couple of
bool WordNumeral::read_with_article() {
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
    if (const NumberWord* part = look_up(); part != nullptr && part->kind == NumberWordKind::part) read_part();
    return true;
  }
  if (found->kind != NumberWordKind::part) return false;
  out_.value = 1 / found->value;
  take_piece();
  if (begins_scale()) return read_magnitudes(), true;  // a quarter million
  if (found->value == 2) return !out_.joined && is_time_unit(place_.token);  // a half hour
  if (out_.joined || !ends_fraction(place_.token)) return false;
  read_of_a_million();
  return true;
}

bool WordNumeral::is_time_unit(std::uint32_t t) const {
  return find_unit_at(c_, t).is_time;
}

// Whether what follows "a third" leaves it a fraction: of, a stop, a comparison.
bool WordNumeral::ends_fraction(std::uint32_t t) const {
  const std::string_view next = word(t);
  return next.empty() || next == "of" || next == "more" || next == "less" || next == "fewer" ||
         tok(t).kind == TokenKind::punctuation;
}

// half a million, half of, half the, half million, quarter million; thirds only with a number before them
bool WordNumeral::read_half() {
  const bool half = piece() == "half" || piece() == "Half";
  if (!half && piece() != "quarter") return false;
  out_.value = half ? 0.5 : 0.25;
  take_piece();
  if (begins_scale()) return read_magnitudes(), true;
  if (out_.joined || !half) return false;
  if (is_time_unit(place_.token)) return true;  // half hour
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
  if (half_at > 0 && is_one_of(word(half_at - 1),
                               {"than", "nearly", "almost", "about", "over", "by", "least", "roughly", "around"}))
    return true;
  return is_one_of(next, {"of", "the", "its", "their", "his", "her", "our", "all", "those", "these"});
}

// several hundred, a few thousand; without a magnitude it is no number
bool WordNumeral::read_several() {
  if (out_.vague.empty()) out_.vague = "several";
  if (word(place_.token) == "few" && out_.vague == "several") return false;
  take_piece();
  if (!begins_scale()) return false;
  out_.value = 1;
  read_magnitudes();
  return true;
}

// dozens; tens of thousands
bool WordNumeral::read_vague() {
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

}  // namespace rashomon
