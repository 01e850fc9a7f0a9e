// Walks over each sentence; where a number begins, asks what is around it: currency, unit, a second number of a range,
// modifiers, what is counted. What is a year, a time or a name is passed over.
//
// Tested by tests/cases/figures.
#include "rashomon/reading/figures.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "rashomon/base/letters.h"
#include "rashomon/base/one_of.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/reading/figure_units.h"
#include "rashomon/values/amounts.h"
#include "rashomon/values/counted.h"
#include "rashomon/values/figure_words.h"
#include "rashomon/values/not_figures.h"
#include "rashomon/values/number_words.h"
#include "rashomon/values/units.h"

namespace rashomon {
namespace {

class FigureFinder {
 public:
  FigureFinder(std::string_view text, const Analysis& analysis) : tokens_(analysis.tokens), analysis_(analysis) {
    context_.text = text;
    context_.tokens = &analysis.tokens;
    const std::string_view l = context_.language = analysis.language;
    context_.decimal_comma = !(l.empty() || l == "en" || l == "ja" || l == "zh" || l == "ko" || l == "he" || l == "th");
  }

  std::vector<Figure> run() {
    for (const Sentence& sentence : analysis_.sentences) {
      first_ = sentence.first_token;
      context_.end = sentence.end_token;
      const std::size_t before = figures_.size();
      for (std::uint32_t t = first_; t < context_.end;) t = std::max(t + 1, read_at(t));
      share_units(context_.text, std::span(figures_).subspan(before));
    }
    return std::move(figures_);
  }

 private:
  std::string_view word(std::uint32_t t) const {
    return t < context_.end ? text_of(context_.text, tokens_[t].span) : std::string_view{};
  }
  bool touches(std::uint32_t t) const {
    return t > first_ && t < context_.end && tokens_[t].span.begin == tokens_[t - 1].span.end;
  }

  // Reads what begins at token t; returns the token to go on at (t or less: nothing was there).
  std::uint32_t read_at(std::uint32_t t) {
    if (tokens_[t].kind == TokenKind::quote_mark || tokens_[t].kind == TokenKind::punctuation) return t;
    if (tokens_[t].kind == TokenKind::word && !may_begin_numeral(word(t), context_.language)) return t;
    std::optional<Amount> amount = read_amount(context_, first_, t);
    if (!amount) return t;
    if (t > first_ && word(t - 1) == "per") return amount->end_token;  // 12 deaths per 100,000 people
    const bool has_unit = !unit_name(*amount).empty();
    if (const std::optional<Amount> second = second_of_score(*amount)) {
      add_score(*amount, *second);
      return second->end_token;
    }
    const std::uint32_t end = end_of_what_is_no_figure(context_, first_, t, amount->numeral, has_unit);
    if (end > t) return end;
    Figure figure;
    figure.span = amount->span;
    figure.value = amount->numeral.value;
    find_sign(*amount, figure);
    figure.unit = unit_name(*amount);
    if (figure.unit.empty() && text_of(context_.text, figure.span).ends_with("fold")) figure.unit = "fold";
    Amount last = *amount;
    if (std::optional<Amount> whole = whole_of_ratio(*amount)) {
      figure.value /= whole->numeral.value;
      figure.span.end = whole->span.end;
      last = *whole;
    } else if (std::optional<Amount> second = second_of_range(*amount)) {
      if (second->is_refused) return second->end_token;
      join_range(*amount, *second, figure);
      last = *second;
    }
    add_rate(last, figure);
    find_modifiers(*amount, last, figure);
    figure.counted = find_counted(context_, {last.end_token, last.span.end}, last.is_split, !figure.unit.empty());
    if (!is_worth_it(*amount, figure)) return last.end_token;
    if (amount->numeral.is_one && figure.unit.empty() && figure.counted.empty())
      figure.counted = find_counted_by_one(context_, last.end_token);
    if (is_age(*amount, last, figure)) figure.unit = "year of age";
    add_whole_of_rate(last, figure);
    figures_.push_back(std::move(figure));
    return last.is_split ? last.end_token + 1 : last.end_token;
  }

