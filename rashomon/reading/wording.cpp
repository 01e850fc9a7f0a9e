// Three kinds of findings, each by a published list or by what stands in quotation marks:
//   report-verb   a verb of the cue of an attribution, with the stance that a list gives it   (tables/report_verbs.txt)
//   hedge         likely, about 50                                                             (tables/hedges.txt)
//   scare-quotes  a “deal”: up to four words in marks that nobody is said to have spoken
//
// English only. It names no term loaded: no list for that has a licence to ship, and our taste is none. A hedge inside
// a quotation is found as well; whose it is, the attribution tells. Tested by tests/cases/wording.
#include "rashomon/reading/wording.h"

#include <algorithm>
#include <tuple>

#include "rashomon/base/embedded.h"
#include "rashomon/base/word_table.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxScareWords = 4;
constexpr std::uint32_t kMaxHedgeTokens = 4;

struct ReportVerb {
  std::string_view verb, stance;
};

struct HedgeWord {
  bool alone = false;          // the word is a hedge by itself
  bool before_number = false;  // only before a number
  bool begins_phrase = false;
};

struct WordingTables {
  WordMap<ReportVerb> verbs;
  WordMap<HedgeWord> hedge_words;
  WordMap<bool> phrases;
};

const WordingTables& tables() {
  static const WordingTables built = [] {
    WordingTables made;
    for (const TableRow& row : parse_table(embedded_text("rashomon/reading/tables/report_verbs.txt")))
      made.verbs.add(row.key, {row.value, row.section});
    for (const TableRow& row : parse_table(embedded_text("rashomon/reading/tables/hedges.txt"))) {
      const std::size_t space = row.key.find(' ');
      HedgeWord& first = made.hedge_words.value_of(row.key.substr(0, space));
      if (space != std::string_view::npos) {
        first.begins_phrase = true;
        made.phrases.add(row.key, true);
      } else if (row.section == "hedge") {
        first.alone = true;
      } else {
        first.before_number = true;
      }
    }
    return made;
  }();
  return built;
}

std::string why_of(const ReportVerb& verb) {
  std::string why(verb.verb);
  if (verb.stance == "factive")
    why += ": takes it for true (factive, Hooper 1975)";
  else if (verb.stance == "hedging")
    why += ": leaves open whether it is so (hedge, Hyland 2005)";
  else if (verb.stance == "assertive")
    why += ": asserts it (assertive, Hooper 1975)";
  else
    why += ": no stance in our lists";
  return why;
}

class WordingFinder {
 public:
  WordingFinder(std::string_view text, const Analysis& analysis)
      : text_(text), tokens_(analysis.tokens), analysis_(analysis) {}

  std::vector<Wording> run(const std::vector<Attribution>& attributions) {
    find_report_verbs(attributions);
    find_hedges();
    find_scare_quotes(attributions);
    std::sort(found_.begin(), found_.end(),
              [](const Wording& a, const Wording& b) { return std::tie(a.span, a.kind) < std::tie(b.span, b.kind); });
    const auto same = [](const Wording& a, const Wording& b) { return a.span == b.span && a.kind == b.kind; };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
  }

 private:
  std::string_view word(std::uint32_t t) const {
    return t < tokens_.size() ? text_of(text_, tokens_[t].span) : std::string_view{};
  }

  std::uint32_t first_token_at(std::uint32_t byte) const {
    const auto at = std::lower_bound(tokens_.begin(), tokens_.end(), byte,
                                     [](const Token& token, std::uint32_t b) { return token.span.begin < b; });
    return static_cast<std::uint32_t>(at - tokens_.begin());
  }

  void find_report_verbs(const std::vector<Attribution>& attributions) {
    for (const Attribution& attribution : attributions)
      for (const Span cue : attribution.cue)
        for (std::uint32_t t = first_token_at(cue.begin); t < tokens_.size() && tokens_[t].span.end <= cue.end; ++t) {
          if (tokens_[t].kind != TokenKind::word) continue;
          Span span = {tokens_[t].span.begin, t + 1 < tokens_.size() ? tokens_[t + 1].span.end : tokens_[t].span.end};
          const ReportVerb* verb =
              span.end <= cue.end ? tables().verbs.find(text_of(text_, span)) : nullptr;  // pointed out
          if (verb == nullptr) verb = tables().verbs.find(text_of(text_, span = tokens_[t].span));
          if (verb != nullptr) found_.push_back({span, "report-verb", why_of(*verb)});
        }
  }

