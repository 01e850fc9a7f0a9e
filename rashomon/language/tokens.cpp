// One pass over the characters. A word grows over letters, digits and what joins them inside; then it is asked whether
// the stop that follows belongs to it.
//
// Tested by tests/cases/language.
#include "rashomon/language/tokens.h"

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"
#include "rashomon/language/characters.h"

namespace rashomon {
namespace {

const WordMap<AbbreviationKind>& abbreviations() {
  static const WordMap<AbbreviationKind> map = [] {
    WordMap<AbbreviationKind> built;
    for (const TableRow& row : parse_table(embedded_text("rashomon/language/tables/abbreviations.txt")))
      built.add(row.key, row.section == "title"    ? AbbreviationKind::title
                         : row.section == "number" ? AbbreviationKind::number
                         : row.section == "inner"  ? AbbreviationKind::inner
                                                   : AbbreviationKind::any);
    return built;
  }();
  return map;
}

constexpr std::uint32_t kMaxLettered = 8;  // letters of an abbreviation like U.S.S.R.; bounds how far we look ahead

bool is_apostrophe(char32_t value) {
  return value == '\'' || value == 0x2019 || value == 0x2018 || value == 0x201B;
}
bool is_hyphen(char32_t value) {
  return value == '-' || value == 0x2010 || value == 0x2011;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span part, std::span<const QuoteMark> marks, std::vector<Token>& out)
      : text_(text.substr(0, part.end)), at_(part.begin), marks_(marks), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      if (next_mark_ < marks_.size() && marks_[next_mark_].span.begin == at_) {
        out_.push_back({marks_[next_mark_].span, TokenKind::quote_mark, false});
        at_ = marks_[next_mark_++].span.end;
        continue;
      }
      const Char c = char_at(text_, at_);
      switch (c.kind) {
        case CharKind::none: return;
        case CharKind::space: at_ += c.size; break;
        case CharKind::lower:
        case CharKind::upper: add_word(at_, c.kind == CharKind::upper); break;
        case CharKind::cjk: add_run(CharKind::cjk); break;
        case CharKind::digit: add_number(); break;
        case CharKind::punctuation: add_sign(c); break;
        case CharKind::joiner:
        case CharKind::symbol: add(at_ + c.size, TokenKind::symbol); break;
      }
    }
  }

 private:
  void add(std::uint32_t end, TokenKind kind, bool capitalised = false) {
    out_.push_back({{at_, end}, kind, capitalised});
    at_ = end;
  }

  bool is_mark(std::uint32_t at) const { return next_mark_ < marks_.size() && marks_[next_mark_].span.begin == at; }

  void add_run(CharKind kind) {
    std::uint32_t end = at_;
    for (Char c = char_at(text_, end); c.kind == kind || c.kind == CharKind::joiner; c = char_at(text_, end))
      end += c.size;
    add(end, TokenKind::word);
  }

  // Over letters and digits from `end`.
  std::uint32_t skip_alnum(std::uint32_t end) const {
    while (true) {
      const Char c = char_at(text_, end);
      if (!is_letter(c.kind) && c.kind != CharKind::digit && c.kind != CharKind::joiner) return end;
      end += c.size;
    }
  }

  // The word that begins at at_, its letters from `from` on (an apostrophe may stand before them).
  void add_word(std::uint32_t from, bool capitalised) {
    if (text_.substr(at_, 4) == "http" || text_.substr(at_, 4) == "www.")
      if (const std::uint32_t end = end_of_address(); end > at_) return add(end, TokenKind::symbol);
    std::uint32_t end = from;
    if (const std::uint32_t code = end_of_currency_code(); code > at_) return add(code, TokenKind::word, true);
    while (true) {
      const std::uint32_t begin = end;
      end = skip_alnum(end);
      const Char joint = char_at(text_, end);
      if (joint.kind != CharKind::punctuation) break;
      const Char next = char_at(text_, end + joint.size);
      const bool goes_on = (is_letter(next.kind) || next.kind == CharKind::digit) && !is_mark(end);
      if (goes_on && (is_apostrophe(joint.value) || is_hyphen(joint.value))) {
        end += joint.size;
        continue;
      }
      if (joint.value != '.') break;
      if (const std::uint32_t after = end_of_lettered(begin, end); after > end) {  // U.S., a.m., U.S.-led
        end = after;
        const Char hyphen = char_at(text_, end);
        if (!is_hyphen(hyphen.value) || !is_letter(char_at(text_, end + hyphen.size).kind)) break;
        end += hyphen.size;
        continue;
      }
      if (goes_on && is_domain_ending(end + 1)) {
        end += 1;
        continue;
      }
      end = with_stop(end);
      break;
    }
    if (is_apostrophe(char_at(text_, end).value) && !is_mark(end)) end += char_at(text_, end).size;  // the workers’
    add(end, TokenKind::word, capitalised);
  }

  // Of USD in USD1,700 and US in $US5, which else would be words with digits in them; at_ where there is none.
  std::uint32_t end_of_currency_code() const {
    const std::uint32_t size =
        at_ + 3 < text_.size() && kAsciiKinds[static_cast<unsigned char>(text_[at_ + 2]) & 0x7FU] == CharKind::digit
            ? 2
            : 3;
    const std::string_view code = text_.substr(at_, size);
    if (char_at(text_, at_ + size).kind != CharKind::digit) return at_;
    if (size == 2) return code == "US" && char_before(text_, at_).value == '$' ? at_ + 2 : at_;
    for (const std::string_view known : {"USD", "EUR", "GBP", "AUD", "CAD", "NZD", "HKD", "SGD", "CHF", "JPY", "CNY",
                                         "RMB", "INR", "SEK", "NOK", "DKK"})
      if (code == known) return at_ + 3;
    return at_;
  }

  // After "U.S." for a word of single letters with stops that begins at `begin` and has its first stop at `stop`.
  std::uint32_t end_of_lettered(std::uint32_t begin, std::uint32_t stop) const {
    std::uint32_t end = begin, letters = 0;
    while (true) {
      const Char letter = char_at(text_, end);
      if (letters > kMaxLettered || !is_letter(letter.kind) || char_at(text_, end + letter.size).value != '.') break;
      end += letter.size + 1;
      ++letters;
    }
    if (letters < 2 || letters > kMaxLettered) return stop;
    return is_letter(char_at(text_, end).kind) || char_at(text_, end).kind == CharKind::digit ? stop : end;
  }

  bool is_domain_ending(std::uint32_t at) const {
    const std::string_view ending = text_.substr(at, skip_alnum(at) - at);
    for (const std::string_view known :
         {"com", "org", "net", "gov", "edu", "co", "uk", "de", "fr", "ru", "io", "tv", "eu", "info", "ca", "au"})
      if (ending == known) return true;
    return false;
  }

  // `end`, or the byte after the stop there where it belongs to the word: an abbreviation or an initial.
  std::uint32_t with_stop(std::uint32_t end) const {
    const std::string_view word = text_.substr(at_, end + 1 - at_);
    if (text_.substr(end, 2) == "..") return end;
    const Char first = char_at(text_, at_);
    if (first.kind == CharKind::upper && at_ + first.size == end) return end + 1;
    const AbbreviationKind* kind = word.size() <= 9 ? abbreviations().find(word) : nullptr;
    if (kind == nullptr) return end;
    if (*kind != AbbreviationKind::number) return end + 1;
    std::uint32_t next = end + 1;
    while (char_at(text_, next).kind == CharKind::space && next < end + 3) next += char_at(text_, next).size;
    return char_at(text_, next).kind == CharKind::digit ? end + 1 : end;
  }

  // Of an address that begins at at_ (http://…, www.…): up to the next white space or mark, without a closing stop.
  std::uint32_t end_of_address() const {
    const std::string_view rest = text_.substr(at_);
    if (rest.substr(0, 4) != "www." && rest.substr(0, 7) != "http://" && rest.substr(0, 8) != "https://") return at_;
    std::uint32_t end = at_;
    while (end < text_.size() && !is_mark(end)) {
      const Char c = char_at(text_, end);
      if (c.kind == CharKind::space || c.value == '<' || c.value == '>' || c.value == ')' || c.value == ']' ||
          c.kind == CharKind::cjk)
        break;
      end += c.size;
    }
    while (end > at_ && std::string_view(".,;:!?").find(text_[end - 1]) != std::string_view::npos) --end;
    return end;
  }

  // 1,200.50  1 200 (with a hard space)  3rd  12bn  1980s  10am; a hyphen ends it: 23-year-old, 10-15.
  void add_number() {
    std::uint32_t end = at_;
    while (true) {
      while (char_at(text_, end).kind == CharKind::digit) end += char_at(text_, end).size;
      const Char joint = char_at(text_, end);
      const std::uint32_t next = end + joint.size;
      if (char_at(text_, next).kind != CharKind::digit || is_mark(end)) break;
      const bool sign = joint.value == ',' || joint.value == '.' || joint.value == 0x66B || joint.value == 0x66C;
      const bool group =
          joint.value == 0xA0 || joint.value == 0x202F || joint.value == 0x2009 || is_apostrophe(joint.value);
      if (!sign && !(group && are_three_digits(next))) break;
      end = next;
    }
    end = skip_alnum(end);
    if (text_.substr(end, 3) == ".m." && (text_[end - 1] == 'a' || text_[end - 1] == 'p')) end += 3;  // 5p.m.
    add(end, TokenKind::number);
  }

  bool are_three_digits(std::uint32_t at) const {
    std::uint32_t end = at, count = 0;
    for (; count < 4 && char_at(text_, end).kind == CharKind::digit; ++count) end += char_at(text_, end).size;
    return count == 3;
  }

  // One sign; dots, and hyphens that stand for a dash, come as one. An apostrophe before letters begins a word.
  void add_sign(const Char& c) {
    std::uint32_t end = at_ + c.size;
    if (is_apostrophe(c.value)) {
      const Char next = char_at(text_, end);
      if (is_letter(next.kind) && !is_mark(end)) return add_word(end, next.kind == CharKind::upper);
    }
    if (c.value == '.' || c.value == '-')
      while (end < text_.size() && text_[end] == text_[at_]) ++end;
    add(end, TokenKind::punctuation);
  }

  std::string_view text_;
  std::uint32_t at_;
  std::span<const QuoteMark> marks_;
  std::vector<Token>& out_;
  std::size_t next_mark_ = 0;
};

}  // namespace

void split_into_tokens(std::string_view text, Span part, std::span<const QuoteMark> marks, std::vector<Token>& out) {
  Tokenizer(text, part, marks, out).run();
}

AbbreviationKind abbreviation_kind(std::string_view token) {
  if (token.size() < 2 || token.back() != '.') return AbbreviationKind::none;
  if (const AbbreviationKind* kind = abbreviations().find(token)) return *kind;
  const std::string_view inside = token.substr(0, token.size() - 1);
  const CodePoint first = code_point_at(token, 0);
  const bool lettered = inside.find('.') != std::string_view::npos || first.size == inside.size();
  return lettered && is_letter(char_at(token, 0).kind) ? AbbreviationKind::any : AbbreviationKind::none;
}

}  // namespace rashomon
