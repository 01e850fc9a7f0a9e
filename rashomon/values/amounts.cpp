// Tested by tests/cases/figures.
#include "rashomon/values/amounts.h"

#include "rashomon/values/figure_words.h"
#include "rashomon/values/number_words.h"

namespace rashomon {
namespace {

std::string_view word_at(const NumberContext& context, std::uint32_t t) {
  return t < context.end ? text_of(context.text, (*context.tokens)[t].span) : std::string_view{};
}

std::string_view first_piece(const NumberContext& context, TokenPlace place) {
  const std::string_view rest =
      context.text.substr(place.byte, (*context.tokens)[place.token].span.end - place.byte);
  return rest.substr(0, rest.find('-'));
}

// A quarter of a mile: the unit that a fraction is a part of.
Unit unit_of_part(const NumberContext& context, const Numeral& numeral) {
  const std::uint32_t t = numeral.rest.token;
  if (numeral.value >= 1 || numeral.plain || word_at(context, t) != "of" ||
      (word_at(context, t + 1) != "a" && word_at(context, t + 1) != "an"))
    return {};
  return find_unit_at(context, t + 2);
}

// 5 feet 2 inches, 12 ft 2 in: one length.
void add_inches(const NumberContext& context, Amount& amount) {
  if (amount.unit.name != "foot" || amount.is_split) return;
  const std::uint32_t t = amount.end_token + (word_at(context, amount.end_token) == "and" ? 1 : 0);
  if (t >= context.end || (*context.tokens)[t].kind == TokenKind::symbol) return;
  const std::optional<Numeral> inches = read_numeral(context, t, false);
  if (!inches || !inches->vague.empty() || inches->value <= 0 || inches->value >= 12) return;
  const std::uint32_t unit = inches->rest.token;
  if (word_at(context, unit) != "in" && word_at(context, unit) != "inches" && word_at(context, unit) != "inch") return;
  amount.numeral.value += inches->value / 12;
  amount.end_token = unit + 1;
  amount.span.end = (*context.tokens)[unit].span.end;
}

// 30C is heat where the sentence speaks of it, 11c a coin where it speaks of money; 12 pounds are money where it does so
// and a weight where it speaks of that or where something is weighed by them. Else the letter is part of a name (13F).
void settle_unit(const NumberContext& context, std::uint32_t first, Amount& amount) {
  const auto speaks = [&](Topic topic) { return speaks_of(context, first, amount.first_token, topic); };
  const std::string_view written = text_of(context.text, {amount.numeral.span.end, amount.unit.end});
  if (amount.unit.needs_heat && !speaks(Topic::heat)) {
    if (written == "c" && speaks(Topic::money))
      amount.unit.name = "cent";
    else
      amount.unit = {};
  } else if (amount.unit.name == "pound" && written.find("pound") != std::string_view::npos) {
    const bool of = word_at(context, amount.unit.end_token) == "of";
    const std::uint32_t before = amount.first_token > first + 1 ? amount.first_token - 2 : first;
    const bool priced = is_word_of(context, before, Topic::money) || is_word_of(context, before + 1, Topic::money);
    if (!of && (priced || (!speaks(Topic::weight) && speaks(Topic::money)))) amount.unit.name = "pound sterling";
  }
}

// 120 MEUR, 75 USD million
void scale_currency(const NumberContext& context, Amount& amount) {
  double scale = amount.currency.in_millions || amount.unit.in_millions ? 1e6 : 1;
  if (amount.unit.is_currency && amount.numeral.magnitude == 1 && !amount.is_split && context.is_english()) {
    const NumberWord* word = find_number_word(word_at(context, amount.end_token), context.language);
    if (word != nullptr && word->kind == NumberWordKind::magnitude && word->value >= 1e6) {
      scale = word->value;
      amount.span.end = (*context.tokens)[amount.end_token++].span.end;
    }
  }
  amount.numeral.value *= scale;
  amount.numeral.magnitude *= scale;
}

}  // namespace

std::string unit_name(const Amount& amount) {
  return std::string(amount.currency.name.empty() ? amount.unit.name : amount.currency.name);
}

std::optional<Amount> read_amount(const NumberContext& context, std::uint32_t first, std::uint32_t t) {
  const std::vector<Token>& tokens = *context.tokens;
  if (tokens[t].kind == TokenKind::symbol && static_cast<unsigned char>(word_at(context, t)[0]) < 0x80)
    return std::nullopt;
  Amount amount;
  amount.first_token = t;
  if (tokens[t].kind == TokenKind::number) amount.currency = find_currency_before(context, first, t);
  const std::optional<Numeral> numeral = read_numeral(context, t, !amount.currency.name.empty());
  if (!numeral) return std::nullopt;
  amount.numeral = *numeral;
  amount.span = numeral->span;
  if (!amount.currency.name.empty()) {
    amount.first_token = amount.currency.end_token;
    amount.span.begin = amount.currency.end;
  }
  amount.end_token = numeral->rest.token;
  Unit unit = find_unit_after(context, *numeral);
  if (unit.name.empty()) unit = unit_of_part(context, *numeral);
  const bool names_currency = !amount.currency.name.empty() && (!unit.is_currency || unit.name.empty());
  if (!unit.name.empty() && !names_currency) {
    amount.unit = unit;
    settle_unit(context, first, amount);
  }
  if (!amount.unit.name.empty()) {
    amount.end_token = unit.end_token;
    amount.span.end = unit.end;
  }
  amount.is_split = amount.end_token < context.end && amount.span.end > tokens[amount.end_token].span.begin &&
                    amount.span.end < tokens[amount.end_token].span.end;
  if (amount.end_token == numeral->rest.token && numeral->joined && amount.unit.name.empty()) {
    if (is_adjective_after_hyphen(first_piece(context, numeral->rest))) return std::nullopt;
    if (numeral->by_digits && numeral->rest.byte == numeral->span.end &&
        tokens[numeral->rest.token].kind == TokenKind::number)
      return std::nullopt;  // 737MAX, 2B
    amount.is_split = true;
  }
  add_inches(context, amount);
  scale_currency(context, amount);
  return amount;
}

}  // namespace rashomon
