// Features are named by text, so that the table can be read, and weights are looked up by those names.
#include "rashomon/reading/attribution/statements.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "rashomon/base/embedded.h"
#include "rashomon/reading/cue_table.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/speakers/source_phrases.h"
#include "rashomon/reading/table_lines.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kShortContent = 40;  // bytes
constexpr std::size_t kClauseWords = 14;     // in which a clause shows its verb

struct ReadWord {
  std::string folded;
  Word grammar;
  TokenKind kind;
};

// The tokens of a span, at most `most`.
std::vector<ReadWord> words_in(const Article& article, const Analysis& analysis, Span span, std::size_t most) {
  std::vector<ReadWord> words;
  auto token = std::partition_point(analysis.tokens.begin(), analysis.tokens.end(),
                                    [&](const Token& t) { return t.span.end <= span.begin; });
  for (; token != analysis.tokens.end() && token->span.begin < span.end && words.size() < most; ++token) {
    const std::string_view bytes = text_of(article.text, token->span);
    words.push_back({folded_name_word(bytes), token->kind == TokenKind::word ? classify_word(bytes) : Word{}, token->kind});
  }
  return words;
}

// The verb or noun that a form is of, as far as endings tell: "unveiled", "unveils" -> "unveil".
std::string base_of(const ReadWord& word) {
  for (const std::uint16_t row : {word.grammar.verb_cue, word.grammar.noun_cue, word.grammar.adjective_cue})
    if (row != 0) return cue_table()[row].lemma;
  const std::string& form = word.folded;
  for (const std::string_view ending : {"ing", "ed", "s"})
    if (form.size() > ending.size() + 2 && form.ends_with(ending) && !form.ends_with("ss"))
      return form.substr(0, form.size() - ending.size());
  return form;
}

// The word of the cue that says what is done: "has also | vowed", "was | accused of".
std::string head_of(const std::vector<ReadWord>& cue) {
  constexpr std::uint32_t kBeside = kBe | kHave | kDo | kModal | kNegation | kAdverb | kTime | kDeterminer | kPossessive | kTo;
  const ReadWord* last = nullptr;
  for (const ReadWord& word : cue) {
    if (word.kind != TokenKind::word) continue;
    last = &word;
    if (!word.grammar.is(kBeside)) return base_of(word);
  }
  return last != nullptr ? base_of(*last) : "sign";
}

bool has_verb(const std::vector<ReadWord>& words) {
  return std::any_of(words.begin() + 1, words.end(), [](const ReadWord& word) {
    return word.grammar.is(kBe | kHave | kDo | kModal | kContracted);
  });
}

// "said | on Monday | that …"
std::size_t behind_time(const std::vector<ReadWord>& content) {
  std::size_t at = 0;
  while (at + 1 < content.size() && (content[at].grammar.is(kTime) || (content[at].grammar.is(kPreposition) &&
                                                                       content[at + 1].grammar.is(kTime))))
    ++at;
  return at;
}

// What the content looks like where it goes on behind the cue.
std::string_view form_of(const std::vector<ReadWord>& cue, const std::vector<ReadWord>& content) {
  const std::size_t at = behind_time(content);
  const ReadWord& first = content[at];
  if (first.kind == TokenKind::quote_mark) return "quote";
  if (first.grammar.is(kTo)) return "to";
  if (!cue.empty() && cue.back().grammar.is(kTo)) return "to";
  if (first.folded == "that") return "that";
  if (!cue.empty() && cue.back().grammar.is(kPreposition)) return "preposition";
  if (first.grammar.is(kQuestion)) return "question";
  if (first.grammar.is(kSubject) && content.size() > at + 1) return "clause";
  if (first.grammar.is(kPreposition)) return "preposition";
  if (first.grammar.can_be(kIng)) return "ing";
  return has_verb(content) ? "clause" : "phrase";
}

std::string_view form_of(const Article& article, const Analysis& analysis, const Attribution& attribution,
                         const std::vector<ReadWord>& cue) {
  if (attribution.cue.empty()) return "no cue";
  const auto behind = std::find_if(attribution.content.begin(), attribution.content.end(), [&](const Span& content) {
    return content.begin >= attribution.cue.front().begin;
  });
  if (behind == attribution.content.end()) return "before";
  const std::vector<ReadWord> content = words_in(article, analysis, *behind, kClauseWords);
  return content.empty() ? "phrase" : form_of(cue, content);
}

