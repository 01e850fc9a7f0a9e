// For each two mentions of a fact: the figures of their sentences, by unit and what is counted; of each kind the one figure
// that the other side does not have.
#include "rashomon/compare/conflicts/number_conflicts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "rashomon/base/embedded.h"
#include "rashomon/compare/found_in.h"
#include "rashomon/compare/published_order.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/match/stem.h"
#include "rashomon/match/table_rows.h"
#include "rashomon/match/terms.h"

namespace rashomon {
namespace {

constexpr double kMinScore = 0.5;         // of a fact
constexpr std::uint32_t kReach = 8;       // tokens around a figure in which an outcome belongs to it
constexpr double kMaxRatio = 1.7;         // of two figures; further apart they are rarely of one thing
constexpr double kNear = 1.25;            // so near they are of one thing with less beside them
constexpr std::ptrdiff_t kMinShared = 3;  // content words beside both, what is counted among them; one fewer where near

// Several groups for a word that can be in several.
const std::unordered_map<std::string, std::string>& outcome_groups() {
  static const std::unordered_map<std::string, std::string> groups = [] {
    std::unordered_map<std::string, std::string> found;
    for (const auto& fields : table_rows(embedded_text("rashomon/compare/tables/outcomes.txt")))
      for (std::size_t i = 1; i < fields.size(); ++i) found.emplace(std::string(fields[i]), std::string(fields[0]));
    return found;
  }();
  return groups;
}

// One figure of a mention with what has to agree before it is compared.
struct Counted {
  Place place;
  const Figure* figure;
  std::string what;                // unit, and stem of the last word of what is counted; empty: cannot be compared
  std::set<std::string> outcomes;  // groups of words near it
  std::set<std::string> beside;    // stems of content words near it
};

std::string last_word(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \n");
  return fold_word(text.substr(blank == std::string_view::npos ? 0 : blank + 1));
}

// Whose age it is: the word before the figure, if it begins with a capital: "Ida Vane, 48".
std::string bearer_of_age(const Telling& telling, std::size_t token) {
  const auto& tokens = telling.analysis.tokens;
  for (std::size_t back = 1; back <= 2 && back <= token; ++back) {
    const Token& before = tokens[token - back];
    if (before.kind == TokenKind::word)
      return before.capitalised ? fold_word(text_of(telling.article.text, before.span)) : "";
  }
  return {};
}

class FigureReader {
 public:
  explicit FigureReader(std::span<const Telling> tellings) : tellings_(tellings) {}

  // Of the sentence that a place lies in: the piece that tells a fact may leave its figure out.
  std::vector<Counted> figures_beside(const Place& mention) const {
    const Telling& telling = tellings_[mention.article];
    const Place place{mention.article, sentence_at(telling.analysis, mention.span)};
    std::vector<Counted> found;
    for (const Figure& figure : found_in(telling.reading.figures, place.span))
      found.push_back(read(telling, {place.article, figure.span}, figure));
    return found;
  }

 private:
  static std::string what_of(const Telling& telling, const Figure& figure) {
    if (figure.unit == "year of age") {
      const std::string bearer = bearer_of_age(telling, first_token_at(telling.analysis, figure.span.begin));
      return bearer.empty() ? "" : "age of " + bearer;
    }
    const std::string counted =
        figure.counted.empty() ? "" : stem(last_word(text_of(telling.article.text, figure.counted)));
    if (figure.base_unit.empty() && counted.empty()) return {};
    return figure.base_unit + "|" + counted;
  }

