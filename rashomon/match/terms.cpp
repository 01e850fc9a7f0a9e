// Two passes over a telling: first every word becomes a raw term; then, when it is known which stems the article writes as
// names, each sentence gets its sorted content, its bigrams and its context.
#include "rashomon/match/terms.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "rashomon/base/embedded.h"
#include "rashomon/match/stem.h"
#include "rashomon/match/table_rows.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxTerms = 200;   // of a sentence
constexpr double kCollectionSize = 840;  // articles behind tables/common_words.txt
constexpr double kUnlistedCount = 2;     // articles that a word is taken to be in which the table leaves out

const std::unordered_map<std::string, double>& common_words() {
  static const std::unordered_map<std::string, double> counts = [] {
    std::unordered_map<std::string, double> found;
    for (const auto& fields : table_rows(embedded_text("rashomon/match/tables/common_words.txt")))
      if (fields.size() == 2) found.emplace(std::string(fields[0]), number_of(fields[1]));
    return found;
  }();
  return counts;
}

const std::unordered_map<std::string, std::string>& number_words() {
  static const std::unordered_map<std::string, std::string> numbers = [] {
    std::unordered_map<std::string, std::string> found;
    for (const auto& fields : table_rows(embedded_text("rashomon/match/tables/number_words.txt")))
      if (fields.size() == 2) found.emplace(std::string(fields[0]), std::string(fields[1]));
    return found;
  }();
  return numbers;
}

const std::unordered_set<std::string>& clause_openers() {
  static const std::unordered_set<std::string> words = word_set(embedded_text("rashomon/match/tables/clause_openers.txt"));
  return words;
}

// A term that was found, before it is known what its article writes as names.
struct RawTerm {
  Term term;
  bool capitalised = false;
  bool figure = false;
  bool content = false;
};

class TermReader {
 public:
  TermReader(const Article& article, const Analysis& analysis, Vocabulary& vocabulary)
      : article_(article), analysis_(analysis), vocabulary_(vocabulary) {}

  std::vector<RawTerm> read(const Sentence& sentence) {
    std::vector<RawTerm> found;
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token && found.size() < kMaxTerms; ++i) {
      const Token& token = analysis_.tokens[i];
      after_sign_ |= token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_mark;
      if (token.kind == TokenKind::word) add_words(token, found);
      if (token.kind == TokenKind::number) add_number(token, found);
    }
    return found;
  }

 private:
  // "vice-president" is two words.
  void add_words(const Token& token, std::vector<RawTerm>& found) {
    const std::string_view text = text_of(article_.text, token.span);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('-', begin), text.size());
      if (end > begin) {
        const Span span{token.span.begin + static_cast<std::uint32_t>(begin),
                        token.span.begin + static_cast<std::uint32_t>(end)};
        add_word(span, token.capitalised, found);
      }
      begin = end + 1;
    }
  }

  void add_word(Span span, bool capitalised, std::vector<RawTerm>& found) {
    const std::string folded = fold_word(text_of(article_.text, span));
    if (folded.empty()) return;
    RawTerm raw;
    raw.capitalised = capitalised;
    const std::string_view digits = digits_of(folded);
    raw.figure = !digits.empty();
    raw.content = raw.figure || (folded.size() > 1 && !is_stop_word(folded));
    raw.term.opens_clause = clause_openers().contains(folded);
    add(std::move(raw), raw.figure ? std::string(digits) : stem(folded), span, found);
  }

  void add_number(const Token& token, std::vector<RawTerm>& found) {
    std::string digits;
    for (const char c : text_of(article_.text, token.span))
      if (c != ',') digits.push_back(c);
    while (!digits.empty() && digits.back() == '.') digits.pop_back();
    RawTerm raw;
    raw.figure = raw.content = true;
    add(std::move(raw), digits, token.span, found);
  }

  void add(RawTerm&& raw, const std::string& term, Span span, std::vector<RawTerm>& found) {
    raw.term.id = vocabulary_.id_of(term);
    raw.term.span = span;
    raw.term.quoted = is_quoted(span);
    raw.term.opens_clause |= std::exchange(after_sign_, false);
    found.push_back(raw);
  }

  // Terms come in order, so the stretches that end before one are passed once.
  bool is_quoted(Span span) {
    while (quoted_ < analysis_.quoted.size() && analysis_.quoted[quoted_].outer.end <= span.begin) ++quoted_;
    return quoted_ < analysis_.quoted.size() && contains(analysis_.quoted[quoted_].outer, span);
  }

  const Article& article_;
  const Analysis& analysis_;
  Vocabulary& vocabulary_;
  std::size_t quoted_ = 0;
  bool after_sign_ = false;  // a sign that parts clauses stood since the last term
};

