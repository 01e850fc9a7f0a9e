// Walks over the tokens; at each that may end a sentence, takes in what closes it and asks whether what follows begins
// another.
//
// Tested by tests/cases/language.
#include "rashomon/language/sentences.h"

#include "rashomon/language/characters.h"
#include "rashomon/language/tokens.h"
#include "rashomon/language/word_lists.h"

namespace rashomon {
namespace {

enum class Stop { none, full, asking, ellipsis, wide, abbreviation };  // wide: 。！？ of East Asian text

class SentenceSplit {
 public:
  SentenceSplit(std::string_view text, std::span<const Token> tokens, std::uint32_t end_token,
                std::span<const QuoteMark> marks, const SentenceOptions& options, std::vector<Sentence>& out)
      : text_(text), tokens_(tokens), end_(end_token), marks_(marks), options_(options), out_(out) {}

  void run(std::uint32_t first_token) {
    begin_ = first_token;
    for (std::uint32_t i = first_token; i < end_; ++i) {
      const Stop stop = options_.one ? Stop::none : stop_of(i);
      if (stop == Stop::none) {
        if (is_mark(i)) ++next_mark_;
        if (!options_.one && i + 1 < end_ && begins_list_item(i + 1)) finish(i + 1);
        continue;
      }
      const std::uint32_t last = take_in_closers(i);
      if (last + 1 < end_ && is_border(stop_of(last_stop_), i, last)) finish(last + 1);
      i = last;
    }
    if (begin_ < end_) finish(end_);
  }

 private:
  bool is_mark(std::uint32_t i) const { return tokens_[i].kind == TokenKind::quote_mark; }
  std::string_view word(std::uint32_t i) const { return text_of(text_, tokens_[i].span); }
  char32_t sign(std::uint32_t i) const { return code_point_at(text_, tokens_[i].span.begin).value; }
  bool has_gap_before(std::uint32_t i) const { return tokens_[i].span.begin > tokens_[i - 1].span.end; }

  void finish(std::uint32_t end) {
    out_.push_back({{tokens_[begin_].span.begin, tokens_[end - 1].span.end}, begin_, end, 0});
    begin_ = end;
  }

  Stop stop_of(std::uint32_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::punctuation) switch (sign(i)) {
        case '.': return token.span.size() > 1 ? Stop::ellipsis : Stop::full;
        case '?':
        case '!':
        case 0x203C:
        case 0x2047:
        case 0x2048:
        case 0x2049:
        case 0x61F: return Stop::asking;
        case 0x964:
        case 0x965:
        case 0x6D4:
        case 0x589: return Stop::full;  // danda, Arabic, Armenian
        case 0x2026: return Stop::ellipsis;
        case 0x3002:
        case 0xFF01:
        case 0xFF1F:
        case 0xFF0E:
        case 0xFF61: return Stop::wide;
        default: return Stop::none;
      }
    if (token.kind == TokenKind::word || token.kind == TokenKind::number)
      return text_[token.span.end - 1] == '.' ? Stop::abbreviation : Stop::none;
    return Stop::none;
  }

  // The last of the tokens after `stop` that close what it ends: further stops, closing marks and brackets.
  std::uint32_t take_in_closers(std::uint32_t stop) {
    std::uint32_t last = stop;
    closed_by_mark_ = false;
    last_stop_ = stop;
    while (last + 1 < end_) {
      const std::uint32_t next = last + 1;
      if (is_mark(next)) {
        const MarkRole role = marks_[next_mark_].role;
        const bool last_of_all = next + 1 == end_;
        const bool closes = role == MarkRole::closes || last_of_all ||
                            (role == MarkRole::stray && !has_gap_before(next) && has_gap_before(next + 1));
        if (!closes) break;
        ++next_mark_;
        closed_by_mark_ = true;
      } else if (tokens_[next].kind == TokenKind::punctuation && !has_gap_before(next)) {
        const char32_t c = sign(next);
        const bool bracket = c == ')' || c == ']' || c == '}' || c == 0xFF09 || c == 0x3011;
        if (!bracket && stop_of(next) == Stop::none) break;
        if (!bracket) last_stop_ = next;
      } else {
        break;
      }
      last = next;
    }
    return last;
  }

