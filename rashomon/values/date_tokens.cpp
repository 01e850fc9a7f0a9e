// Tested by tests/cases/dates.
#include "rashomon/values/date_tokens.h"

#include <algorithm>
#include <charconv>

#include "rashomon/language/word_lists.h"

namespace rashomon {

DateTokens::DateTokens(std::string_view text, const Analysis& analysis)
    : text_(text),
      tokens_(analysis.tokens),
      english_(analysis.language.empty() || analysis.language == "en"),
      words_(calendar_words(english_ ? "en" : std::string_view(analysis.language))) {}

void DateTokens::enter(const Sentence& sentence) {
  first_ = sentence.first_token;
  end_ = sentence.end_token;
}

std::string_view DateTokens::raw(std::uint32_t t) const {
  return t < end_ ? text_of(text_, tokens_[t].span) : std::string_view{};
}

std::string_view DateTokens::word(std::uint32_t t) const {
  std::string_view w = raw(t);
  if (w.ends_with("'s"))
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

bool DateTokens::touches(std::uint32_t t) const {
  return t > first_ && t < end_ && tokens_[t].span.begin == tokens_[t - 1].span.end;
}

bool DateTokens::is_one_of(std::string_view w, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), w) != list.end();
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

int DateTokens::day_at(std::uint32_t t) const {
  std::string_view w = word(t);
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er"})
    if (w.size() > 2 && w.ends_with(ending)) w.remove_suffix(2);
  int value = 0;
  if (!is_number(t) || w.size() > 2) return 0;
  const auto [end, error] = std::from_chars(w.data(), w.data() + w.size(), value);
  return error == std::errc{} && end == w.data() + w.size() && value >= 1 && value <= 31 ? value : 0;
}

int DateTokens::month_at(std::uint32_t t) const {
  const std::string_view w = word(t);
  if (w.size() < 3 || t >= end_ || tokens_[t].kind != TokenKind::word || (!tokens_[t].capitalised && english_))
    return 0;
  return words_->month(w);
}

int DateTokens::weekday_at(std::uint32_t t) const {
  const std::string_view w = word(t);
  if (w.size() < 4 || t >= end_ || tokens_[t].kind != TokenKind::word || (!tokens_[t].capitalised && english_))
    return 0;
  const int weekday = words_->weekday(w);
  return weekday != 0 && !is_one_of(before(t, 1),
                                    {"Black", "Super", "Good", "Ash", "Palm", "Cyber", "Bloody", "Easter", "Casual"})
             ? weekday
             : 0;
}

bool DateTokens::begins_relative(std::uint32_t t) const {
  return words_->relative.contains(word(t));
}

bool DateTokens::speaks_of_future(std::uint32_t at) const {
  const bool on = is_one_of(before(at, 1), {"on", "in"});
  if (is_speech_verb(before(at, on ? 2 : 1))) return false;
  if (is_one_of(before(at, 1), {"for", "until", "till", "by"})) return true;
  for (std::uint32_t t = at + 1; t < std::min(end_, at + 5); ++t)
    if (raw(t) == "will" || raw(t) == "shall") return true;
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