  // ---- ranges -------------------------------------------------------------------------------------------------------
  // The second number of 10-15, 5 to 10, between 5 and 10, three or four. It may be refused.
  std::optional<Amount> second_of_range(const Amount& first) const {
    std::uint32_t t = first.end_token;
    if (t + 1 >= context_.end || first.is_split) return std::nullopt;
    const std::string_view joint = word(t);
    const bool dash = joint == "-" || joint == "\u2013" || joint == "\u2014";
    const bool joined = dash && touches(t) && touches(t + 1);
    const bool spelled =
        joint == "to" || (joint == "and" && (is_before(first, "between") || is_between_ages(first))) || (joint == "or" && !first.numeral.by_digits);
    if (!joined && !spelled) return std::nullopt;
    std::optional<Amount> second = read_after_joint(t + 1);
    if (!second) return std::nullopt;
    const bool same_unit =
        unit_name(*second) == unit_name(first) || unit_name(first).empty() || unit_name(*second).empty();
    const double low = first.numeral.value * shared_magnitude(first, *second);
    if (joined && (!same_unit || low >= second->numeral.value || !is_measured(first, *second))) {
      second->is_refused = true;
      return second;
    }
    const bool only_first = unit_name(*second).empty() && !unit_name(first).empty();  // fell 0.4 percent to 13,176
    if (!same_unit || only_first || low >= second->numeral.value) return std::nullopt;
    if (joint == "or" && second->numeral.value > 2 * low) return std::nullopt;
    return second;
  }

  // Won 3-1, voted 51-49; not 2010-2015, and no link of 212-555-0147.
  std::optional<Amount> second_of_score(const Amount& first) const {
    constexpr double kMost = 999;
    if (!first.numeral.plain || first.numeral.value > kMost || !context_.is_english() || touches(first.first_token))
      return std::nullopt;
    const std::optional<Amount> second = second_of_range(first);
    if (!second || !second->is_refused || !second->numeral.plain || second->numeral.value > kMost ||
        second->numeral.span.size() > 3 || second->is_split || (touches(second->end_token) && word(second->end_token) == "-") ||
        !unit_name(first).empty() || !unit_name(*second).empty())
      return std::nullopt;
    return speaks_of(context_, first_, first.first_token, Topic::contest) ? second : std::nullopt;
  }

  // Each side's number is a figure: tellings can differ in either.
  void add_score(const Amount& first, const Amount& second) {
    for (const Amount* side : {&first, &second}) {
      Figure figure;
      figure.span = side->numeral.span;
      figure.value = side->numeral.value;
      figure.unit = "score";
      figures_.push_back(std::move(figure));
    }
  }

  // Five in "one in five", "two out of five": a share of the whole.
  std::optional<Amount> whole_of_ratio(const Amount& first) const {
    std::uint32_t t = first.end_token;
    const bool out_of = word(t) == "out" && word(t + 1) == "of";
    if (!out_of && word(t) != "in") return std::nullopt;
    t += out_of ? 2 : 1;
    if (word(t) == "every") ++t;
    if (!unit_name(first).empty() || first.is_split || t >= context_.end || tokens_[t].kind == TokenKind::symbol)
      return std::nullopt;
    const std::optional<Amount> whole = read_amount(context_, first_, t);
    if (!whole || !unit_name(*whole).empty() || whole->is_split || whole->first_token != t ||
        whole->numeral.value > 1000)
      return std::nullopt;
    return first.numeral.value < whole->numeral.value && first.numeral.value < 100 ? whole : std::nullopt;
  }

  std::optional<Amount> read_after_joint(std::uint32_t t) const {
    for (std::uint32_t at = t; at < context_.end && at < t + 3; ++at) {
      if (tokens_[at].kind == TokenKind::number || (at == t && tokens_[at].kind == TokenKind::word)) {
        std::optional<Amount> amount = read_amount(context_, first_, at);
        if (amount && amount->first_token != t) return std::nullopt;
        return amount;
      }
      if (tokens_[at].kind == TokenKind::punctuation) return std::nullopt;
    }
    return std::nullopt;
  }

  // What says that 10-15 is a range: a unit, a currency, a word that is counted, digits with decimals.
  bool is_measured(const Amount& first, const Amount& second) const {
    if (!unit_name(first).empty() || !unit_name(second).empty() || second.numeral.magnitude > 1 || second.is_split)
      return true;
    if (first.numeral.plain && second.numeral.plain && first.numeral.value >= 1500 && second.numeral.value <= 2100)
      return false;
    return second.end_token < context_.end && tokens_[second.end_token].kind == TokenKind::word &&
           !is_function_word(word(second.end_token)) && !tokens_[second.end_token].capitalised;
  }

