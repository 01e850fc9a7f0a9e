// Counts and pointers over a comparison. The words that differ are those outside a longest common subsequence of words
// (Hunt and McIlroy 1976; here by the plain table, bounded) of a version with another one.
//
// Tested by tests/cases/report and tests/report_test.cpp.
#include "rashomon/report/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

// Above it a table of two versions is not worth its time: all words between the common beginning and end count as
// differing.
constexpr std::size_t kMaxTableCells = 250'000;
// Every version is held against this many, which are all there are in most comparisons.
constexpr std::size_t kMaxCompared = 8;

std::string file_name(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return repair_utf8(slash == std::string::npos ? path : path.substr(slash + 1));  // a name may be any bytes
}

struct Word {
  std::size_t piece = 0;
  Span span;           // in its piece
  std::string folded;  // ASCII lower case, without punctuation at either end
};

bool is_punctuation(std::string_view text, std::size_t at, std::size_t* size) {
  constexpr std::string_view kWide[] = {"“", "”", "‘", "’", "„", "«", "»", "…", "–", "—", "‚"};
  *size = 1;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return std::isalnum(byte) == 0;
  for (const std::string_view mark : kWide)
    if (text.substr(at, mark.size()) == mark) return *size = mark.size(), true;
  return false;
}

void add_words(std::string_view text, std::size_t piece, std::vector<Word>& words) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 1;
    if (is_punctuation(text, at, &size)) {
      at += size;
      continue;
    }
    // A word ends at a space; punctuation inside of it (don't, 1.5) stays, at its end it does not.
    std::size_t end = at, last = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') {
      const bool mark = is_punctuation(text, end, &size);
      end += size;
      if (!mark) last = end;
    }
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(last)};
    Word word{piece, span, std::string(text_of(text, span))};
    for (char& c : word.folded)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    words.push_back(std::move(word));
    at = end;
  }
}

using Flags = std::vector<bool>;

// Marks the words of `a` from `begin` on that are on a longest common subsequence with `b`, and those of `b`.
void mark_common(std::span<const Word> a, std::span<const Word> b, std::size_t begin, Flags& in_a, Flags& in_b) {
  const std::size_t width = b.size() + 1;
  if (a.size() * b.size() > kMaxTableCells) return;
  std::vector<std::uint16_t> longest((a.size() + 1) * width, 0);  // of the tails of both
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i * width + j] = a[i].folded == b[j].folded
                                   ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
                                   : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].folded == b[j].folded)
      in_a[begin + i++] = in_b[begin + j++] = true;
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1])
      ++i;
    else
      ++j;
  }
}

// Which words of both are common to both, in order.
std::pair<Flags, Flags> common_words(const std::vector<Word>& a, const std::vector<Word>& b) {
  Flags in_a(a.size()), in_b(b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t head = 0, tail = 0;
  while (head < shorter && a[head].folded == b[head].folded) in_a[head] = in_b[head] = true, ++head;
  while (tail < shorter - head && a[a.size() - 1 - tail].folded == b[b.size() - 1 - tail].folded) {
    in_a[a.size() - 1 - tail] = in_b[b.size() - 1 - tail] = true;
    ++tail;
  }
  const auto middle = [&](const std::vector<Word>& words) {
    return std::span<const Word>(words).subspan(head, words.size() - head - tail);
  };
  mark_common(middle(a), middle(b), head, in_a, in_b);
  return {std::move(in_a), std::move(in_b)};
}

// Runs of words that are not flagged, each from its first word's beginning to its last one's end; a list a piece.
std::vector<std::vector<Span>> runs_without(const std::vector<Word>& words, const Flags& flags, std::size_t pieces) {
  std::vector<std::vector<Span>> runs(pieces);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (flags[i]) continue;
    if (i > 0 && !flags[i - 1] && words[i - 1].piece == words[i].piece)
      runs[words[i].piece].back().end = words[i].span.end;
    else
      runs[words[i].piece].push_back(words[i].span);
  }
  return runs;
}

}  // namespace

