// The lookups in tables/units.txt. Tested by tests/cases/figures.
#include "rashomon/values/units.h"

#include <algorithm>

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxUnitTokens = 4;

struct UnitRow {
  std::string_view name;
  bool is_time = false;
  bool is_currency = false;
  bool in_millions = false;
};

struct UnitTables {
  WordMap<UnitRow> after, elsewhere, attached, of_heat, before, behind, after_magnitude;
};

const UnitTables& tables() {
  static const UnitTables built = [] {
    UnitTables made;
    for (const TableRow& row : parse_table(embedded_text("rashomon/values/tables/units.txt"))) {
      const UnitRow unit = {row.value, row.section == "time", row.section.starts_with("currency"),
                            row.section == "currency in millions"};
      if (unit.in_millions) made.before.add(row.key, unit);
      if (row.section == "currency sign before")
        made.before.add(row.key, unit);
      else if (row.section == "currency, after a magnitude")
        made.after_magnitude.add(row.key, unit);
      else if (row.section == "only attached")
        made.attached.add(row.key, unit);
      else if (row.section == "letter of heat")
        made.of_heat.add(row.key, unit);
      else if (row.section == "currency sign behind")
        made.behind.add(row.key, unit);
      else if (row.section == "other languages")
        made.elsewhere.add(row.key, unit);
      else
        made.after.add(row.key, unit);
    }
    return made;
  }();
  return built;
}

Unit found(const UnitRow& row, std::uint32_t end_token, std::uint32_t end) {
  return {row.name, end_token, end, row.is_time, row.is_currency, row.in_millions, false};
}

// 10 $5 bills: the sign belongs to the number behind it.
bool is_sign_of_next(const NumberContext& context, std::uint32_t sign) {
  const std::vector<Token>& tokens = *context.tokens;
  return sign + 1 < context.end && tokens[sign + 1].kind == TokenKind::number &&
         (tokens[sign + 1].span.begin == tokens[sign].span.end || tokens[sign - 1].span.end < tokens[sign].span.begin);
}

// The longest row that begins at a place; a part of a hyphened word counts where it stands after the number.
Unit find_from(const NumberContext& context, TokenPlace place, bool joined) {
  const std::vector<Token>& tokens = *context.tokens;
  if (place.token >= context.end) return {};
  const std::uint32_t last = std::min(context.end, place.token + kMaxUnitTokens);
  for (std::uint32_t end = last; end > place.token; --end) {
    const Span span = {place.byte, tokens[end - 1].span.end};
    if (span.size() > 32 || span.empty()) continue;
    std::string_view written = text_of(context.text, span);
    const UnitRow* row = tables().after.find(written);
    if (row == nullptr && !context.is_english()) row = tables().elsewhere.find(written);
    if (row == nullptr && written.back() == '.' && tokens[end - 1].span.size() > 1) {  // 74 mph. at a sentence's end
      written.remove_suffix(1);
      row = tables().after.find(written);
    }
    if (row != nullptr) return found(*row, end, place.byte + static_cast<std::uint32_t>(written.size()));
  }
  const Span token = tokens[place.token].span;
  if (const UnitRow* row = tokens[place.token].kind == TokenKind::symbol
                               ? tables().behind.find(text_of(context.text, token))
                               : nullptr;
      row != nullptr && !is_sign_of_next(context, place.token))
    return found(*row, place.token + 1, token.end);
  const std::string_view letter = text_of(context.text, token);
  const bool heat = joined || (place.byte == token.begin && (letter == "C" || letter == "F"));  // 104 F (40 C)
  if (!heat) return {};
  if (const UnitRow* row = joined ? tables().attached.find(text_of(context.text, {place.byte, token.end})) : nullptr)
    return found(*row, place.token + 1, token.end);
  if (const UnitRow* row = tables().of_heat.find(text_of(context.text, {place.byte, token.end}))) {
    Unit unit = found(*row, place.token + 1, token.end);
    unit.needs_heat = true;
    return unit;
  }
  const std::size_t hyphen = context.text.substr(0, token.end).find('-', place.byte);
  if (hyphen == std::string_view::npos) return {};
  const auto end = static_cast<std::uint32_t>(hyphen);
  const UnitRow* row = tables().after.find(text_of(context.text, {place.byte, end}));
  return row != nullptr ? found(*row, place.token + 1, end) : Unit{};
}

// Past the "de" or "d'" of 12 milliards d'euros, mil millones de dólares.
TokenPlace past_of(const NumberContext& context, TokenPlace place) {
  if (context.is_english() || place.token >= context.end) return place;
  const Span token = (*context.tokens)[place.token].span;
  const std::string_view word = text_of(context.text, token);
  for (const std::string_view elided : {"d'", "d\u2019"})
    if (place.byte == token.begin && word.starts_with(elided) && word.size() > elided.size())
      return {place.token, place.byte + static_cast<std::uint32_t>(elided.size())};
  const bool is_of = word == "de" || word == "di" || word == "d'" || word == "d\u2019";
  return is_of && place.token + 1 < context.end
             ? TokenPlace{place.token + 1, (*context.tokens)[place.token + 1].span.begin}
             : place;
}

}  // namespace

Unit find_unit_after(const NumberContext& context, const Numeral& numeral) {
  const TokenPlace place = numeral.magnitude > 1 ? past_of(context, numeral.rest) : numeral.rest;
  const Unit unit = find_from(context, place, numeral.joined);
  const std::uint32_t next = numeral.rest.token;
  if (!unit.name.empty() || numeral.magnitude < 1000 || next >= context.end) return unit;
  const Span span = (*context.tokens)[next].span;
  const UnitRow* row = tables().after_magnitude.find(text_of(context.text, span));
  return row != nullptr ? found(*row, next + 1, span.end) : Unit{};
}

Unit find_unit_at(const NumberContext& context, std::uint32_t at) {
  if (at >= context.end) return {};
  return find_from(context, {at, (*context.tokens)[at].span.begin}, false);
}

Unit find_currency_before(const NumberContext& context, std::uint32_t first, std::uint32_t at) {
  const std::vector<Token>& tokens = *context.tokens;
  for (std::uint32_t size = std::min(2U, at - first); size > 0; --size) {
    const Span span = {tokens[at - size].span.begin, tokens[at - 1].span.end};
    if (span.size() > 8 || tokens[at].span.begin > span.end + 1) continue;
    if (const UnitRow* row = tables().before.find(text_of(context.text, span)))
      return found(*row, at - size, span.begin);
  }
  return {};
}

}  // namespace rashomon