  // Whether a sentence ends after token `last`; `at` is the stop, of the given kind.
  bool is_border(Stop stop, std::uint32_t at, std::uint32_t last) const {
    const std::uint32_t next = last + 1;
    if (begins_list_item(next)) return true;
    std::uint32_t word_at = next;  // the first word of what follows
    while (word_at < end_ && is_opener(word_at)) ++word_at;
    if (word_at == end_) return true;
    const Token& follower = tokens_[word_at];
    const bool gap = has_gap_before(next);
    if (stop == Stop::wide) return !closed_by_mark_ || word_at > next || follower.capitalised;
    if (stop == Stop::abbreviation) return is_border_after_abbreviation(at, next, word_at);
    if (follower.kind == TokenKind::punctuation) return gap && is_border_sign(word_at);
    if (follower.kind == TokenKind::symbol) return gap;
    if (!gap) return is_missing_space(stop, at, word_at);
    if (follower.kind == TokenKind::number) return !is_list_number(at) && !is_torn_decimal(stop, at, word_at);
    if (follower.kind == TokenKind::word && !follower.capitalised) return begins_in_lower_case(stop, word_at);
    if (is_list_number(at) || (options_.ordinal_stops && stop == Stop::full && is_after_ordinal(at))) return false;
    if (stop == Stop::full) return true;
    if (stop == Stop::ellipsis && at == begin_) return false;
    if (closed_by_mark_ && names_speaker(word_at)) return false;
    return stop == Stop::asking || !has_gap_before_token(at) || begins_anew(word_at);
  }

  bool has_gap_before_token(std::uint32_t i) const { return i > begin_ && has_gap_before(i); }

  // Marks and brackets that open; a dash before a capital.
  bool is_opener(std::uint32_t i) const {
    if (is_mark(i)) return true;
    if (tokens_[i].kind != TokenKind::punctuation) return false;
    const char32_t c = sign(i);
    if (stop_of(i) == Stop::ellipsis) return has_gap_before(i);  // … We went on
    return c == '(' || c == '[' || c == 0xA1 || c == 0xBF || c == 0xFF08 || c == 0x3010;
  }

  bool is_border_sign(std::uint32_t i) const {
    const char32_t c = sign(i);
    if (c == '-' || c == 0x2013 || c == 0x2014) return i + 1 < end_ && tokens_[i + 1].capitalised;
    return c == 0x2022 || c == 0xB7;
  }

  // A bullet at the beginning of a line.
  bool begins_list_item(std::uint32_t i) const {
    if (i == begin_ || tokens_[i].kind == TokenKind::word || tokens_[i].kind == TokenKind::number || !has_gap_before(i))
      return false;
    const char32_t c = sign(i);
    if (c != 0x2022 && c != '*' && c != '-' && c != 0xBB && c != 0x25AA && c != 0x25CF && c != 0x2013) return false;
    const Span gap = {tokens_[i - 1].span.end, tokens_[i].span.begin};
    return text_of(text_, gap).find('\n') != std::string_view::npos;
  }

  // A stop with no space after it: the end.The next
  bool is_missing_space(Stop stop, std::uint32_t at, std::uint32_t word_at) const {
    const Token& follower = tokens_[word_at];
    if (!follower.capitalised || at == begin_) return false;
    if (stop == Stop::asking || closed_by_mark_) return !(closed_by_mark_ && names_speaker(word_at));
    const Token& before = tokens_[at - 1];
    return before.kind == TokenKind::word && before.span.size() > 2 && !before.capitalised && follower.span.size() > 1;
  }

  bool begins_in_lower_case(Stop stop, std::uint32_t word_at) const {
    if (char_at(text_, tokens_[word_at].span.begin).kind == CharKind::cjk) return stop != Stop::ellipsis;
    return options_.without_capitals && stop != Stop::ellipsis && !(stop == Stop::asking && closed_by_mark_);
  }