// A stem is a name where the article capitalises it within a sentence and never writes it small.
std::unordered_set<std::size_t> find_name_stems(const std::vector<std::vector<RawTerm>>& sentences) {
  std::unordered_set<std::size_t> names, small;
  for (const auto& sentence : sentences)
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (sentence[i].figure) continue;
      if (!sentence[i].capitalised)
        small.insert(index_of(sentence[i].term.id));
      else if (i > 0)
        names.insert(index_of(sentence[i].term.id));
    }
  for (const std::size_t id : small) names.erase(id);
  return names;
}

void fill_content(const std::vector<RawTerm>& raw, const std::unordered_set<std::size_t>& names, SentenceTerms& out) {
  for (const RawTerm& r : raw)
    if (r.content) out.content.push_back({r.term.id, names.contains(index_of(r.term.id)), r.figure, r.term.quoted});
  std::stable_sort(out.content.begin(), out.content.end(),
                   [](const ContentTerm& a, const ContentTerm& b) { return a.id < b.id; });
  std::vector<ContentTerm> distinct;
  for (const ContentTerm& c : out.content) {
    if (distinct.empty() || distinct.back().id != c.id) distinct.push_back(c);
    distinct.back().quoted |= c.quoted;
    distinct.back().figure |= c.figure;
  }
  out.content = std::move(distinct);
  for (const RawTerm& r : raw) {
    out.terms.push_back(r.term);
    if (!r.content) continue;
    const auto at = std::lower_bound(out.content.begin(), out.content.end(), r.term.id,
                                     [](const ContentTerm& c, TermId id) { return c.id < id; });
    out.terms.back().slot = static_cast<std::uint32_t>(at - out.content.begin());
  }
  for (std::size_t i = 0; i + 1 < raw.size(); ++i)
    out.bigrams.push_back((static_cast<std::uint64_t>(raw[i].term.id) << 32U) |
                          static_cast<std::uint64_t>(raw[i + 1].term.id));
  std::sort(out.bigrams.begin(), out.bigrams.end());
  out.bigrams.erase(std::unique(out.bigrams.begin(), out.bigrams.end()), out.bigrams.end());
}

void fill_contexts(std::vector<SentenceTerms>& sentences) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    std::vector<TermId>& context = sentences[i].context;
    if (i > 0)
      for (const ContentTerm& c : sentences[i - 1].content) context.push_back(c.id);
    if (i + 1 < sentences.size())
      for (const ContentTerm& c : sentences[i + 1].content) context.push_back(c.id);
    std::sort(context.begin(), context.end());
    context.erase(std::unique(context.begin(), context.end()), context.end());
  }
}

}  // namespace

std::string_view digits_of(const std::string& folded) {
  const auto number = number_words().find(folded);
  return number == number_words().end() ? std::string_view{} : number->second;
}

bool is_stop_word(std::string_view folded) {
  static const std::unordered_set<std::string> words = word_set(embedded_text("rashomon/match/tables/stop_words.txt"));
  return words.contains(std::string(folded));
}

TermId Vocabulary::id_of(const std::string& term) {
  const auto [entry, is_new] = ids_.try_emplace(term, static_cast<TermId>(rarity_.size()));
  if (is_new) {
    const auto common = common_words().find(term);
    const double count = common == common_words().end() ? kUnlistedCount : common->second;
    rarity_.push_back(std::log((kCollectionSize + 1) / (count + 0.5)));
  }
  return entry->second;
}

TellingTerms collect_terms(const Article& article, const Analysis& analysis, std::size_t max_sentences,
                           Vocabulary& vocabulary) {
  TermReader reader(article, analysis, vocabulary);
  TellingTerms found;
  std::vector<std::vector<RawTerm>> raw;
  for (std::size_t i = 0; i < analysis.sentences.size() && raw.size() < max_sentences; ++i) {
    const Sentence& sentence = analysis.sentences[i];
    if (analysis.paragraphs[sentence.paragraph].kind == BlockKind::heading) continue;
    raw.push_back(reader.read(sentence));
    found.sentences.emplace_back();
    found.sentences.back().sentence = static_cast<std::uint32_t>(i);
    found.sentences.back().span = sentence.span;
  }
  const auto names = find_name_stems(raw);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    fill_content(raw[i], names, found.sentences[i]);
    for (std::uint32_t slot = 0; slot < found.sentences[i].content.size(); ++slot)
      found.postings.push_back({found.sentences[i].content[slot].id, static_cast<std::uint32_t>(i), slot});
  }
  fill_contexts(found.sentences);
  std::stable_sort(found.postings.begin(), found.postings.end(),
                   [](const Posting& a, const Posting& b) { return a.id < b.id; });
  return found;
}

}  // namespace rashomon
