// Tested by tests/cases/dates.
#include "rashomon/values/dates/date_tokens.h"

#include <algorithm>
#include <charconv>

#include "rashomon/language/word_lists.h"
#include "rashomon/values/number_words.h"
#include "rashomon/values/numerals.h"

namespace rashomon {

DateTokens::DateTokens(std::string_view text, const Analysis& analysis, std::optional<DayNumber> published)
    : text_(text),
      tokens_(analysis.tokens),
      english_(analysis.language.empty() || analysis.language == "en"),
      published_(published),
      words_(calendar_words(english_ ? "en" : std::string_view(analysis.language))) {}

void DateTokens::enter(const Sentence& sentence) {
  first_ = sentence.first_token;
  end_ = sentence.end_token;
}

std::string_view DateTokens::word(std::uint32_t t) const {
  std::string_view w = raw(t);
  if (w.size() < 2 || w.back() != 's') return w;
  if (w[w.size() - 2] == '\'')
    w.remove_suffix(2);
  else if (w.ends_with("\u2019s"))
    w.remove_suffix(4);
  return w;
}

std::string_view DateTokens::before(std::uint32_t t, std::uint32_t back) const {
  return t >= first_ + back ? raw(t - back) : std::string_view{};
}

bool DateTokens::is_number(std::uint32_t t) const {
  return t < end_ && tokens_[t].kind == TokenKind::number;
}

bool DateTokens::is_noun(std::uint32_t t) const {
  return t < end_ && tokens_[t].kind == TokenKind::word && !tokens_[t].capitalised && !is_function_word(raw(t));
}

bool DateTokens::touches(std::uint32_t t) const {
  return t > first_ && t < end_ && tokens_[t].span.begin == tokens_[t - 1].span.end;
}

int DateTokens::small_number(std::uint32_t t) const {
  const std::string_view w = raw(t);
  int value = -1;
  if (!is_number(t) || w.size() > 4) return -1;
  const auto [end, error] = std::from_chars(w.data(), w.data() + w.size(), value);
  return error == std::errc{} && end == w.data() + w.size() ? value : -1;
}

int DateTokens::year_at(std::uint32_t t) const {
  const int value = raw(t).size() == 4 ? small_number(t) : -1;
  return value >= 1000 && value <= 2199 ? value : 0;
}

CountFound DateTokens::year_phrase_at(std::uint32_t t) const {
  if (const int year = year_at(t); year != 0) return {year, t + 1};
  if (!english_ || t >= end_ || tokens_[t].kind != TokenKind::word) return {};
  const NumberWord* century = find_number_word(raw(t), "en");
  if (century == nullptr) return {};
  const NumberContext context = {text_, &tokens_, end_, false, "en"};
  if (century->value >= 11 && century->value <= 21 && t + 1 < end_) {  // nineteen seventy eight
    const NumberWord* next = find_number_word(raw(t + 1).substr(0, raw(t + 1).find('-')), "en");
    if (next != nullptr && next->kind == NumberWordKind::magnitude && next->value == 100)
      return {static_cast<int>(century->value) * 100, t + 2};
    const bool nought = is_one_of(raw(t + 1), {"zero", "oh", "nought"});
    const auto rest = read_numeral(context, nought ? t + 2 : t + 1, false);
    if (!rest || rest->by_digits || rest->joined || rest->value != static_cast<int>(rest->value)) return {};
    if (nought ? rest->value < 1 || rest->value > 9 : rest->value < 10 || rest->value > 99) return {};
    return {static_cast<int>(century->value) * 100 + static_cast<int>(rest->value), rest->rest.token};
  }
  const auto whole = century->kind == NumberWordKind::ones ? read_numeral(context, t, false) : std::nullopt;
  if (!whole || whole->joined || whole->value < 1000 || whole->value > 2199 ||
      whole->value != static_cast<int>(whole->value))
    return {};
  return {static_cast<int>(whole->value), whole->rest.token};
}

int DateTokens::two_digit_year(int value) const {
  if (!published_ || value < 0 || value > 99) return 0;
  const int last = civil_date(*published_).year + 10, year = last / 100 * 100 + value;
  return year > last ? year - 100 : year;
}

int DateTokens::day_at(std::uint32_t t) const {
  std::string_view w = word(t);
  if (!is_number(t)) {  // L'8, dell'11
    const std::size_t sign = english_ ? std::string_view::npos : w.find_first_of("'\u2019");
    if (sign == std::string_view::npos) return 0;
    w.remove_prefix(w[sign] == '\'' ? sign + 1 : std::min(sign + 3, w.size()));
  }
  if (w.size() > 2 && is_one_of(w.substr(w.size() - 2), {"st", "nd", "rd", "th", "er"})) w.remove_suffix(2);
  int value = 0;
  if (w.size() > 2) return 0;
  const auto [end, error] = std::from_chars(w.data(), w.data() + w.size(), value);
  return error == std::errc{} && end == w.data() + w.size() && value >= 1 && value <= 31 ? value : 0;
}

const CalendarWord* DateTokens::calendar_word(std::uint32_t t) const {
  if (t >= end_ || tokens_[t].kind != TokenKind::word) return nullptr;
  const CalendarWord* found = words_->find(word(t));
  return found != nullptr && english_ && found->needs_capital && !tokens_[t].capitalised ? nullptr : found;
}

int DateTokens::month_at(std::uint32_t t) const {
  const CalendarWord* found = calendar_word(t);
  return found != nullptr ? found->month : 0;
}

int DateTokens::month_named(std::string_view name) const {
  const CalendarWord* found = words_->find(name);
  return found != nullptr && (!found->needs_capital || (name[0] >= 'A' && name[0] <= 'Z')) ? found->month : 0;
}

int DateTokens::weekday_at(std::uint32_t t) const {
  const CalendarWord* found = calendar_word(t);
  return found != nullptr && found->weekday != 0 &&
                 !is_one_of(before(t, 1), {"Black", "Super", "Good", "Ash", "Palm", "Cyber", "Bloody", "Easter", "Casual"})
             ? found->weekday
             : 0;
}

CountFound DateTokens::ordinal_at(std::uint32_t t) const {
  if (is_number(t)) {
    const std::string_view w = raw(t);
    int value = 0;
    const auto [end, error] = std::from_chars(w.data(), w.data() + w.size(), value);
    const std::string_view ending(end, static_cast<std::size_t>(w.data() + w.size() - end));
    return error == std::errc{} && is_one_of(ending, {"st", "nd", "rd", "th"}) ? CountFound{value, t + 1} : CountFound{};
  }
  const CalendarWord* found = calendar_word(t);
  if (found == nullptr) return {};
  if (found->ordinal != 0) return {found->ordinal, t + 1};
  if (!is_word(raw(t), "twenty") && !is_word(raw(t), "thirty")) return {};  // twenty second
  const CalendarWord* ones = calendar_word(t + 1);
  return ones != nullptr && ones->ordinal > 0 && ones->ordinal < 10
             ? CountFound{(raw(t)[1] == 'w' ? 20 : 30) + ones->ordinal, t + 2}
             : CountFound{};
}

CountFound DateTokens::count_at(std::uint32_t t) const {
  if (t >= end_) return {};
  if (is_word(raw(t), "a") || is_word(raw(t), "an")) return {1, t + 1};
  if (!is_number(t) && !may_begin_numeral(raw(t), "en")) return {};
  const auto numeral = read_numeral({text_, &tokens_, end_, false, "en"}, t, false);
  if (!numeral || !numeral->vague.empty() || numeral->joined || numeral->value < 1 || numeral->value > 1500 ||
      numeral->value != static_cast<int>(numeral->value))
    return {};
  return {static_cast<int>(numeral->value), numeral->rest.token};
}

bool DateTokens::speaks_of_future(std::uint32_t at) const {
  const bool on = is_one_of(before(at, 1), {"on", "in"});
  if (is_speech_verb(before(at, on ? 2 : 1))) return false;
  if (is_one_of(before(at, 1), {"for", "until", "till", "by"})) return true;
  for (std::uint32_t t = at + 1; t < std::min(end_, at + 5); ++t)
    if (raw(t) == "will" || raw(t) == "shall") return true;
  bool present = false;  // a verb that tells of what is to come only behind "when": "when they meet on Monday"
  for (std::uint32_t t = at; t > first_ && at - t < 8;) {
    --t;
    if (is_one_of(raw(t), {"ahead", "eve"}) && raw(t + 1) == "of") return true;
    present = present || is_one_of(raw(t), {"meets", "meet", "begins", "begin", "starts", "start", "opens", "open", "holds", "hold",
                                            "hosts", "host", "returns", "return", "votes", "vote", "arrives", "arrive", "faces",
                                            "visits", "travels", "speaks", "goes", "comes", "takes", "appears"});
    if (present && (raw(t) == "when" || raw(t) == "When")) return true;
  }
  for (std::uint32_t t = at; t > first_ && at - t < 25;) {
    --t;
    if (is_one_of(raw(t), {"will", "won't", "won\u2019t", "shall", "due", "scheduled", "expected", "upcoming",
                           "could", "would", "wird", "werden"}))
      return true;
    if (raw(t).ends_with("'ll") || raw(t).ends_with("\u2019ll") || (raw(t) == "set" && raw(t + 1) == "to"))
      return true;
    if (raw(t) == "plans" || (raw(t) == "to" && is_one_of(before(t, 1), {"is", "are", "going", "plan", "planned"})))
      return true;
  }
  return false;
}

}  // namespace rashomon