  void find_hedges() {
    for (const Sentence& sentence : analysis_.sentences)
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token;)
        t = std::max(t + 1, hedge_at(t, sentence.end_token));
  }

  // The token behind the hedge that begins at t; t where none does.
  std::uint32_t hedge_at(std::uint32_t t, std::uint32_t end) {
    if (tokens_[t].kind != TokenKind::word) return t;
    const HedgeWord* hedge = tables().hedge_words.find(word(t));
    if (hedge == nullptr || word(t) == "May") return t;
    std::uint32_t last = t;
    if (hedge->begins_phrase)
      for (std::uint32_t e = std::min(end, t + kMaxHedgeTokens); e > t + 1 && last == t; --e)
        if (tables().phrases.contains(text_of(text_, {tokens_[t].span.begin, tokens_[e - 1].span.end}))) last = e;
    if (last == t && (hedge->alone || (hedge->before_number && t + 1 < end && begins_number(t + 1)))) last = t + 1;
    if (last == t) return t;
    const Span span = {tokens_[t].span.begin, tokens_[last - 1].span.end};
    std::string row(text_of(text_, span));
    for (char& c : row) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    found_.push_back({span, "hedge", row += " (Hyland 2005)"});
    return last;
  }

  bool begins_number(std::uint32_t t) const {
    return tokens_[t].kind == TokenKind::number ||
           (t + 1 < tokens_.size() && tokens_[t].kind == TokenKind::symbol && tokens_[t + 1].kind == TokenKind::number);
  }

  void find_scare_quotes(const std::vector<Attribution>& attributions) {
    std::vector<Span> contents;
    for (const Attribution& attribution : attributions)
      contents.insert(contents.end(), attribution.content.begin(), attribution.content.end());
    std::sort(contents.begin(), contents.end());
    std::uint32_t covered = 0;  // up to here the contents that begin before a quotation reach
    std::size_t next = 0;
    for (const Quoted& quoted : analysis_.quoted) {
      while (next < contents.size() && contents[next].begin < quoted.outer.end)
        covered = std::max(covered, contents[next++].end);
      if (quoted.closed && !quoted.continues && covered <= quoted.outer.begin && looks_scared(quoted))
        found_.push_back({quoted.outer, "scare-quotes", "words in quotation marks that nobody is said to have spoken"});
    }
  }

  // One to four words, not a sentence, not a Title, not the nickname in John “Jack” Roe.
  bool looks_scared(const Quoted& quoted) const {
    const std::uint32_t first = first_token_at(quoted.inner.begin);
    std::uint32_t words = 0, capitalised = 0, t = first;
    for (; t < tokens_.size() && tokens_[t].span.end <= quoted.inner.end; ++t) {
      if (t - first > 2 * kMaxScareWords) return false;
      const char sign = text_[tokens_[t].span.begin];
      if (tokens_[t].kind == TokenKind::punctuation && (sign == '?' || sign == '!' || sign == ':' || sign == ';'))
        return false;
      words += tokens_[t].kind == TokenKind::word ? 1 : 0;
      capitalised += tokens_[t].capitalised ? 1 : 0;
    }
    if (words == 0 || words > kMaxScareWords || tokens_[first].capitalised) return false;
    const bool inside_name = capitalised > 0 && first > 1 && tokens_[first - 2].capitalised && t + 1 < tokens_.size() &&
                             tokens_[t + 1].capitalised;
    return !inside_name;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Analysis& analysis_;
  std::vector<Wording> found_;
};

}  // namespace

std::vector<Wording> find_wording(const Article& article, const Analysis& analysis,
                                  const std::vector<Attribution>& attributions) {
  if (!analysis.language.empty() && analysis.language != "en") return {};
  return WordingFinder(article.text, analysis).run(attributions);
}

}  // namespace rashomon
