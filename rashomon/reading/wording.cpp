// Findings of four kinds:
//   by a table    likely, about 50, pro-life, an operation; a verb in the cue of an attribution     (wording_table.h)
//   scare-quotes  a “deal”: up to four words in marks that nobody is said to have spoken
//   passive       was shot: a verb of harm whose clause names nobody who did it                     (wording_agents.h)
//   agent         soldiers shot: one that does; shown beside the passives of the same verb
//
// English only. Which terms are loaded is what a guide says that the table names, not ours. A word inside a quotation is
// found as well; whose it is, its attribution tells. Tested by tests/cases/wording.
#include "rashomon/reading/wording.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "rashomon/base/letters.h"
#include "rashomon/reading/innermost.h"
#include "rashomon/reading/wording_agents.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxScareWords = 4;

std::string why_of(const WordingRow& row) {
  const std::string& term = row.forms.front();
  if (row.kind == "report-verb") return fmt::format("{}: {} ({})", term, row.stance, row.source);
  if (row.kind == "equal") return fmt::format("one of the terms for {} ({})", row.group, row.source);
  if (!row.alternative.empty()) return fmt::format("{} ({}; instead: {})", term, row.source, row.alternative);
  return fmt::format("{} ({})", term, row.source);
}

Wording wording_of(const WordingRow& row, Span span) {
  Wording wording{span, row.kind, why_of(row)};
  wording.term = row.forms.front();
  wording.table = row.table;
  wording.line = row.line;
  wording.stance = row.stance;
  wording.alternative = row.alternative;
  wording.group = row.group;
  wording.side = row.side;
  return wording;
}

class WordingFinder {
 public:
  WordingFinder(std::string_view text, const Analysis& analysis, const std::vector<Attribution>& attributions,
                const WordingTable& table)
      : text_(text), tokens_(analysis.tokens), analysis_(analysis), attributions_(attributions), table_(table) {}

  std::vector<Wording> run() {
    mark_cues();
    for (const Sentence& sentence : analysis_.sentences) find_terms(sentence);
    set_passives_beside_agents();
    find_scare_quotes();
    std::sort(found_.begin(), found_.end(),
              [](const Wording& a, const Wording& b) { return std::tie(a.span, a.kind) < std::tie(b.span, b.kind); });
    InnermostAttribution innermost(attributions_);
    for (Wording& wording : found_) wording.attribution = innermost.at(wording.span.begin);
    return std::move(found_);
  }

 private:
  // Verbs report only in a cue: "she pointed out a leak", not "he pointed at the leak".
  void mark_cues() {
    in_cue_.assign(tokens_.size(), false);
    for (const Attribution& attribution : attributions_)
      for (const Span cue : attribution.cue)
        for (std::uint32_t t = first_token_at(analysis_, cue.begin); t < tokens_.size() && tokens_[t].span.end <= cue.end; ++t)
          in_cue_[t] = true;
  }

