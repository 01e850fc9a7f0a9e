// Looks at every sign that may be a quotation mark. Neighbours are taken beyond adjoining marks, so that in  said:“‘No”
// both marks stand before a letter; a run of marks is looked at once, which keeps 100,000 marks in a row linear.
//
// Tested by tests/cases/language.
#include "rashomon/language/quote_candidates.h"

#include <array>
#include <optional>

#include "rashomon/language/characters.h"

namespace rashomon {
namespace {

struct Sign {
  std::uint32_t size = 0;  // 0: no mark here
  QuoteFamily family = QuoteFamily::two_strokes;
  QuoteShape shape = QuoteShape::straight;
};

constexpr bool may_begin_sign(unsigned char byte) {
  return byte == '"' || byte == '\'' || byte == '`' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

constexpr std::array<bool, 256> kMayBeginSign = [] {
  std::array<bool, 256> table{};
  for (unsigned byte = 0; byte < 256; ++byte) table[byte] = may_begin_sign(static_cast<unsigned char>(byte));
  return table;
}();

Sign sign_of(char32_t value) {
  using F = QuoteFamily;
  using S = QuoteShape;
  switch (value) {
    case 0x201C: return {3, F::two_strokes, S::left};
    case 0x201D: return {3, F::two_strokes, S::right};
    case 0x201E: return {3, F::two_strokes, S::low};
    case 0x201F: return {3, F::two_strokes, S::left};
    case 0x301D: return {3, F::two_strokes, S::left};
    case 0x301E:
    case 0x301F: return {3, F::two_strokes, S::right};
    case 0xFF02: return {3, F::two_strokes, S::straight};
    case 0x2018: return {3, F::one_stroke, S::left};
    case 0x2019: return {3, F::one_stroke, S::right};
    case 0x201A: return {3, F::one_stroke, S::low};
    case 0x201B: return {3, F::one_stroke, S::left};
    case 0xAB: return {2, F::guillemet, S::left};
    case 0xBB: return {2, F::guillemet, S::right};
    case 0x2039: return {3, F::single_guillemet, S::left};
    case 0x203A: return {3, F::single_guillemet, S::right};
    case 0x300C: return {3, F::corner, S::left};
    case 0x300D: return {3, F::corner, S::right};
    case 0x300E: return {3, F::white_corner, S::left};
    case 0x300F: return {3, F::white_corner, S::right};
    default: return {};
  }
}

// The sign at a byte; `` and '' and their curved kin are one sign of two strokes.
Sign sign_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (!kMayBeginSign[byte]) return {};
  if (byte == '"') return {1, QuoteFamily::two_strokes, QuoteShape::straight};
  if (byte == '\'' || byte == '`') {
    const bool twice = at + 1 < text.size() && text[at + 1] == text[at];
    const QuoteShape shape = byte == '`' ? QuoteShape::left : twice ? QuoteShape::right : QuoteShape::straight;
    return {twice ? 2U : 1U, twice ? QuoteFamily::two_strokes : QuoteFamily::one_stroke, shape};
  }
  Sign sign = sign_of(code_point_at(text, at).value);
  const bool curved = sign.family == QuoteFamily::one_stroke && sign.shape != QuoteShape::low;
  if (sign.size == 3 && curved && text.substr(at, 3) == text.substr(at + 3, 3)) {
    sign.size = 6;
    sign.family = QuoteFamily::two_strokes;
  }
  return sign;
}

enum class Side : std::uint8_t { space, open_bracket, dash, letter, digit, closing_sign, other };

Side side_of(const Char& c) {
  if (is_blank(c.kind)) return Side::space;
  if (c.kind == CharKind::digit) return Side::digit;
  if (is_letter(c.kind) || c.kind == CharKind::cjk || c.kind == CharKind::joiner) return Side::letter;
  switch (c.value) {
    case '(':
    case '[':
    case '{':
    case '/':
    case '\\': return Side::open_bracket;
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015: return Side::dash;
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case ')':
    case ']':
    case '}':
    case '%':
    case 0x2026: return Side::closing_sign;
    default: return Side::other;
  }
}

bool equals_ignoring_case(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if ((static_cast<unsigned char>(word[i]) | 0x20U) != static_cast<unsigned char>(lower[i])) return false;
  return true;
}

// Whether a sign of one stroke before text[at] stands for left-out letters: 'em, 'tis, '90s, ’18.
bool stands_for_letters(std::string_view text, std::size_t at, bool left_shape) {
  std::size_t end = at;
  while (end < text.size() && end - at < 6 && kind_of_ascii(static_cast<unsigned char>(text[end])) != CharKind::space &&
         is_alnum(char_at(text, end).kind) && static_cast<unsigned char>(text[end]) < 0x80)
    ++end;
  const std::string_view word = text.substr(at, end - at);
  if (is_alnum(char_at(text, end).kind)) return false;
  const auto digit = [&](std::size_t i) { return word[i] >= '0' && word[i] <= '9'; };
  if ((word.size() == 2 || (word.size() == 3 && word[2] == 's')) && digit(0) && digit(1)) return true;
  if (word.empty() || (left_shape && word[0] <= 'Z')) return false;
  for (const std::string_view elided :
       {"em", "til", "tis", "twas", "cause", "n", "round", "bout", "cos", "cuz", "twere"})
    if (equals_ignoring_case(word, elided)) return true;
  return false;
}

// The inches of 5'11" or 5' 11".
bool ends_feet_and_inches(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i > 0 && at - i < 4 && kAsciiKinds[static_cast<unsigned char>(text[i - 1]) & 0x7FU] == CharKind::digit) --i;
  if (i == at || i == 0) return false;
  if (text[i - 1] == ' ' && i > 1) --i;
  const Char before = char_before(text, i);
  const bool feet = before.value == '\'' || before.value == 0x2019 || before.value == 0x2032;
  return feet && char_before(text, i - before.size).kind == CharKind::digit;
}

struct Neighbours {
  Char left, right;  // beyond adjoining marks
};

QuoteCandidate look_at(std::string_view text, std::uint32_t at, const Sign& sign, const Neighbours& beyond) {
  QuoteCandidate found;
  found.span = {at, at + sign.size};
  found.family = sign.family;
  found.shape = sign.shape;
  const Side left = side_of(beyond.left), right = side_of(beyond.right);
  const bool left_border = left == Side::space || left == Side::open_bracket || left == Side::dash;
  const bool right_border = right == Side::space || right == Side::closing_sign;
  found.strong_open = left_border && !right_border && right != Side::dash;
  found.strong_close = !left_border && (right_border || right == Side::dash);
  found.after_digit = char_before(text, at).kind == CharKind::digit;
  found.after_letter = side_of(char_before(text, at)) == Side::letter;
  found.spaced = left == Side::space && right == Side::space;
  if (found.after_letter && text[at - 1] == 's' && right == Side::space)
    found.like_possessive = char_at(text, found.span.end + beyond.right.size).kind == CharKind::lower;
  found.feet = found.after_digit && sign.family == QuoteFamily::two_strokes && ends_feet_and_inches(text, at);
  return found;
}

// Where the left-out letters of an apostrophe before text[at] end with another apostrophe: rock 'n' roll.
bool is_elided_and(std::string_view text, std::size_t at, const Sign& sign) {
  return at + 1 + sign.size <= text.size() && (text[at] == 'n' || text[at] == 'N') &&
         sign_at(text, at + 1).size == sign.size;
}

}  // namespace

