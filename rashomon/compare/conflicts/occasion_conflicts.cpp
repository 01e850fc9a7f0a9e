// For each two mentions of a fact the values in their pieces; days by what the reading makes of them, places by name.
#include "rashomon/compare/conflicts/occasion_conflicts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "rashomon/compare/claims.h"
#include "rashomon/compare/found_in.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/language/name_words.h"
#include "rashomon/match/stem.h"
#include "rashomon/reading/dates.h"

namespace rashomon {
namespace {

constexpr double kMinScore = 0.5;      // of a fact
constexpr double kMostlySame = 0.5;    // of the words of the piece with fewer, values aside
constexpr std::size_t kMinShared = 3;  // of them, in both

struct Value {
  Place place;
  std::string from, to;         // of a place its folded name and nothing
  std::string_view precision;   // of a time
  std::string preposition;      // the word before
  friend bool operator==(const Value& a, const Value& b) { return a.from == b.from && a.to == b.to; }
};

std::string word_before(const Telling& telling, std::uint32_t begin) {
  const std::uint32_t token = first_token_at(telling.analysis, begin);
  return token == 0 ? "" : fold_word(text_of(telling.article.text, telling.analysis.tokens[token - 1].span));
}

std::string name_of(const Telling& telling, Span span) { return fold_word(text_of(telling.article.text, span)); }

bool one_in_other(const std::string& a, const std::string& b) {
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

// A day that begins its paragraph with its year: when the text was written, not when what it tells took place.
bool is_dateline(const Telling& telling, Span date) {
  const auto& paragraphs = telling.analysis.paragraphs;
  const std::string_view text = text_of(telling.article.text, date);
  const bool has_year = text.size() > 4 && text.find_last_not_of("0123456789") + 5 == text.size();
  return has_year &&
         std::any_of(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& p) { return p.span.begin == date.begin; });
}

// "said Friday", "told reporters on Friday", "on Friday said": when it was said, not when what is said took place.
bool is_of_saying(const Telling& telling, Span date, Span piece) {
  constexpr std::uint32_t kMostBetween = 2;  // "reporters", "on"
  const auto adjoins = [&](Span cue, const Attribution& attribution) {
    if (cue.begin >= piece.begin && cue.end <= piece.end) return false;  // the piece tells of the saying
    if (date.begin >= cue.begin && date.end <= cue.end) return true;  // "said Friday" read as one cue
    const std::uint32_t day = first_token_at(telling.analysis, date.begin);
    if (date.end <= cue.begin) return first_token_at(telling.analysis, date.end) == first_token_at(telling.analysis, cue.begin);
    const std::uint32_t behind = first_token_at(telling.analysis, cue.end);
    if (behind > day || day - behind > kMostBetween) return false;
    const std::string_view between = text_of(telling.article.text, {cue.end, date.begin});
    if (between.find_first_of(".,;:!?\"\n") != std::string_view::npos) return false;  // he said. Monday's vote …
    return behind == day || std::none_of(attribution.content.begin(), attribution.content.end(), [&](Span content) {
      return content.begin < date.begin && content.end > cue.end;
    });
  };
  return std::any_of(telling.reading.attributions.begin(), telling.reading.attributions.end(), [&](const Attribution& a) {
    return a.statement && std::any_of(a.cue.begin(), a.cue.end(), [&](Span cue) { return adjoins(cue, a); });
  });
}

// "Manchester, N.H.": a place with the region that it lies in.
bool is_with_region(const Telling& telling, Span place) {
  const auto& tokens = telling.analysis.tokens;
  const std::size_t next = first_token_at(telling.analysis, place.end);
  return next + 1 < tokens.size() && text_of(telling.article.text, tokens[next].span) == "," && tokens[next + 1].capitalised;
}

// What differs between the two kinds of values.
struct Days {
  static constexpr ConflictKind kKind = ConflictKind::date;
  static std::vector<Value> in(const Telling& telling, Place place) {
    std::vector<Value> found;
    for (const DateMention& date : found_in(telling.reading.dates, place.span))
      found.push_back({{place.article, date.span}, date.from, date.to, precision_of(date), word_before(telling, date.span.begin)});
    return found;
  }
  static bool differ(const Telling& a, const Value& x, const Telling& b, const Value& y) {
    static const std::set<std::string_view> kExact = {"day", "month", "year"};
    if (!kExact.contains(x.precision) || x.precision != y.precision || x.from == y.from) return false;
    if (is_dateline(a, x.place.span) || is_dateline(b, y.place.span)) return false;
    // "Tuesday" and "Tuesday morning": what differs is only which Tuesday each is taken for.
    if (one_in_other(name_of(a, x.place.span), name_of(b, y.place.span))) return false;
    return x.preposition == y.preposition || x.precision == "day";
  }
  static bool known(const Telling&, const Value&) { return false; }
};

struct Places {
  static constexpr ConflictKind kKind = ConflictKind::place;
  static std::vector<Value> in(const Telling& telling, Place place) {
    std::vector<Value> found;
    for (const Name& name : found_in(telling.analysis.names, place.span))
      if (name.kind == NameKind::place)
        found.push_back({{place.article, name.span}, name_of(telling, name.span), {}, {}, word_before(telling, name.span.begin)});
    return found;
  }
  static bool differ(const Telling& a, const Value& x, const Telling& b, const Value& y) {
    if (is_with_region(a, x.place.span) || is_with_region(b, y.place.span)) return false;
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
    std::vector<std::vector<Value>> values;  // in the pieces, one list a mention
    for (const FactMention& mention : fact.mentions) values.push_back(values_of(mention.place));
    std::optional<Conflict> found;
    for (std::size_t i = 0; i < fact.mentions.size(); ++i)
      for (std::size_t j = i + 1; j < fact.mentions.size(); ++j) {
        const Place &a = fact.mentions[i].place, &b = fact.mentions[j].place;
        if (a.article == b.article || values[i].size() != 1 || values[j].size() != 1) continue;
        const Value &x = values[i].front(), &y = values[j].front();
        if (!are_at_odds(fact, a, x, b, y)) continue;
        if (!found) found = Conflict{id, Kind::kKind, {}, why(x, y)};
        found->values.push_back(x.place);
        found->values.push_back(y.place);
      }
    if (!found) return;
    std::sort(found->values.begin(), found->values.end());
    found->values.erase(std::unique(found->values.begin(), found->values.end()), found->values.end());
    conflicts.push_back(*std::move(found));
  }

