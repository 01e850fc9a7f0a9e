// Figures of one unit and value are grouped by the words of their sentences; each group is then held against all figures of
// the articles that are not in it, and against their bare words.
#include "rashomon/compare/omissions/missing_figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "rashomon/compare/omissions/article_words.h"
#include "rashomon/compare/omissions/withheld.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/match/stem.h"

namespace rashomon {
namespace {

constexpr double kMinCount = 3;          // of a plain count; fewer are not missed, and "both" or "the couple" say them
constexpr std::size_t kMinShared = 2;    // content words beside both of two figures that are one
constexpr std::uint32_t kReach = 8;      // tokens to each side in which a word is beside a figure
constexpr double kNear = 1.25;           // the larger by the smaller of two values of which one may stand for the other
constexpr double kAnotherValue = 4;      // likewise, where both count the same
constexpr double kVagueReach = 100;      // "dozens" may be hundreds
constexpr double kExact = 0.01;          // of a sum, or of a value that was converted

struct Told {
  Place place;
  const Figure* figure = nullptr;
  std::string what;               // stem of the last word of what is counted; empty: not found
  std::set<std::string> beside;   // stems of the content words around it, what is counted left out
};

// "dozens", "hundreds of thousands".
bool is_vague(std::string_view text, const Figure& figure) {
  return !figure.modifier.empty() && fold_word(text_of(text, figure.span)) == figure.modifier;
}

bool is_age(const Figure& figure) { return figure.unit == "year of age"; }

std::string counted_stem(std::string_view text, const Figure& figure) {
  const std::vector<std::string_view> words = plain_words(text_of(text, figure.counted));
  return words.empty() ? "" : stem(fold_word(words.back()));
}

double size_of(double value) { return std::abs(value); }

bool within(double a, double b, double factor) {
  a = size_of(a);
  b = size_of(b);
  return std::max(a, b) <= factor * std::min(a, b);
}

// All that an article has of figures.
struct Held {
  Held(const Telling& article, const ArticleWords& of_text) : telling(&article), words(of_text) {
    std::size_t begin = 0;
    const auto& figures = article.reading.figures;
    for (std::size_t i = 0; i <= figures.size(); ++i) {
      const bool same = i < figures.size() && i > begin && sentence(i) == sentence(begin);
      if (same) continue;
      for (std::size_t a = begin; a < i; ++a)
        for (std::size_t b = a + 1; b < std::min(i, a + kMaxAddends); ++b) sums.push_back(figures[a].base_value + figures[b].base_value);
      begin = i;
    }
  }

  Span sentence(std::size_t figure) const { return sentence_at(telling->analysis, telling->reading.figures[figure].span); }

  // Whether a figure of this article may stand for the one that others tell.
  bool may_tell(const Figure& own, const Told& told) const {
    if (is_age(own)) return false;
    const std::string& text = telling->article.text;
    const double value = told.figure->base_value;
    const bool same_what = !told.what.empty() && counted_stem(text, own) == told.what;
    if (is_vague(text, own)) return size_of(value) >= size_of(own.base_value) && within(value, own.base_value, kVagueReach);
    if (own.base_unit.empty() && own.base_value < 1) return within(100 * own.base_value, value, kNear);  // half, a third
    if (own.base_upper && value >= own.base_value && value <= *own.base_upper) return true;
    return within(own.base_value, value, same_what && own.base_unit == told.figure->base_unit ? kAnotherValue : kNear);
  }

  bool has(const Told& told, std::string_view written) const {
    const auto& figures = telling->reading.figures;
    if (std::any_of(figures.begin(), figures.end(), [&](const Figure& own) { return may_tell(own, told); })) return true;
    const double value = told.figure->base_value;
    if (std::any_of(sums.begin(), sums.end(), [&](double sum) { return within(sum, value, 1 + kExact); })) return true;
    for (const std::string_view word : plain_words(written))
      if (const std::string number = number_in(word); !number.empty() && words.has(number)) return true;
    return false;
  }