  // 5 to 10 million: the first shares the second's magnitude.
  static double shared_magnitude(const Amount& first, const Amount& second) {
    const double scale = second.numeral.magnitude;
    return scale > 1 && first.numeral.magnitude == 1 && first.numeral.value < 1000 &&
                   first.numeral.value < second.numeral.value / scale
               ? scale
               : 1;
  }

  void join_range(const Amount& first, const Amount& second, Figure& figure) const {
    figure.value *= shared_magnitude(first, second);
    figure.upper = second.numeral.value;
    if (figure.unit.empty()) figure.unit = unit_name(second);
    figure.span.end = second.span.end;
  }

  bool is_before(const Amount& amount, std::string_view lower) const {
    return amount.first_token > first_ &&
           (word(amount.first_token - 1) == lower || (lower == "between" && word(amount.first_token - 1) == "Between"));
  }

  // between the ages of 12 and 17
  bool is_between_ages(const Amount& first) const {
    const std::uint32_t t = first.first_token;
    return t >= first_ + 4 && word(t - 1) == "of" && word(t - 2) == "ages" && word(t - 3) == "the" &&
           equal_no_case(word(t - 4), "between");
  }

  // minus 20 degrees, -5 percent, negative one; not a list's "-5 boats" and not the end of 10 -15
  void find_sign(Amount& amount, Figure& figure) const {
    if (amount.first_token == first_) return;
    const std::uint32_t t = amount.first_token - 1;
    const bool dash = word(t) == "-" || word(t) == "\u2212";
    const bool behind_number = t > first_ && tokens_[t - 1].kind == TokenKind::number;
    const bool ends = amount.end_token >= context_.end || tokens_[amount.end_token].kind == TokenKind::punctuation;
    const bool sign = dash && touches(amount.first_token) && !touches(t) && !behind_number &&
                      (ends || !unit_name(amount).empty());
    if (!sign && !is_one_of(word(t), {"minus", "Minus", "negative"})) return;
    amount.first_token = t;
    figure.value = -figure.value;
    figure.span.begin = tokens_[t].span.begin;
  }

  // ---- around a figure ----------------------------------------------------------------------------------------------
  // barrels a day, dollars per gram
  void add_rate(Amount& last, Figure& figure) const {
    const std::uint32_t t = last.end_token;
    if (figure.unit.empty() || last.is_split || t + 1 >= context_.end) return;
    const bool per = word(t) == "per";
    if (!per && word(t) != "a" && word(t) != "an" && word(t) != "each" && word(t) != "every") return;
    const Unit base = find_unit_at(context_, t + 1);
    if (figure.unit == "percent" && !base.is_time) return;  // a share of so much a head is no rate
    const bool priced = last.unit.is_currency || !last.currency.name.empty();  // 40 cents a litre
    if (base.name.empty() ? !per || tokens_[t + 1].kind != TokenKind::word : !per && !base.is_time && !priced) return;
    const std::uint32_t end = base.name.empty() ? t + 2 : base.end_token;
    if (is_one_of(word(end), {"ago", "earlier", "later", "before", "after", "old"})) return;
    figure.unit += " per ";
    figure.unit += base.name.empty() ? word(t + 1) : base.name;
    last.end_token = end;
    last.span.end = figure.span.end = tokens_[end - 1].span.end;
  }

  // 12 deaths | per 100,000 people: a number of another number of things
  void add_whole_of_rate(Amount& last, Figure& figure) const {
    if (!figure.unit.empty() || figure.counted.empty()) return;
    std::uint32_t t = last.end_token;
    while (t < context_.end && tokens_[t].span.begin < figure.counted.end) ++t;
    if (word(t) != "per" || t + 1 >= context_.end) return;
    TokenPlace behind{t + 2, tokens_[t + 1].span.end};
    double whole = word(t + 1) == "million" ? 1e6 : word(t + 1) == "thousand" ? 1e3 : word(t + 1) == "hundred" ? 1e2 : 0;
    if (tokens_[t + 1].kind == TokenKind::number) {
      const std::optional<Amount> amount = read_amount(context_, first_, t + 1);
      if (!amount || amount->first_token != t + 1 || amount->is_split || !unit_name(*amount).empty()) return;
      whole = amount->numeral.value;
      behind = {amount->end_token, amount->span.end};
    }
    if (whole == 0) return;
    const Span among = find_counted(context_, behind, false, false);
    figure.unit = fmt::format("{} per {:.15g}", unit_of_counted(text_of(context_.text, figure.counted), context_.language), whole);
    if (!among.empty()) figure.unit += " " + unit_of_counted(text_of(context_.text, among), context_.language);
    last.end_token = behind.token;
    last.is_split = false;
    last.span.end = figure.span.end = among.empty() ? behind.byte : among.end;
    while (last.end_token < context_.end && tokens_[last.end_token].span.begin < last.span.end) ++last.end_token;
  }

