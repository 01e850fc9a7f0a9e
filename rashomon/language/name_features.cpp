// Looks at each token near a stretch once, then joins what was seen to features. Tested by tests/name_tagger_test.cpp.
#include "rashomon/language/name_features.h"

#include <algorithm>
#include <bit>

#include "rashomon/language/name_words.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kGap = 2;      // tokens without a capital inside a name: Department of the Interior
constexpr std::uint32_t kContext = 2;  // tokens looked at before and after a stretch

// What a feature is about. The order is part of the weights: append only.
enum About : std::uint32_t {
  kBias, kFirst, kExact, kLower, kLowerBefore, kLowerAfter, kLowerBefore2, kLowerAfter2, kPairBefore, kPairAfter, kShape,
  kShapeBefore, kShapeAfter, kShapes, kPrefix, kSuffix, kSuffixBefore, kSuffixAfter, kCluster, kClusterBefore,
  kClusterAfter, kClusterPairBefore, kClusterPairAfter, kFlag, kFlagBefore, kFlagAfter, kRule, kRuleBefore, kRuleAfter,
  kRules, kRuleWord, kCaps, kCapsShape, kCapsRule, kGiven, kGivenBefore, kGivenAfter, kLast, kLastBefore, kLastAfter,
  kTown, kTownPairBefore, kTownPairAfter, kPossessive, kEnd, kClusterBefore2, kClusterAfter2, kAround, kRuleFlags,
};

std::uint32_t feature(About about, std::uint32_t value) {
  const std::uint64_t product = (std::uint64_t{value} << 8U | about) * 0x9E3779B97F4A7C15U;
  return static_cast<std::uint32_t>(product >> 32U);
}

// Xx of Porthaven, XX of NATO, X.X of U.S, Xx-Xx, 9, x: like characters in a row are two at most.
std::uint32_t shape_of(std::string_view word) {
  std::string_view::size_type same = 0;
  std::uint32_t hash = 2166136261U;
  char before = 0;
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const char kind = (byte >= 'A' && byte <= 'Z') ? 'X' : ((byte >= 'a' && byte <= 'z') || byte >= 0x80) ? 'x'
                      : (byte >= '0' && byte <= '9') ? '9' : c;
    same = kind == before ? same + 1 : 1;
    before = kind;
    if (same <= 2) hash = (hash ^ static_cast<unsigned char>(kind)) * 16777619U;
  }
  return hash;
}

}  // namespace

NameFeatures::NameFeatures(NameText& text, const std::vector<Name>& by_rule, const NameLexicon& lexicon)
    : NameTokens(text), capitals_(text.capitals()), by_rule_(by_rule), lexicon_(lexicon), seen_(kSeen) {
  border_.exact = border_.lower = border_.shape = 1;
}

