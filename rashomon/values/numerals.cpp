// A token's kind says which reader takes the number that begins there. Tested by tests/cases/figures.
#include "rashomon/values/numerals.h"

#include <cmath>

#include "rashomon/values/numerals/numeral_reader.h"

namespace rashomon {

std::optional<Numeral> read_numeral(const NumberContext& context, std::uint32_t at, bool after_currency) {
  const auto finite = [](NumeralReader& reader, bool found) {
    return found && std::isfinite(reader.result().value) ? std::optional(reader.result()) : std::nullopt;
  };
  const TokenKind kind = (*context.tokens)[at].kind;
  if (kind == TokenKind::word) {
    WordNumeral reader(context, after_currency, at);
    return finite(reader, reader.read());
  }
  if (kind != TokenKind::number && kind != TokenKind::symbol) return std::nullopt;
  DigitNumeral reader(context, after_currency, at);
  return finite(reader, kind == TokenKind::number ? reader.read() : reader.read_vulgar());
}

}  // namespace rashomon