  static constexpr std::size_t kMaxAddends = 6;
  const Telling* telling;
  const ArticleWords& words;
  std::vector<double> sums;  // of two figures of one sentence
};

class Finder {
 public:
  Finder(std::span<const Telling> tellings, std::span<const ArticleWords> words) : tellings_(tellings), withholder_(tellings) {
    for (std::size_t i = 0; i < tellings.size(); ++i) held_.emplace_back(tellings[i], words[i]);
  }

  std::vector<MissingFigure> find() {
    for (std::uint32_t article = 0; article < tellings_.size(); ++article)
      for (const Figure& figure : tellings_[article].reading.figures) add(article, figure);
    std::vector<MissingFigure> missing;
    for (const auto& group : groups_) look_for(group, missing);
    std::stable_sort(missing.begin(), missing.end(), [](const MissingFigure& a, const MissingFigure& b) {
      return a.withheld.empty() != b.withheld.empty() ? a.withheld.empty() : a.told.size() > b.told.size();
    });
    return missing;
  }

 private:
  std::string_view text(std::uint32_t article) const { return tellings_[article].article.text; }

  void add(std::uint32_t article, const Figure& figure) {
    const bool is_count = figure.base_unit.empty();
    if (is_age(figure) || is_vague(text(article), figure) || (is_count && (figure.base_value < kMinCount || figure.counted.empty()))) return;
    Told told{{article, figure.span}, &figure, counted_stem(text(article), figure), {}};
    told.beside = content_stems(text_of(text(article), words_around(article, figure.span)));
    for (const std::string& own : content_stems(text_of(text(article), figure.span))) told.beside.erase(own);
    told.beside.erase(told.what);
    auto& of_value = by_value_[{figure.base_unit, is_count ? told.what : "", figure.base_value, figure.base_upper.value_or(0)}];
    for (const std::size_t known : of_value)
      if (are_one(groups_[known].front(), told)) {
        if (groups_[known].back().place.article != article) groups_[known].push_back(std::move(told));
        return;
      }
    of_value.push_back(groups_.size());
    groups_.push_back({std::move(told)});
  }

  Span words_around(std::uint32_t article, Span figure) const {
    const Analysis& analysis = tellings_[article].analysis;
    const Span sentence = sentence_at(analysis, figure);
    const std::uint32_t first = first_token_at(analysis, figure.begin), end = first_token_at(analysis, figure.end);
    const Span around{analysis.tokens[first - std::min(first, kReach)].span.begin,
                      analysis.tokens[std::min<std::size_t>(end + kReach, analysis.tokens.size()) - 1].span.end};
    return {std::max(around.begin, sentence.begin), std::max(figure.end, std::min(around.end, sentence.end))};
  }

  static bool are_one(const Told& a, const Told& b) {
    const auto shared = std::count_if(a.beside.begin(), a.beside.end(), [&](const std::string& word) { return b.beside.contains(word); });
    return static_cast<std::size_t>(shared) >= kMinShared;
  }

  void look_for(const std::vector<Told>& group, std::vector<MissingFigure>& missing) const {
    if (group.size() < min_carriers(tellings_.size())) return;
    std::set<std::uint32_t> carriers;
    std::vector<Place> places;
    for (const Told& told : group) {
      carriers.insert(told.place.article);
      places.push_back(told.place);
    }
    const std::string_view written = text_of(text(places.front().article), places.front().span);
    std::map<std::string, std::vector<std::uint32_t>> by_reason;
    for (std::uint32_t article = 0; article < tellings_.size(); ++article)
      if (!carriers.contains(article) && !held_[article].has(group.front(), written))
        by_reason[withholder_.reason(article, carriers)].push_back(article);
    for (auto& [reason, articles] : by_reason) missing.push_back({places, std::move(articles), reason});
  }

  using Value = std::tuple<std::string, std::string, double, double>;  // unit, what is counted, value, upper
  std::span<const Telling> tellings_;
  Withholder withholder_;
  std::vector<Held> held_;
  std::map<Value, std::vector<std::size_t>> by_value_;
  std::vector<std::vector<Told>> groups_;
};

}  // namespace

std::vector<MissingFigure> find_missing_figures(std::span<const Telling> tellings, std::span<const ArticleWords> words) {
  return Finder(tellings, words).find();
}

}  // namespace rashomon
