#include "rashomon/reading/wording_headline.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "rashomon/base/letters.h"
#include "rashomon/language/analyse.h"
#include "rashomon/language/word_lists.h"
#include "rashomon/reading/attribution/attributions.h"
#include "rashomon/reading/attribution/statements.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/voice.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

constexpr std::size_t kLeastWords = 4;   // content words of a headline that says something
constexpr double kLeastTold = 0.65;      // of them in one statement
constexpr double kMostOwn = 0.5;         // of them in one sentence of the outlet's
constexpr std::size_t kLeastNotOwn = 2;  // of them nowhere in the outlet's own voice
constexpr std::size_t kMaxTitle = 300, kMaxCaption = 600;
constexpr std::size_t kMaxCaptions = 16;
constexpr std::size_t kKeyLetters = 6;

using Keys = std::set<std::string>;

// The beginning of a content word without its ending, so that "took bribes" meets "bribe"; empty: says nothing by itself.
std::string key_of(std::string_view word) {
  if (is_function_word(word)) return "";
  std::string key = folded_name_word(word);
  for (const std::string_view ending : {"ing", "ed", "es", "s"})
    if (key.size() >= ending.size() + 3 && key.ends_with(ending)) {
      key.resize(key.size() - ending.size());
      break;
    }
  if (key.size() < 3 && (key.empty() || key[0] < '0' || key[0] > '9')) return "";
  return key.substr(0, kKeyLetters);
}

std::size_t common(const Keys& title, const Keys& words) {
  return static_cast<std::size_t>(std::count_if(title.begin(), title.end(), [&](const auto& key) { return words.contains(key); }));
}

// Whether the headline itself says that it is somebody's claim, or leaves it open.
bool is_open(const Article& title, const Analysis& analysis, const WordingTable& table) {
  if (!analysis.quoted.empty()) return true;
  for (const Token& token : analysis.tokens) {
    const std::string_view word = text_of(title.text, token.span);
    if (token.kind == TokenKind::quote_mark || word == "?" || word == ":" || word == "'" || word == "–" || word == "—" || word == "|")
      return true;
    if (token.kind != TokenKind::word) continue;
    if (is_speech_verb(word) || classify_word(word).is(kModal)) return true;
    if (classify_word(word).noun_cue != 0 || word.ends_with("edly")) return true;
    for (const std::string_view open : {"accused", "alleged", "suspected", "according", "feared", "to"})
      if (equal_no_case(word, open)) return true;
    if (const auto* rows = table.find(word))
      for (const std::uint32_t row : *rows) {
        const std::string& kind = table.rows()[row].kind;
        if (kind == "report-verb" || kind == "hedge" || kind == "doubt") return true;
      }
  }
  const std::vector<Attribution> found = find_attributions(title, analysis);
  return std::any_of(found.begin(), found.end(), [](const Attribution& attribution) { return attribution.statement; });
}

// The tokens of the text that statements have as content, and those of their sources and cues.
struct Covered {
  std::vector<bool> content, frame;
};

class Finder {
 public:
  Finder(const Article& article, const Analysis& analysis, const std::vector<Attribution>& attributions)
      : text_(article.text), analysis_(analysis), attributions_(attributions) {
    covered_.content.assign(analysis.tokens.size(), false);
    covered_.frame.assign(analysis.tokens.size(), false);
    for (const Attribution& attribution : attributions) {
      if (!attribution.statement) continue;
      for (const Span span : attribution.content) mark(span, covered_.content);
      for (const Span span : attribution.source) mark(span, covered_.frame);
      for (const Span span : attribution.cue) mark(span, covered_.frame);
    }
  }