bool NameFeatures::has_capital(std::uint32_t token) const {
  const Token& t = tokens_[token];
  if (t.kind != TokenKind::word && t.kind != TokenKind::number) return false;
  if (t.capitalised) return true;
  const std::string_view word = text_of(text_, t.span);  // al-Amin, iPhone, 2Tone
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Stretch NameFeatures::next_stretch() {
  for (;;) {
    while (!entered_ || next_token_ >= end_) {
      if (next_sentence_ == analysis_.sentences.size()) return {};
      enter(next_sentence_++);
      next_token_ = first_;
      entered_ = true;
    }
    while (next_token_ < end_ && !has_capital(next_token_)) ++next_token_;
    if (next_token_ == end_) continue;
    stretch_ = {next_token_, next_token_ + 1};
    for (std::uint32_t t = stretch_.end_token; t < end_ && t <= stretch_.end_token + kGap; ++t)
      if (has_capital(t)) stretch_.end_token = t + 1;
    next_token_ = stretch_.end_token;
    look_at(std::max(first_, stretch_.first_token < kContext ? 0 : stretch_.first_token - kContext),
            std::min(end_, stretch_.end_token + kContext));
    return stretch_;
  }
}

void NameFeatures::look_at(std::uint32_t first, std::uint32_t end) {
  looks_begin_ = first;
  looks_.clear();
  while (next_rule_ > 0 && by_rule_[next_rule_ - 1].end_token > first) --next_rule_;
  for (std::uint32_t t = first; t < end; ++t) looks_.push_back(look_of(t));
}

NameFeatures::Look NameFeatures::look_of(std::uint32_t token) {
  const std::string_view bare = word(token);
  const std::uint32_t exact = hash_exactly(bare);
  Look& look = seen_[exact % kSeen];
  if (look.exact != exact) {
    look = {};
    look.exact = exact;
    look.lower = hash_word(bare);
    look.shape = shape_of(bare);
    for (std::size_t size = 1; size <= 4 && size < bare.size(); ++size) {
      if (size > 1) look.affixes[size - 2] = hash_word(bare.substr(0, size));
      look.affixes[size + 2] = hash_word(bare.substr(bare.size() - size));
    }
    look.flags = flags(token);
    look.facts = lexicon_.find(look.lower);
  }
  look.caps = caps_of(token);
  look.rule = rule_at(token);
  return look;
}

// Tokens are asked in order, so that one index into the names suffices.
std::uint8_t NameFeatures::rule_at(std::uint32_t token) {
  while (next_rule_ < by_rule_.size() && by_rule_[next_rule_].end_token <= token) ++next_rule_;
  if (next_rule_ == by_rule_.size() || by_rule_[next_rule_].first_token > token) return 0;
  const Name& name = by_rule_[next_rule_];
  const unsigned kind = static_cast<unsigned>(name.kind) + 1;
  return static_cast<std::uint8_t>(kind << 2U | (name.title.empty() ? 0U : 2U) | (token == name.first_token ? 1U : 0U));
}

std::uint32_t NameFeatures::caps_of(std::uint32_t token) const {
  if (!tokens_[token].capitalised) return tokens_[token].kind == TokenKind::word ? 0 : 1;
  if (capitals_.is_acronym(token, sentence_)) return 2;
  if (capitals_.is_telling(token, sentence_)) return 3;
  const Capitals::Count seen = capitals_.count(token);
  const std::uint32_t often = seen.large == 0 ? (seen.small == 0 ? 0 : 1) : seen.small == 0 ? 2 : seen.large >= seen.small ? 3 : 4;
  return 4 + 2 * often + (is_function(token) ? 1 : 0);
}

const NameFeatures::Look& NameFeatures::look(std::int64_t token) const {
  if (token < std::int64_t{looks_begin_} || token >= std::int64_t{looks_begin_} + static_cast<std::int64_t>(looks_.size()))
    return border_;
  return looks_[static_cast<std::size_t>(token - looks_begin_)];
}

namespace {

// Collects features up to the most that a list holds.
class Adder {
 public:
  explicit Adder(NameFeatures::List& out) : out_(out) {}
  void add(About about, std::uint32_t value) {
    if (count_ < NameFeatures::kMax) out_[count_++] = feature(about, value);
  }
  void add_flags(About about, std::uint32_t flags) {
    for (; flags != 0; flags &= flags - 1) add(about, static_cast<std::uint32_t>(std::countr_zero(flags)));
  }
  void add_facts(WordFacts facts, About given, About last) {
    if (facts.is_given_name()) add(given, facts.is_last_name() ? 1 : 0);
    if (facts.is_last_name()) add(last, facts.is_given_name() ? 1 : 0);
  }
  std::size_t count() const { return count_; }

 private:
  NameFeatures::List& out_;
  std::size_t count_ = 0;
};

}  // namespace

std::size_t NameFeatures::word_features(std::uint32_t token, Place place, List& out) const {
  const Look& at = look(place_of(token, place));
  Adder features(out);
  const auto add_neighbour = [&](About lower, About suffix, About cluster, About flag, About given, About last) {
    features.add(lower, at.lower);
    features.add(suffix, at.affixes[5]);
    features.add(cluster, at.facts.cluster());
    features.add_flags(flag, at.flags);
    features.add_facts(at.facts, given, last);
  };
  switch (place) {
    case Place::here:
      features.add(kBias, 0);
      features.add(kExact, at.exact);
      features.add(kLower, at.lower);
      features.add(kShape, at.shape);
      for (std::size_t i = 0; i < at.affixes.size(); ++i)
        if (at.affixes[i] != 0) features.add(i < 3 ? kPrefix : kSuffix, at.affixes[i] + static_cast<std::uint32_t>(i));
      features.add(kCluster, at.facts.cluster());
      features.add_flags(kFlag, at.flags);
      features.add_facts(at.facts, kGiven, kLast);
      if (at.facts.is_town()) features.add(kTown, at.facts.is_last_name() ? 1 : 0);
      break;
    case Place::before:
      add_neighbour(kLowerBefore, kSuffixBefore, kClusterBefore, kFlagBefore, kGivenBefore, kLastBefore);
      break;
    case Place::after:
      add_neighbour(kLowerAfter, kSuffixAfter, kClusterAfter, kFlagAfter, kGivenAfter, kLastAfter);
      break;
    case Place::before2:
      features.add(kLowerBefore2, at.lower);
      features.add(kClusterBefore2, at.facts.cluster());
      break;
    case Place::after2:
      features.add(kLowerAfter2, at.lower);
      features.add(kClusterAfter2, at.facts.cluster());
      break;
  }
  return features.count();
}

std::size_t NameFeatures::context_features(std::uint32_t token, List& out) const {
  const std::int64_t t = token;
  const Look &here = look(t), &before = look(t - 1), &after = look(t + 1);
  Adder features(out);
  if (token == stretch_.first_token) features.add(kFirst, token == first_ ? 1 : 0);
  if (token + 1 == stretch_.end_token) features.add(kEnd, token + 1 == end_ ? 1 : 0);
  const std::uint32_t pair_before = hash_pair(before.lower, here.lower), pair_after = hash_pair(here.lower, after.lower);
  features.add(kPairBefore, pair_before);
  features.add(kPairAfter, pair_after);
  features.add(kAround, hash_pair(before.lower, after.lower));
  const std::uint32_t shapes_before = hash_pair(before.shape, here.shape);
  features.add(kShapeBefore, shapes_before);
  features.add(kShapeAfter, hash_pair(here.shape, after.shape));
  features.add(kShapes, hash_pair(shapes_before, after.shape));
  features.add(kClusterPairBefore, before.facts.cluster() << 10U | here.facts.cluster());
  features.add(kClusterPairAfter, here.facts.cluster() << 10U | after.facts.cluster());
  features.add(kRule, here.rule);
  features.add(kRuleBefore, std::uint32_t{before.rule} << 8U | here.rule);
  features.add(kRuleAfter, std::uint32_t{here.rule} << 8U | after.rule);
  features.add(kRules, std::uint32_t{before.rule} << 16U | std::uint32_t{here.rule} << 8U | after.rule);
  features.add(kRuleWord, hash_pair(here.rule, here.lower));
  if (here.flags != 0) features.add(kRuleFlags, hash_pair(here.rule, here.flags));
  features.add(kCaps, here.caps);
  features.add(kCapsShape, hash_pair(here.caps, here.shape));
  features.add(kCapsRule, here.caps << 8U | here.rule);
  if (lexicon_.find(pair_before).is_town()) features.add(kTownPairBefore, 0);
  if (lexicon_.find(pair_after).is_town()) features.add(kTownPairAfter, 0);
  if (is_possessive(token)) features.add(kPossessive, here.shape);
  return features.count();
}

std::size_t NameFeatures::features_of(std::uint32_t token, List& out) const {
  std::size_t count = context_features(token, out);
  List more;
  for (const Place place : {Place::here, Place::before, Place::after, Place::before2, Place::after2}) {
    const std::size_t size = std::min(word_features(token, place, more), kMax - count);
    std::copy_n(more.begin(), size, out.begin() + static_cast<std::ptrdiff_t>(count));
    count += size;
  }
  return count;
}

}  // namespace rashomon