  void find_modifiers(const Amount& first, Amount& last, Figure& figure) const {
    figure.modifier = first.numeral.vague;
    Modifier before = find_modifier_before(context_, first_, first.first_token);
    const bool time = first.unit.is_time || last.unit.is_time;
    if (time && (word(before.token) == "over" || word(before.token) == "Over"))
      before = {};  // over two days: during them
    if (!before.name.empty()) {
      figure.modifier = before.name;
      figure.span.begin = tokens_[before.token].span.begin;
    } else if (first.first_token > first_) {
      const std::string_view sign = word(first.first_token - 1);
      if (sign == "~" || sign == "\u2248")
        figure.modifier = "about";
      else if (sign == ">")
        figure.modifier = "over";
      else if (sign == "<")
        figure.modifier = "under";
    }
    if (last.is_split && word(last.end_token) == "plus") {  // 90-plus
      figure.modifier = "over";
      figure.span.end = tokens_[last.end_token++].span.end;
      last.is_split = false;
      last.span.end = figure.span.end;
    } else if (word(last.end_token) == "+" && touches(last.end_token)) {
      figure.modifier = "over";
      figure.span.end = tokens_[last.end_token++].span.end;
    } else if (const Modifier after = find_modifier_after(context_, last.end_token);
               !after.name.empty() && !last.is_split) {
      figure.modifier = after.name;
      figure.span.end = tokens_[after.token - 1].span.end;
      last.end_token = after.token;
      last.span.end = figure.span.end;
    }
  }

  // "one" is a pronoun more often than a number.
  bool is_worth_it(const Amount& first, const Figure& figure) const {
    if (!first.numeral.is_one || figure.upper || figure.value != 1) return true;
    if (first.first_token > first_ && figure.unit.empty() &&
        is_one_of(word(first.first_token - 1),
                  {"no", "No", "any", "every", "each", "some", "this", "that", "which", "another"}))
      return false;
    if (figure.unit == "day") return false;  // one day, …
    return !figure.unit.empty() || (first.is_split && !figure.counted.empty()) ||
           is_counted_by_one(word(first.end_token));
  }

  // Ida Vane, 48, — aged 48 — at age 48 — the ages of 12 and 17 — the second of: aged 3 and 5
  bool is_age(const Amount& first, const Amount& last, const Figure& figure) const {
    if (!figure.unit.empty() || !first.numeral.by_digits || figure.value < 1 || figure.value > 120 ||
        first.first_token == first_)
      return false;
    const std::string_view before = word(first.first_token - 1);
    if (before == "aged" || before == "age" || before == "ages" || before == "Aged") return true;
    if (before == "of" && first.first_token >= first_ + 2 && word(first.first_token - 2) == "ages") return true;
    if ((before == "and" || before == "or") && figure.counted.empty() && first.first_token >= first_ + 2 &&
        !figures_.empty() && figures_.back().unit == "year of age" &&
        figures_.back().span.end == tokens_[first.first_token - 2].span.end)
      return true;
    if (before != "," || !first.numeral.plain || first.first_token < first_ + 2) return false;
    const std::string_view after = word(last.end_token);
    return tokens_[first.first_token - 2].capitalised &&
           (after == "," || after == "." || after == ")" || after.empty()) && figure.value >= 10;
  }

  const std::vector<Token>& tokens_;
  const Analysis& analysis_;
  NumberContext context_;
  std::uint32_t first_ = 0;  // token of the sentence
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> find_figures(const Article& article, const Analysis& analysis) {
  std::vector<Figure> figures = FigureFinder(article.text, analysis).run();
  for (Figure& figure : figures) complete_unit(article.text, analysis.language, figure);
  return figures;
}

}  // namespace rashomon
