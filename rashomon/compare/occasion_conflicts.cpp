// For each two mentions of a fact the values in their pieces; days by what the reading makes of them, places by name.
#include "rashomon/compare/occasion_conflicts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "rashomon/compare/claims.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/language/name_words.h"
#include "rashomon/match/stem.h"

namespace rashomon {
namespace {

constexpr double kMinScore = 0.5;      // of a fact
constexpr double kMostlySame = 0.5;    // of the words of the piece with fewer, values aside
constexpr std::size_t kMinShared = 3;  // of them, in both

// A day, month or year; a place has its folded name in `from`.
struct Value {
  Place place;
  std::string from, to;
  std::string preposition;
  friend bool operator==(const Value& a, const Value& b) { return a.from == b.from && a.to == b.to; }
};

// How exact a period is, by its ISO 8601 ends: a day, a month, a year; nothing for others.
std::optional<int> precision_of(const DateMention& date) {
  if (date.from.size() != 10 || date.to.size() != 10) return std::nullopt;
  if (date.from == date.to) return 0;
  if (date.from.substr(0, 7) == date.to.substr(0, 7) && date.from.ends_with("-01") && date.to.substr(8) >= "28") return 1;
  if (date.from.substr(0, 4) == date.to.substr(0, 4) && date.from.ends_with("-01-01") && date.to.ends_with("-12-31")) return 2;
  return std::nullopt;
}

std::string word_before(const Telling& telling, std::uint32_t begin) {
  const auto& tokens = telling.analysis.tokens;
  const auto at = std::lower_bound(tokens.begin(), tokens.end(), begin,
                                   [](const Token& token, std::uint32_t b) { return token.span.begin < b; });
  return at == tokens.begin() ? "" : fold_word(text_of(telling.article.text, std::prev(at)->span));
}

std::string name_of(const Telling& telling, Span span) { return fold_word(text_of(telling.article.text, span)); }

bool one_in_other(const std::string& a, const std::string& b) {
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

// What differs between the two kinds of values.
struct Days {
  static constexpr ConflictKind kKind = ConflictKind::date;
  static std::vector<Value> in(const Telling& telling, Place place) {
    std::vector<Value> found;
    for (const DateMention& date : telling.reading.dates)
      if (contains(place.span, date.span)) found.push_back({{place.article, date.span}, date.from, date.to, {}});
    return found;
  }
  static bool differ(const Telling& a, const Value& x, const Telling& b, const Value& y) {
    const auto precision = [](const Value& v) { return precision_of({v.place.span, v.from, v.to, {}}); };
    if (!precision(x) || precision(x) != precision(y) || x.from == y.from) return false;
    // "Tuesday" and "Tuesday morning": what differs is only which Tuesday each is taken for.
    if (one_in_other(name_of(a, x.place.span), name_of(b, y.place.span))) return false;
    return word_before(a, x.place.span.begin) == word_before(b, y.place.span.begin) || precision(x) == 0;
  }
  static bool known(const Telling&, const Value&) { return false; }
};

struct Places {
  static constexpr ConflictKind kKind = ConflictKind::place;
  static std::vector<Value> in(const Telling& telling, Place place) {
    std::vector<Value> found;
    for (const Name& name : telling.analysis.names)
      if (name.kind == NameKind::place && contains(place.span, name.span))
        found.push_back({{place.article, name.span}, name_of(telling, name.span), {}, word_before(telling, name.span.begin)});
    return found;
  }
  static bool differ(const Telling&, const Value& x, const Telling&, const Value& y) {
    static const std::set<std::string> kWhere = {"in", "at", "near", "off", "outside"};
    return x.preposition == y.preposition && kWhere.contains(x.preposition) && !one_in_other(x.from, y.from) &&
           is_listed(x) == is_listed(y);
  }
  // Whether the telling has the place anywhere.
  static bool known(const Telling& telling, const Value& value) {
    return std::any_of(telling.analysis.names.begin(), telling.analysis.names.end(), [&](const Name& name) {
      return name_of(telling, name.span).find(value.from) != std::string::npos;
    });
  }
  // Countries and capitals.
  static bool is_listed(const Value& value) { return (name_word_flags(value.from) & name_word::kPlace) != 0; }
};

template <typename Kind>
class OccasionConflicts {
 public:
  explicit OccasionConflicts(std::span<const Telling> tellings) : tellings_(tellings) {}

  void find(FactId id, const Fact& fact, std::vector<Conflict>& conflicts) const {
    std::optional<Conflict> found;
    for (std::size_t i = 0; i < fact.mentions.size(); ++i)
      for (std::size_t j = i + 1; j < fact.mentions.size(); ++j) {
        const Place &a = fact.mentions[i].place, &b = fact.mentions[j].place;
        if (a.article == b.article) continue;
        const auto values = differing(fact, a, b);
        if (!values) continue;
        if (!found) found = Conflict{id, Kind::kKind, {}, why(values->first, values->second)};
        found->values.push_back(values->first.place);
        found->values.push_back(values->second.place);
      }
    if (!found) return;
    std::sort(found->values.begin(), found->values.end());
    found->values.erase(std::unique(found->values.begin(), found->values.end()), found->values.end());
    conflicts.push_back(*std::move(found));
  }

 private:
  const Telling& telling(const Place& place) const { return tellings_[place.article]; }

  std::optional<std::pair<Value, Value>> differing(const Fact& fact, const Place& a, const Place& b) const {
    const std::vector<Value> x = Kind::in(telling(a), a), y = Kind::in(telling(b), b);
    if (x.size() != 1 || y.size() != 1 || x[0] == y[0] || !Kind::differ(telling(a), x[0], telling(b), y[0])) return std::nullopt;
    if (tells(fact, b.article, x[0]) || tells(fact, a.article, y[0])) return std::nullopt;
    if (!say_the_same(a, x[0], b, y[0])) return std::nullopt;
    return std::pair(x[0], y[0]);
  }

  // Whether the article has the value in any sentence that tells the fact, or anywhere if that says something.
  bool tells(const Fact& fact, std::uint32_t article, const Value& value) const {
    if (Kind::known(tellings_[article], value)) return true;
    return std::any_of(fact.mentions.begin(), fact.mentions.end(), [&](const FactMention& mention) {
      if (mention.place.article != article) return false;
      const std::vector<Value> values =
          Kind::in(tellings_[article], {article, sentence_at(tellings_[article].analysis, mention.place.span)});
      return std::find(values.begin(), values.end(), value) != values.end();
    });
  }

  bool say_the_same(const Place& a, const Value& x, const Place& b, const Value& y) const {
    const Claim first = read_claim_in(telling(a), a.span), second = read_claim_in(telling(b), b.span);
    std::set<std::string> values;
    for (const Value& value : {x, y}) {
      const Claim words = read_claim_in(telling(value.place), value.place.span);
      values.insert(words.names.begin(), words.names.end());
      values.insert(words.plain.begin(), words.plain.end());
    }
    const SharedWords shared = count_shared(first, second, values);
    return first.negated == second.negated && shared.all >= kMinShared && shared.share >= kMostlySame;
  }

  std::string why(const Value& x, const Value& y) const {
    const auto text = [&](const Value& value) { return text_of(telling(value.place).article.text, value.place.span); };
    return fmt::format("\"{}\" and \"{}\" are told of the same and cannot both be true", text(x), text(y));
  }

  std::span<const Telling> tellings_;
};

}  // namespace

std::vector<Conflict> find_occasion_conflicts(std::span<const Telling> tellings, const std::vector<Fact>& facts) {
  std::vector<Conflict> conflicts;
  const OccasionConflicts<Days> days(tellings);
  const OccasionConflicts<Places> places(tellings);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].score < kMinScore) continue;
    days.find(static_cast<FactId>(i), facts[i], conflicts);
    places.find(static_cast<FactId>(i), facts[i], conflicts);
  }
  return conflicts;
}

}  // namespace rashomon