  static Counted read(const Telling& telling, Place place, const Figure& figure) {
    Counted counted{place, &figure, what_of(telling, figure), {}, {}};
    const auto& tokens = telling.analysis.tokens;
    const std::size_t at = first_token_at(telling.analysis, figure.span.begin);
    bool in_clause = true;
    const auto add = [&](std::size_t i) {
      const std::string word = fold_word(text_of(telling.article.text, tokens[i].span));
      in_clause &= tokens[i].kind != TokenKind::punctuation;
      if (const auto group = outcome_groups().find(word); in_clause && group != outcome_groups().end())
        counted.outcomes.insert(group->second);
      if (tokens[i].kind == TokenKind::word && !is_stop_word(word)) counted.beside.insert(stem(word));
    };
    std::size_t i = at;
    while (i < tokens.size() && tokens[i].span.begin < figure.span.end) ++i;
    for (const std::size_t end = std::min(tokens.size(), i + kReach); i < end; ++i) add(i);
    in_clause = true;
    for (i = at; i > 0 && i + kReach > at; --i) add(i - 1);
    return counted;
  }

  std::span<const Telling> tellings_;
};

// The values that a figure with its modifier can stand for.
struct Range {
  double low, high;
};

Range range_of(const Figure& figure) {
  const double low = figure.base_value, high = figure.base_upper.value_or(figure.base_value), size = std::abs(high);
  const std::string& m = figure.modifier;
  if (m == "over" || m == "at least" || m == "more than") return {low, high + 0.5 * size};
  if (m == "under" || m == "up to" || m == "nearly" || m == "almost" || m == "less than")
    return {low - 0.3 * size, high};
  if (!m.empty()) return {low - 0.15 * size, high + 0.15 * size};
  return {low, high};
}

// Whether `rough` can be `exact`, rounded: 5,000 / 5,012, 14 / 13.9.
bool is_rounded(double rough, double exact) {
  double grain = 1;
  while (grain * 10 <= std::abs(rough) && std::fmod(rough, grain * 10) == 0) grain *= 10;
  const bool is_round = grain >= 100 || std::floor(exact) != exact;
  return is_round && std::abs(rough - exact) <= grain / 2;
}

// How far two figures may lie apart in their base: nothing, or one in a hundred where one was converted (10 miles, 16 km).
double tolerance(const Figure& a, const Figure& b) {
  const bool is_converted = !a.base_unit.empty() && a.unit != b.unit;
  return is_converted ? 0.01 * std::max(std::abs(a.base_value), std::abs(b.base_value)) : 0;
}

bool agree(const Figure& a, const Figure& b) {
  return std::abs(a.base_value - b.base_value) <= tolerance(a, b);
}

// The one figure of a kind that a mention has and the other does not; nothing where there is none or are several.
const Counted* only_unmatched(const std::vector<Counted>& own, const std::vector<Counted>& other,
                              const std::string& what) {
  const Counted* found = nullptr;
  for (const Counted& c : own) {
    if (c.what != what) continue;
    if (std::any_of(other.begin(), other.end(), [&](const Counted& o) { return agree(*o.figure, *c.figure); }))
      return nullptr;
    if (found != nullptr) return nullptr;
    found = &c;
  }
  return found;
}

// Whether the two are about one quantity: near in size, with the same words beside them.
bool look_alike(const Counted& a, const Counted& b) {
  const double x = std::abs(a.figure->base_value), y = std::abs(b.figure->base_value);
  const bool of_one_kind = !a.figure->base_unit.empty() && !a.figure->counted.empty();  // tonnes of fertiliser
  if (!of_one_kind && std::max(x, y) > kMaxRatio * std::min(x, y)) return false;
  const auto shared =
      std::count_if(a.beside.begin(), a.beside.end(), [&](const std::string& w) { return b.beside.contains(w); });
  // What happened to the counted says as much as one more word.
  const bool same_outcome =
      std::any_of(a.outcomes.begin(), a.outcomes.end(), [&](const std::string& o) { return b.outcomes.contains(o); });
  const bool near = std::max(x, y) <= kNear * std::min(x, y);
  return shared + (same_outcome ? 1 : 0) >= kMinShared - (near ? 1 : 0);
}

bool count_different_things(const Counted& a, const Counted& b) {
  if (a.outcomes.empty() || b.outcomes.empty()) return false;
  return std::none_of(a.outcomes.begin(), a.outcomes.end(),
                      [&](const std::string& o) { return b.outcomes.contains(o); });
}

class NumberConflicts {
 public:
  explicit NumberConflicts(std::span<const Telling> tellings) : tellings_(tellings), reader_(tellings) {}

