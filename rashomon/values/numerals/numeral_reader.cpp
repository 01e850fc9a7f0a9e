// Tested by tests/cases/figures.
#include "rashomon/values/numerals/numeral_reader.h"

#include "rashomon/values/units.h"

namespace rashomon {

void NumeralReader::take(std::uint32_t end) {
  const std::uint32_t token = place_.token;
  out_.span.end = end;
  place_ = place_after(c_, token, end);
  out_.joined = place_.token < c_.end && (place_.token == token || (place_.byte == end + 1 && c_.text[end] == '-'));
}

void NumeralReader::take_token(std::uint32_t token) {
  place_ = {token, tok(token).span.begin};
  take(tok(token).span.end);
}

bool NumeralReader::begins_scale() const {
  const NumberWord* found = look_up();
  if (found == nullptr) return false;
  const bool dozens = found->kind == NumberWordKind::vague && found->value == 12;  // three dozens
  return found->kind == NumberWordKind::magnitude || found->kind == NumberWordKind::group || dozens;
}

void NumeralReader::scale_by(double factor) {
  out_.value *= factor;
  out_.magnitude *= factor;
  out_.plain = false;
}

void NumeralReader::read_magnitudes() {
  read_added_fraction();
  while (begins_scale() && out_.magnitude < 1e12) {
    scale_by(look_up()->value);
    take_piece();
  }
  read_added_fraction();
}

std::optional<NumeralReader::Fraction> NumeralReader::fraction_at(std::uint32_t t) const {
  if (t >= c_.end || tok(t).kind != TokenKind::word) return std::nullopt;
  double above = 0;
  TokenPlace place = {t, tok(t).span.begin};
  const auto step = [&] { place = place_after(c_, place.token, piece_at(c_, place).end); };
  if (word(t) == "a" || word(t) == "an") {
    above = 1;
    step();
  } else {
    const NumberWord* found = look_up_at(place);
    if (found != nullptr && found->kind == NumberWordKind::tens) {
      above = found->value;
      step();
      found = look_up_at(place);
    }
    if (found != nullptr && found->kind == NumberWordKind::ones) {
      above += found->value;
      step();
    }
  }
  const NumberWord* part = above > 0 ? look_up_at(place) : nullptr;
  if (part == nullptr || part->kind != NumberWordKind::part || above >= part->value) return std::nullopt;
  const Span written = piece_at(c_, place);
  if ((c_.text[written.end - 1] == 's') != (above > 1)) return std::nullopt;
  step();
  return Fraction{above / part->value, place, written.end};
}

// Police held three and a fifth fled: no fraction, unless a stop, a magnitude or a unit follows.
bool NumeralReader::may_be_ordinal(const Fraction& fraction, std::string_view part) const {
  if (part.ends_with('s') || part == "half" || part == "quarter") return false;
  const std::uint32_t t = fraction.place.token;
  if (t >= c_.end || tok(t).kind == TokenKind::punctuation) return false;
  const NumberWord* next = look_up_at(fraction.place);
  return !(next != nullptr && next->kind == NumberWordKind::magnitude) && find_unit_at(c_, t).name.empty();
}

void NumeralReader::read_added_fraction() {
  if (!c_.is_english() || !next_is("and")) return;
  const std::optional<Fraction> fraction = fraction_at(place_.token + 1);
  if (!fraction || word(fraction->place.token) == "of") return;  // 200 and a third of the crew
  std::uint32_t begin = fraction->end;
  while (begin > 0 && c_.text[begin - 1] != ' ' && c_.text[begin - 1] != '-') --begin;
  if (may_be_ordinal(*fraction, text_of(c_.text, {begin, fraction->end}))) return;
  out_.plain = false;
  out_.span.end = fraction->end;
  place_ = fraction->place;
  out_.joined = place_.token < c_.end && place_.byte == fraction->end + 1 && c_.text[fraction->end] == '-';
  const NumberWord* scale = begins_scale() ? look_up() : nullptr;
  if (scale != nullptr && scale->value < out_.magnitude) {  // one billion and a quarter million
    out_.value += fraction->value * scale->value;
    take_piece();
  } else {
    out_.value += fraction->value * out_.magnitude;
  }
}

void NumeralReader::read_of_a_million() {
  if (!next_is("of") || (word(place_.token + 1) != "a" && word(place_.token + 1) != "one")) return;
  const TokenPlace before = place_;
  place_ = past(place_.token + 1);
  if (const NumberWord* scale = look_up(); scale != nullptr && scale->kind == NumberWordKind::magnitude && scale->value > 100)
    read_magnitudes();
  else
    place_ = before;
}

}  // namespace rashomon