  bool is_asserted(const Keys& title) const {
    Keys all;
    for (const Sentence& sentence : analysis_.sentences) {
      if (analysis_.paragraphs[sentence.paragraph].kind == BlockKind::heading) continue;  // the headline itself
      Keys own;
      for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t)
        if (!covered_.content[t] && !covered_.frame[t]) add(t, own);
      if (static_cast<double>(common(title, own)) > kMostOwn * static_cast<double>(title.size())) return true;
      all.merge(own);
    }
    return common(title, all) + kLeastNotOwn > title.size();
  }

  // The statement that has most words of the title, and how many.
  std::pair<std::size_t, std::size_t> fullest(const Keys& title) const {
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (std::size_t a = 0; a < attributions_.size(); ++a) {
      if (!attributions_[a].statement || attributions_[a].source.empty()) continue;
      Keys told;
      for (const Span span : attributions_[a].content) told.merge(keys_in(span));
      if (const std::size_t words = common(title, told); words > best.second) best = {a, words};
    }
    return best;
  }

  // Of a statement's pieces the one with most words of the title.
  Span fullest_piece(const Keys& title, std::size_t attribution) const {
    const std::vector<Span>& content = attributions_[attribution].content;
    return *std::max_element(content.begin(), content.end(), [&](Span a, Span b) {
      return common(title, keys_in(a)) < common(title, keys_in(b));
    });
  }

 private:
  Keys keys_in(Span span) const {
    Keys keys;
    for (std::uint32_t t = first_token_at(analysis_, span.begin); t < analysis_.tokens.size() && analysis_.tokens[t].span.end <= span.end; ++t)
      add(t, keys);
    return keys;
  }

  void mark(Span span, std::vector<bool>& marked) const {
    for (std::uint32_t t = first_token_at(analysis_, span.begin); t < marked.size() && analysis_.tokens[t].span.end <= span.end; ++t)
      marked[t] = true;
  }

  void add(std::uint32_t t, Keys& keys) const {
    const TokenKind kind = analysis_.tokens[t].kind;
    if (kind != TokenKind::word && kind != TokenKind::number) return;
    if (std::string key = key_of(text_of(text_, analysis_.tokens[t].span)); !key.empty()) keys.insert(std::move(key));
  }

  std::string_view text_;
  const Analysis& analysis_;
  const std::vector<Attribution>& attributions_;
  Covered covered_;
};

// A headline or caption as an article of its own.
Article article_of_line(std::string_view line, const std::string& language) {
  Article article;
  article.text = line;
  article.language = language;
  article.blocks = {{{0, static_cast<std::uint32_t>(line.size())}, BlockKind::paragraph}};
  return article;
}

std::optional<HeadlineClaim> find_claim(const Article& line, const Analysis& words, std::string_view what, const Finder& finder,
                                        const WordingTable& table) {
  Keys keys;
  for (const Token& token : words.tokens)
    if (token.kind == TokenKind::word || token.kind == TokenKind::number)
      if (std::string key = key_of(text_of(line.text, token.span)); !key.empty()) keys.insert(std::move(key));
  if (keys.size() < kLeastWords || is_open(line, words, table)) return std::nullopt;
  const auto [attribution, told] = finder.fullest(keys);
  if (static_cast<double>(told) < kLeastTold * static_cast<double>(keys.size()) || finder.is_asserted(keys)) return std::nullopt;
  return HeadlineClaim{{0, static_cast<std::uint32_t>(line.text.size())},
                       finder.fullest_piece(keys, attribution),
                       static_cast<AttributionId>(attribution),
                       fmt::format("the {} names no source; the text has it as a statement ({} of {} telling words), and nowhere "
                                   "in its own voice",
                                   what, told, keys.size())};
}

// Of all sentences together.
Voice voice_of(const Article& line, const Analysis& words) {
  std::vector<Attribution> attributions = find_attributions(line, words);
  mark_statements(line, words, attributions);
  const std::vector<SentenceVoice> voices = find_voices(words, attributions);
  if (voices.empty()) return Voice::outlet;
  const bool one = std::all_of(voices.begin(), voices.end(), [&](const SentenceVoice& v) { return v.voice == voices[0].voice; });
  return one ? voices[0].voice : Voice::mixed;
}

bool knows_language(const Analysis& analysis) { return analysis.language.empty() || analysis.language == "en"; }

}  // namespace

std::vector<HeadlineClaim> find_headline_claims(const Article& article, const Analysis& analysis,
                                                const std::vector<Attribution>& attributions, const WordingTable& table) {
  if (article.title.empty() || article.title.size() > kMaxTitle || attributions.empty() || !knows_language(analysis)) return {};
  const Article title = article_of_line(article.title, analysis.language);
  const auto claim = find_claim(title, analyse(title), "headline", Finder(article, analysis, attributions), table);
  return claim ? std::vector<HeadlineClaim>{*claim} : std::vector<HeadlineClaim>{};
}

std::vector<CaptionVoice> find_caption_voices(const Article& article, const Analysis& analysis,
                                              const std::vector<Attribution>& attributions, const WordingTable& table) {
  std::vector<CaptionVoice> voices;
  if (article.captions.empty()) return voices;
  const Finder finder(article, analysis, attributions);
  for (std::uint32_t c = 0; c < article.captions.size() && c < kMaxCaptions; ++c) {
    const Article caption = article_of_line(article.captions[c].text, analysis.language);
    CaptionVoice voice;
    voice.caption = c;
    if (knows_language(analysis) && caption.text.size() <= kMaxCaption) {
      const Analysis words = analyse(caption);
      voice.voice = voice_of(caption, words);
      if (voice.voice == Voice::outlet) voice.claim = find_claim(caption, words, "caption", finder, table);
    }
    voices.push_back(std::move(voice));
  }
  return voices;
}

}  // namespace rashomon