  std::vector<Conflict> find(const std::vector<Fact>& facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      if (facts[i].score < kMinScore) continue;
      std::vector<std::vector<Counted>> figures;
      for (const FactMention& mention : facts[i].mentions) figures.push_back(reader_.figures_beside(mention.place));
      for (std::size_t a = 0; a < figures.size(); ++a)
        for (std::size_t b = a + 1; b < figures.size(); ++b)
          if (facts[i].mentions[a].place.article != facts[i].mentions[b].place.article)
            compare(static_cast<FactId>(i), figures[a], figures[b]);
    }
    return std::move(conflicts_);
  }

 private:
  void compare(FactId fact, const std::vector<Counted>& a, const std::vector<Counted>& b) {
    std::set<std::string> kinds;
    for (const Counted& c : a)
      if (!c.what.empty()) kinds.insert(c.what);
    for (const std::string& what : kinds) {
      const Counted *x = only_unmatched(a, b, what), *y = only_unmatched(b, a, what);
      if (x == nullptr || y == nullptr || !look_alike(*x, *y) || count_different_things(*x, *y)) continue;
      if (const auto kind = relate_figures(*x->figure, *y->figure)) add(fact, *kind, *x, *y);
    }
  }

  void add(FactId fact, ConflictKind kind, const Counted& x, const Counted& y) {
    const int order = compare_published(published(x), published(y));
    if (kind == ConflictKind::number && order != 0 && (order < 0) == (x.figure->base_value < y.figure->base_value))
      kind = ConflictKind::update;
    for (Conflict& known : conflicts_)
      if (known.fact == fact && known.kind == kind &&
          whats_[static_cast<std::size_t>(&known - conflicts_.data())] == x.what) {
        for (const Counted* c : {&x, &y})
          if (std::find(known.values.begin(), known.values.end(), c->place) == known.values.end())
            known.values.push_back(c->place);
        std::sort(known.values.begin(), known.values.end());
        return;
      }
    conflicts_.push_back({fact, kind, {x.place, y.place}, why(kind, x, y)});
    whats_.push_back(x.what);
  }

  const std::string& published(const Counted& c) const { return tellings_[c.place.article].article.published; }

  std::string_view text(const Counted& c) const {
    return text_of(tellings_[c.place.article].article.text, c.place.span);
  }

  std::string why(ConflictKind kind, const Counted& x, const Counted& y) const {
    const std::string both = fmt::format("\"{}\" and \"{}\"", text(x), text(y));
    if (kind == ConflictKind::precision) return both + " can both be true: one is less exact";
    if (kind == ConflictKind::update)
      return fmt::format("{}: published on {} and on {}, so the figure may have changed", both, published(x),
                         published(y));
    return both + " are told of the same and cannot both be true";
  }

  std::span<const Telling> tellings_;
  FigureReader reader_;
  std::vector<Conflict> conflicts_;
  std::vector<std::string> whats_;  // beside conflicts_
};

}  // namespace

std::optional<ConflictKind> relate_figures(const Figure& a, const Figure& b) {
  if (agree(a, b) && a.base_upper.has_value() == b.base_upper.has_value() &&
      std::abs(a.base_upper.value_or(0) - b.base_upper.value_or(0)) <= tolerance(a, b))
    return std::nullopt;
  const Range x = range_of(a), y = range_of(b);
  const bool overlap = x.low <= y.high && y.low <= x.high;
  if (overlap || is_rounded(a.base_value, b.base_value) || is_rounded(b.base_value, a.base_value))
    return ConflictKind::precision;
  return ConflictKind::number;
}

std::vector<Conflict> find_number_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts) {
  return NumberConflicts(tellings).find(facts);
}

}  // namespace rashomon
