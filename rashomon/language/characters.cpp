// Unicode general categories, grouped as the readers of this folder need them. Tested by tests/cases/language.
#include "rashomon/language/characters.h"

#include <unicode/uchar.h>

namespace rashomon {
namespace {

bool is_cjk(char32_t value) {
  return value == 0x3005 || (value >= 0x3040 && value <= 0x30FF && value != 0x30FB) ||
         (value >= 0x31F0 && value <= 0x31FF) || (value >= 0x3400 && value <= 0x4DBF) ||
         (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0xF900 && value <= 0xFAFF) ||
         (value >= 0xFF66 && value <= 0xFF9F) || (value >= 0x20000 && value <= 0x3FFFF);
}

}  // namespace

CharKind kind_beyond_ascii(char32_t value) {
  if (value >= 0x2010 && value <= 0x2027)
    return CharKind::punctuation;  // dashes, quotation marks, ellipsis: the frequent ones
  if (value == 0xAD || value == 0x200C || value == 0x200D) return CharKind::joiner;
  if (is_cjk(value)) return CharKind::cjk;
  const auto category = static_cast<UCharCategory>(u_charType(static_cast<UChar32>(value)));
  switch (category) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return CharKind::upper;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER: return CharKind::lower;
    case U_DECIMAL_DIGIT_NUMBER: return CharKind::digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return CharKind::joiner;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_OTHER_PUNCTUATION: return CharKind::punctuation;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR: return CharKind::space;
    default: return CharKind::symbol;
  }
}

}  // namespace rashomon