  void find_terms(const Sentence& sentence) {
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token;) {
      std::uint32_t next = t + 1;
      if (tokens_[t].kind == TokenKind::word) {
        std::size_t words = table_.longest_form(text_of(text_, tokens_[t].span));
        words = std::min<std::size_t>(words, sentence.end_token - t);
        // The longest form counts; a shorter one only where the longer one is none here ("claims" in no cue).
        for (; words > 0 && next == t + 1; --words) {
          const auto end = static_cast<std::uint32_t>(t + words);
          if (find_form(sentence, t, end)) next = std::max(next, end);
          if (next > t + 1) break;
        }
      }
      t = next;
    }
  }

  // Whether one of the rows that have the form of tokens t to end - 1 is found there.
  bool find_form(const Sentence& sentence, std::uint32_t t, std::uint32_t end) {
    const Span span{tokens_[t].span.begin, tokens_[end - 1].span.end};
    const std::vector<std::uint32_t>* rows = table_.find(text_of(text_, span));
    if (rows == nullptr) return false;
    bool any = false;
    for (const std::uint32_t i : *rows) {
      const WordingRow& row = table_.rows()[i];
      if (row.kind == "harm") {
        find_harm(sentence, t, row);
      } else if (is_meant(sentence, row, t, end)) {
        found_.push_back(wording_of(row, span));
        any = true;
      }
    }
    return any;
  }

  bool is_meant(const Sentence& sentence, const WordingRow& row, std::uint32_t t, std::uint32_t end) const {
    if (row.kind == "report-verb") return in_cue_[t] && in_cue_[end - 1];
    if (row.before_number) return end < sentence.end_token && begins_number(end);
    const std::string_view word = text_of(text_, tokens_[t].span);
    if (row.kind == "hedge") return word != "May" && !is_no_hedge(sentence, t, end, word);
    return !is_in_name(sentence, row, t);
  }

  // Their military might and nuclear power; as soon as possible.
  bool is_no_hedge(const Sentence& sentence, std::uint32_t t, std::uint32_t end, std::string_view word) const {
    if (equal_no_case(word, "possible"))
      return t > sentence.first_token && text_of(text_, tokens_[t - 1].span) == "as";
    if (!equal_no_case(word, "might")) return false;
    const std::string_view next = end < sentence.end_token ? text_of(text_, tokens_[end].span) : std::string_view{};
    return next.empty() || next == "and" || next == "of" || next == ".";
  }

  // "War Office", "the Berlin Wall", "Operation Storm": a capital that neither the row nor the sentence's beginning has. In a
  // heading all words may have one.
  bool is_in_name(const Sentence& sentence, const WordingRow& row, std::uint32_t t) const {
    const bool row_has_capital = row.forms.front().front() >= 'A' && row.forms.front().front() <= 'Z';
    if (row_has_capital) return !tokens_[t].capitalised;  // "falklands" is another word
    const bool is_heading = analysis_.paragraphs[sentence.paragraph].kind == BlockKind::heading;
    return tokens_[t].capitalised && t > sentence.first_token && !is_heading &&
           tokens_[t - 1].kind != TokenKind::quote_mark;
  }

  bool begins_number(std::uint32_t t) const {
    return tokens_[t].kind == TokenKind::number ||
           (t + 1 < tokens_.size() && tokens_[t].kind == TokenKind::symbol && tokens_[t + 1].kind == TokenKind::number);
  }

  void find_harm(const Sentence& sentence, std::uint32_t t, const WordingRow& row) {
    const bool participle = equal_no_case(text_of(text_, tokens_[t].span), row.forms.front());
    const auto clause = find_harm_clause(text_, analysis_, sentence, t, participle);
    if (!clause) return;
    Wording wording = wording_of(row, clause->span);
    wording.kind = clause->has_agent ? "agent" : "passive";
    wording.why = fmt::format("{}: {} ({})", row.forms.front(),
                              clause->has_agent ? "the clause says who did it" : "the clause does not say who did it", row.source);
    found_.push_back(std::move(wording));
  }

  // The clauses of the same verb that name an agent, of which one is enough to show; no passive where the same sentence has one.
  void set_passives_beside_agents() {
    std::map<std::string_view, std::vector<Span>> agents;
    for (const Wording& wording : found_)
      if (wording.kind == "agent") agents[wording.term].push_back(wording.span);
    for (Wording& wording : found_)
      if (const auto same = agents.find(wording.term); wording.kind == "passive" && same != agents.end())
        wording.beside.push_back(same->second.front());
  }

  void find_scare_quotes() {
    std::vector<Span> contents;
    for (const Attribution& attribution : attributions_)
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
    const std::uint32_t first = first_token_at(analysis_, quoted.inner.begin);
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
  const std::vector<Attribution>& attributions_;
  const WordingTable& table_;
  std::vector<bool> in_cue_;
  std::vector<Wording> found_;
};

}  // namespace

std::vector<Wording> find_wording(const Article& article, const Analysis& analysis,
                                  const std::vector<Attribution>& attributions, const WordingTable& table) {
  if (!analysis.language.empty() && analysis.language != "en") return {};
  return WordingFinder(article.text, analysis, attributions, table).run();
}

}  // namespace rashomon