 private:
  const Telling& telling(const Place& place) const { return tellings_[place.article]; }

  // Of the piece that tells the fact; the piece may leave its value out, so where it has none, of its sentence.
  std::vector<Value> values_of(const Place& place) const {
    std::vector<Value> found = Kind::in(telling(place), place);
    if (found.empty()) found = Kind::in(telling(place), {place.article, sentence_at(telling(place).analysis, place.span)});
    if constexpr (Kind::kKind == ConflictKind::date)
      std::erase_if(found, [&](const Value& day) { return is_of_saying(telling(place), day.place.span, place.span); });
    return found;
  }

  bool are_at_odds(const Fact& fact, const Place& a, const Value& x, const Place& b, const Value& y) const {
    return !(x == y) && Kind::differ(telling(a), x, telling(b), y) && !tells(fact, b.article, x) && !tells(fact, a.article, y) &&
           say_the_same(a, x, b, y) && belongs(a, x, b) && belongs(b, y, a);
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

  // Whether what stands nearest to the value is told by the other, too: "arrived on Sunday" is no day for a meeting that both
  // tell of. Names do not count.
  bool belongs(const Place& own, const Value& value, const Place& other) const {
    const Span sentence = sentence_at(telling(own).analysis, value.place.span);
    const std::uint32_t begin = std::min(own.span.begin, value.place.span.begin);
    std::vector<std::string> near = plain_words(telling(own), {begin, value.place.span.begin});
    if (near.empty()) {
      near = plain_words(telling(own), {value.place.span.end, sentence.end});
      std::reverse(near.begin(), near.end());
    }
    return !near.empty() && read_claim_in(telling(other), other.span).plain.contains(near.back());
  }

  static std::vector<std::string> plain_words(const Telling& telling, Span span) {
    const auto& tokens = telling.analysis.tokens;
    std::vector<std::string> words;
    for (std::size_t i = first_token_at(telling.analysis, span.begin); i < tokens.size() && tokens[i].span.end <= span.end; ++i)
      for (const std::string& word : read_claim_in(telling, tokens[i].span).plain) words.push_back(word);
    return words;
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