std::string_view name_of(AttributionType type) {
  switch (type) {
    case AttributionType::direct: return "type:direct";
    case AttributionType::indirect: return "type:indirect";
    case AttributionType::mixed: break;
  }
  return "type:mixed";
}

std::string_view sureness_of(double confidence) {
  if (confidence >= 0.92) return "sure:wholly";
  if (confidence >= 0.72) return "sure:quite";
  return confidence >= 0.4 ? "sure:fairly" : "sure:hardly";
}

std::uint32_t size_of(const std::vector<Span>& spans) {
  std::uint32_t size = 0;
  for (const Span& span : spans) size += span.size();
  return size;
}

// "LEE: …", "“…” / - Ann Lee", "A: …": whoever stands on a label speaks; and whoever speaks of a figure.
bool is_label(const Article& article, const Attribution& attribution) {
  return attribution.named_by_layout || attribution.tells_figure ||
         (attribution.cue.size() == 1 && text_of(article.text, attribution.cue.front()) == ":");
}

// "Court records show the road was shut", "a poll found that …": what a paper has is a statement, whatever the verb. What it is for
// or against ("the bill seeks to …", "the letter criticises the plan") is none.
bool is_of_document(const Article& article, const Analysis& analysis, const SourcePhrases& phrases, const Attribution& attribution) {
  if (attribution.source.empty() || (noun_classes(phrases.head_noun(attribution.source.front())) & kDocumentNoun) == 0) return false;
  std::vector<ReadWord> cue;
  for (const Span& span : attribution.cue)
    for (ReadWord& word : words_in(article, analysis, span, kClauseWords)) cue.push_back(std::move(word));
  const std::string_view form = form_of(article, analysis, attribution, cue);
  return form == "that" || form == "clause" || form == "before" || form == "quote";
}

using Weights = std::unordered_map<std::string_view, double>;

const Weights& weights() {
  static const Weights all = [] {
    Weights read;
    for (const std::string_view line : table_lines(embedded_text("rashomon/reading/tables/statements.txt"))) {
      const std::size_t blank = line.rfind(' ');
      if (blank == std::string_view::npos) continue;
      double weight = 0;
      std::from_chars(line.data() + blank + 1, line.data() + line.size(), weight);
      read[without_blanks(line.substr(0, blank))] = weight;
    }
    return read;
  }();
  return all;
}

}  // namespace

std::vector<std::string> statement_features(const Article& article, const Analysis& analysis,
                                            const Attribution& attribution) {
  std::vector<ReadWord> cue;
  for (const Span& span : attribution.cue)
    for (ReadWord& word : words_in(article, analysis, span, kClauseWords)) cue.push_back(std::move(word));
  const auto any = [&](std::uint32_t classes) {
    return std::any_of(cue.begin(), cue.end(), [&](const ReadWord& word) { return word.grammar.is(classes); });
  };
  std::vector<std::string> features = {std::string("form:").append(form_of(article, analysis, attribution, cue)),
                                       std::string(name_of(attribution.type)),
                                       std::string(sureness_of(attribution.confidence))};
  if (!cue.empty()) features.push_back("cue:" + head_of(cue));
  if (any(kBe)) features.emplace_back("be");
  if (any(kModal)) features.emplace_back("modal");
  if (any(kNegation)) features.emplace_back("negation");
  if (!cue.empty() && cue.front().grammar.can_be(kIng)) features.emplace_back("ing");
  if (attribution.source.empty()) features.emplace_back("no source");
  if (size_of(attribution.content) < kShortContent) features.emplace_back("short");
  return features;
}

void mark_statements(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions) {
  const SourcePhrases phrases(article, analysis);
  for (Attribution& attribution : attributions) {
    double log_odds = 0;
    for (const std::string& feature : statement_features(article, analysis, attribution))
      if (const auto row = weights().find(feature); row != weights().end()) log_odds += row->second;
    if (const auto row = weights().find("always"); row != weights().end()) log_odds += row->second;
    attribution.statement = log_odds > 0 || is_label(article, attribution) || is_of_document(article, analysis, phrases, attribution);
  }
}

}  // namespace rashomon