std::string letter_of(std::uint32_t article) {
  std::string letters;
  for (std::uint64_t left = std::uint64_t{article} + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return letters;
}

std::vector<std::string> name_articles(std::span<const Telling> tellings) {
  std::vector<std::string> names;
  std::map<std::string, int> times;
  for (const Telling& telling : tellings) {
    const Article& article = telling.article;
    std::string name = !article.outlet.empty() ? article.outlet : file_name(article.path);
    if (name.empty() || name == "-") name = "no outlet named";
    ++times[name];
    names.push_back(std::move(name));
  }
  for (std::uint32_t i = 0; i < names.size(); ++i)
    if (times[names[i]] > 1) names[i] += fmt::format(" ({})", letter_of(i));
  return names;
}

std::uint32_t count_words(const Analysis& analysis) {
  return static_cast<std::uint32_t>(std::count_if(
      analysis.tokens.begin(), analysis.tokens.end(),
      [](const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; }));
}

std::optional<int> own_voice_percent(const VoiceShare& voice) {
  const double all = static_cast<double>(voice.outlet_words) + voice.attributed_words;
  if (all == 0) return {};
  return static_cast<int>(100.0 * voice.outlet_words / all + 0.5);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string shown_date(std::string_view iso) {
  constexpr std::size_t kTimeAt = 11, kZoneFrom = 16;
  if (iso.size() < kZoneFrom || iso[kTimeAt - 1] != 'T') return std::string(iso);
  std::string shown = fmt::format("{} {}", iso.substr(0, kTimeAt - 1), iso.substr(kTimeAt, 5));
  const std::size_t zone = iso.find_first_of("Z+-", kZoneFrom);
  if (zone == std::string_view::npos) return shown;
  const std::string_view name = iso.substr(zone);
  return shown + " " + (name == "Z" || name == "+00:00" ? "UTC" : std::string(name));
}

void append_part(std::string& list, std::string_view separator, std::string_view part) {
  if (!list.empty()) list += separator;
  list += part;
}

std::vector<std::string> headline_of(std::span<const Telling> tellings, const Comparison& comparison) {
  std::vector<std::string> counts;
  counts.push_back(counted(tellings.size(), "article", "articles"));
  if (comparison.newsrooms > 0) counts.back() += " from " + counted(comparison.newsrooms, "newsroom", "newsrooms");
  const auto add = [&](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) counts.push_back(counted(count, one, many));
  };
  const auto told_by_all =
      static_cast<std::size_t>(std::count_if(comparison.facts.begin(), comparison.facts.end(), [&](const Fact& fact) {
        return articles_of(fact).size() == tellings.size();
      }));
  add(told_by_all, "fact that all tell", "facts that all tell");
  add(comparison.facts.size() - told_by_all, "fact that only some tell", "facts that only some tell");
  add(comparison.conflicts.size(), "place where values differ", "places where values differ");
  add(comparison.shifts.size(), "statement asserted here, attributed there", "statements asserted here, attributed there");
  const auto altered = std::count_if(comparison.quotes.begin(), comparison.quotes.end(),
                                     [](const SharedQuote& quote) { return quote.relation == QuoteRelation::altered; });
  add(comparison.quotes.size(), "shared quotation", "shared quotations");
  if (altered > 0) counts.back() += fmt::format(", {} with other words", altered);
  add(comparison.copies.size(), "pair with copied passages", "pairs with copied passages");
  return counts;
}

Span sentence_around(const Telling& telling, Span span) {
  const auto& sentences = telling.analysis.sentences;
  const auto first = std::partition_point(sentences.begin(), sentences.end(),
                                          [&](const Sentence& sentence) { return sentence.span.end <= span.begin; });
  Span around = span;
  for (auto it = first; it != sentences.end() && it->span.begin < span.end; ++it) {
    around.begin = std::min(around.begin, it->span.begin);
    around.end = std::max(around.end, it->span.end);
  }
  return around;
}

std::string speaker_of(const Telling& telling, Span span) {
  const Reading& reading = telling.reading;
  std::uint32_t most = 0;
  std::string name;
  for (const Attribution& attribution : reading.attributions)
    for (const Span content : attribution.content)
      if (attribution.statement && attribution.speaker && common_size(content, span) > most) {
        most = common_size(content, span);
        name = reading.speakers[index_of(*attribution.speaker)].name;
      }
  return name;
}

std::vector<std::vector<std::vector<Span>>> differing_words(const std::vector<Pieces>& versions) {
  std::vector<std::vector<Word>> words(versions.size());
  std::vector<std::vector<std::vector<Span>>> differing(versions.size());
  for (std::size_t i = 0; i < versions.size(); ++i) {
    for (std::size_t piece = 0; piece < versions[i].size(); ++piece) add_words(versions[i][piece], piece, words[i]);
    differing[i].resize(versions[i].size());
  }
  if (versions.size() < 2) return differing;
  // Beside two whole versions a fragment ("inappropriate content") only says that it is one: all else would be marked.
  std::size_t longest = 0;
  for (const std::vector<Word>& version : words) longest = std::max(longest, version.size());
  const auto is_whole = [&](const std::vector<Word>& version) { return 2 * version.size() >= longest; };
  const bool leave_fragments = std::count_if(words.begin(), words.end(), is_whole) >= 2;
  std::vector<Flags> in_all;
  for (const std::vector<Word>& version : words) in_all.emplace_back(version.size(), true);
  const auto keep_common = [](Flags& kept, const Flags& common) {
    for (std::size_t word = 0; word < kept.size(); ++word) kept[word] = kept[word] && common[word];
  };
  for (std::size_t i = 0; i < std::min(versions.size(), kMaxCompared); ++i)
    for (std::size_t j = i + 1; j < versions.size(); ++j) {
      if (leave_fragments && !(is_whole(words[i]) && is_whole(words[j]))) continue;
      const auto [in_i, in_j] = common_words(words[i], words[j]);
      keep_common(in_all[i], in_i);
      keep_common(in_all[j], in_j);
    }
  for (std::size_t i = 0; i < versions.size(); ++i)
    differing[i] = runs_without(words[i], in_all[i], versions[i].size());
  return differing;
}

std::vector<std::vector<Span>> differing_in(std::span<const Telling> tellings, const SharedQuote& quote) {
  std::vector<std::vector<Span>> differing(quote.mentions.size());
  if (quote.relation != QuoteRelation::altered && quote.relation != QuoteRelation::trimmed) return differing;
  // All that one article quotes of the utterance is one version of it.
  std::map<std::uint32_t, std::vector<std::size_t>> mentions_of;
  for (std::size_t m = 0; m < quote.mentions.size(); ++m) mentions_of[quote.mentions[m].article].push_back(m);
  std::vector<Pieces> versions;
  for (const auto& [article, mentions] : mentions_of) {
    Pieces& pieces = versions.emplace_back();
    for (const std::size_t m : mentions)
      pieces.push_back(text_of(tellings[article].article.text, quote.mentions[m].span));
  }
  const auto found = differing_words(versions);
  std::size_t version = 0;
  for (const auto& [article, mentions] : mentions_of) {
    for (std::size_t piece = 0; piece < mentions.size(); ++piece) differing[mentions[piece]] = found[version][piece];
    ++version;
  }
  return differing;
}

std::optional<MentionIndex> find_mention(const Comparison& comparison, const Place& place) {
  for (std::size_t fact = 0; fact < comparison.facts.size(); ++fact) {
    const std::vector<FactMention>& mentions = comparison.facts[fact].mentions;
    for (std::size_t m = 0; m < mentions.size(); ++m)
      if (mentions[m].place == place) return MentionIndex{fact, m};
  }
  return {};
}

std::vector<const ComparedVoice*> voices_by_weight(const Comparison& comparison) {
  const auto words = [](const ComparedVoice& voice) {
    std::uint64_t sum = 0;
    for (const VoiceInArticle& heard : voice.by_article) sum += heard.words;
    return sum;
  };
  std::vector<const ComparedVoice*> voices;
  for (const ComparedVoice& voice : comparison.voices) voices.push_back(&voice);
  std::stable_sort(voices.begin(), voices.end(), [&](const ComparedVoice* a, const ComparedVoice* b) {
    if (a->by_article.size() != b->by_article.size()) return a->by_article.size() > b->by_article.size();
    return words(*a) > words(*b);
  });
  return voices;
}

std::vector<std::size_t> surest(const Comparison& comparison, const std::vector<std::size_t>& facts, std::size_t most) {
  std::vector<std::size_t> order(facts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return comparison.facts[facts[a]].score > comparison.facts[facts[b]].score;
  });
  order.resize(std::min(order.size(), most));
  std::sort(order.begin(), order.end());
  return order;
}

std::vector<std::size_t> told_most_first(const Comparison& comparison) {
  std::vector<std::pair<std::size_t, double>> worth;
  for (const Fact& fact : comparison.facts) worth.emplace_back(articles_of(fact).size(), fact.score);
  std::vector<std::size_t> order(worth.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
  return order;
}

}  // namespace rashomon