void find_quote_candidates(std::string_view text, Span paragraph, std::vector<QuoteCandidate>& out) {
  const std::string_view until = text.substr(0, paragraph.end);
  std::optional<Neighbours> run;  // of the run of adjoining marks that we are in
  std::uint32_t run_end = 0;
  for (std::uint32_t at = paragraph.begin; at < paragraph.end;) {
    if (!kMayBeginSign[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const Sign sign = sign_at(until, at);
    if (sign.size == 0) {
      at += std::max(1U, code_point_at(until, at).size);
      continue;
    }
    if (!run || at >= run_end) {
      run_end = at + sign.size;
      while (run_end < paragraph.end) {
        const Sign next = sign_at(until, run_end);
        if (next.size == 0) break;
        run_end += next.size;
      }
      run = {at > paragraph.begin ? char_before(until, at) : Char{}, char_at(until, run_end)};
    }
    const std::uint32_t end = at + sign.size;
    if (sign.family == QuoteFamily::one_stroke && sign.shape != QuoteShape::low) {
      const CharKind left = at > paragraph.begin ? char_before(until, at).kind : CharKind::none;
      const CharKind right = char_at(until, end).kind;
      const bool inside_word = is_alnum(left) && is_alnum(right) && left != CharKind::cjk && right != CharKind::cjk;
      if (inside_word) {
        at = end;
        continue;
      }
      if (!is_alnum(left) && stands_for_letters(until, end, sign.shape == QuoteShape::left)) {
        at = is_elided_and(until, end, sign) ? end + 1 + sign.size : end;
        continue;
      }
    }
    out.push_back(look_at(until, at, sign, *run));
    at = end;
  }
}

}  // namespace rashomon