  // 1. of a list: a number and a stop with nothing before them.
  bool is_list_number(std::uint32_t at) const {
    return at == begin_ + 1 && tokens_[begin_].kind == TokenKind::number && tokens_[begin_].span.size() <= 3;
  }

  // 14. 4 points, a . 38 revolver: a number that somebody's tokens tore apart. Sentences hardly begin with a digit.
  bool is_torn_decimal(Stop stop, std::uint32_t at, std::uint32_t word_at) const {
    if (stop != Stop::full || closed_by_mark_ || word_at != at + 1 || at == begin_) return false;
    const Token& before = tokens_[at - 1];
    if (before.kind == TokenKind::number) return before.span.size() <= 3 && !has_gap_before(at);
    return has_gap_before(at) || sign(at - 1) == '(';
  }

  // The 8 of  am 8. Juni.
  bool is_after_ordinal(std::uint32_t at) const {
    return at > begin_ && tokens_[at - 1].kind == TokenKind::number && tokens_[at - 1].span.size() <= 2 &&
           !closed_by_mark_;
  }

  // The, He, But: a capital letter that only the beginning of a sentence explains. "I" is always one.
  bool begins_anew(std::uint32_t i) const {
    return tokens_[i].capitalised && is_function_word(word(i)) && word(i) != "I" && !word(i).starts_with("I'") &&
           !word(i).starts_with("I\u2019");
  }

  bool is_border_after_abbreviation(std::uint32_t at, std::uint32_t next, std::uint32_t word_at) const {
    const AbbreviationKind kind = abbreviation_kind(word(at));
    const Token& follower = tokens_[word_at];
    if (!has_gap_before(next)) return false;
    if (kind == AbbreviationKind::title || kind == AbbreviationKind::number) return false;
    if (!follower.capitalised || follower.kind != TokenKind::word) return false;
    if (begins_anew(word_at)) return true;
    if (kind == AbbreviationKind::inner) return is_mark(next) && word(at).size() > 2;
    if (closed_by_mark_) return !names_speaker(word_at);
    const bool initial = word(at).size() <= 2;
    if (word_at > next) return !initial;
    const std::string_view abbreviation = word(at);
    if (abbreviation.ends_with(".m.")) return !names_time_zone(word_at);
    return abbreviation == "etc.";
  }

  // After "5 p.m.": ET, GMT, Eastern, on a Monday.
  bool names_time_zone(std::uint32_t i) const {
    const std::string_view w = word(i);
    if (w.size() <= 4 && char_before(text_, tokens_[i].span.end).kind == CharKind::upper) return true;
    for (const std::string_view known :
         {"Eastern", "Pacific", "Central", "Mountain", "Greenwich", "Moscow", "Universal"})
      if (w == known) return true;
    return w.ends_with("day") || w.ends_with("days") || w == "Tues." || w == "Wed." || w == "Thurs.";
  }

  // “Why?” President Jane Roe asked: capitalised words up to a verb of speaking.
  bool names_speaker(std::uint32_t i) const {
    if (begins_anew(i)) return false;
    for (std::uint32_t j = i; j < end_ && j < i + 7; ++j) {
      if (tokens_[j].kind != TokenKind::word) return false;
      if (j > i && is_speech_verb(word(j))) return true;
      const bool particle =
          word(j) == "of" || word(j) == "the" || word(j) == "van" || word(j) == "de" || word(j) == "von";
      if (!tokens_[j].capitalised && !particle) return false;
    }
    return false;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::uint32_t end_;
  std::span<const QuoteMark> marks_;
  SentenceOptions options_;
  std::vector<Sentence>& out_;
  std::uint32_t begin_ = 0;  // first token of the sentence that we are in
  std::size_t next_mark_ = 0;
  bool closed_by_mark_ = false;  // of the stop looked at last
  std::uint32_t last_stop_ = 0;
};

}  // namespace

void split_into_sentences(std::string_view text, std::span<const Token> tokens, std::uint32_t first_token,
                          std::uint32_t end_token, std::span<const QuoteMark> marks, const SentenceOptions& options,
                          std::vector<Sentence>& out) {
  SentenceSplit(text, tokens, end_token, marks, options, out).run(first_token);
}

}  // namespace rashomon
