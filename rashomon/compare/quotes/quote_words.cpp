// Tokens become words by a table of full forms; marks of a cut are carried over to the next word.
#include "rashomon/compare/quotes/quote_words.h"

#include <algorithm>
#include <unordered_map>

#include "rashomon/base/embedded.h"
#include "rashomon/base/letters.h"
#include "rashomon/base/one_of.h"
#include "rashomon/match/stem.h"
#include "rashomon/match/table_rows.h"
#include "rashomon/match/terms.h"

namespace rashomon {
namespace {

constexpr std::size_t kMinNameBytes = 3;  // "Q" and "A" of an interview name nobody

using FullForms = std::unordered_map<std::string, std::vector<std::string>>;

const FullForms& full_forms() {
  static const FullForms forms = [] {
    FullForms found;
    for (const auto& fields : table_rows(embedded_text("rashomon/compare/tables/contractions.txt")))
      found[std::string(fields[0])] = std::vector<std::string>(fields.begin() + 1, fields.end());
    return found;
  }();
  return forms;
}

// Lower case with straight apostrophes, the possessive kept: "it's" has to stay whole.
std::string lower_form(std::string_view text) {
  std::string folded = fold_word(text);
  const bool possessive = text.ends_with("'s") || text.ends_with("\xE2\x80\x99s");
  return possessive ? folded + "'s" : folded;
}

void add_words(std::string_view text, const Token& token, bool after_cut, std::vector<QuoteWord>& words) {
  const std::string form = lower_form(text);
  if (form.empty()) return;
  const auto full = full_forms().find(form);
  if (full == full_forms().end()) {
    std::string folded = fold_word(text);
    folded.erase(0, folded.find_first_not_of('\''));  // a single quotation mark, not an apostrophe
    if (folded.empty()) return;
    if (const std::string_view digits = digits_of(folded); !digits.empty()) folded = digits;
    if (folded == "1") folded = "one";  // the table leaves "one" a word: a pronoun as often as a number
    words.push_back({folded, token.span,
                     !is_stop_word(folded) && (folded.size() > 1 || (folded[0] >= '0' && folded[0] <= '9')),
                     token.capitalised, after_cut});
    return;
  }
  for (const std::string& word : full->second) {
    words.push_back({word, token.span, !is_stop_word(word), token.capitalised, after_cut});
    after_cut = false;
  }
}

bool is_cut_mark(std::string_view sign) {
  return sign == "[" || sign == "]" || sign == "(" || sign == ")" || sign == "\xE2\x80\xA6" || sign.starts_with("..");
}

struct Verbatim {
  Span span;
  bool in_marks = true;
};

// One word that is spoken of, not said: 'used the word "theology"'.
bool is_mentioned(const Telling& telling, const Quoted& quoted) {
  const std::vector<Token>& tokens = telling.analysis.tokens;
  const std::size_t mark = first_token_at(telling.analysis, quoted.outer.begin), end = first_token_at(telling.analysis, quoted.inner.end);
  const auto words = std::count_if(tokens.begin() + static_cast<std::ptrdiff_t>(mark), tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                   [](const Token& token) { return token.kind == TokenKind::word; });
  if (words != 1 || mark == 0) return false;
  return is_one_of(lower_case(text_of(telling.article.text, tokens[mark - 1].span)), {"word", "term", "name"});
}

// What somebody said word for word, in order, none over another: text in marks, and posts and speeches whose writer or
// speaker a line of its own names.
std::vector<Verbatim> find_verbatim(const Telling& telling) {
  std::vector<Verbatim> found;
  for (const Quoted& quoted : telling.analysis.quoted)
    if (quoted.depth == 0 && !is_mentioned(telling, quoted)) found.push_back({quoted.inner});
  const auto in_marks = static_cast<std::ptrdiff_t>(found.size());
  const auto by_begin = [](const Verbatim& a, const Verbatim& b) { return a.span.begin < b.span.begin; };
  for (const Attribution& attribution : telling.reading.attributions) {
    if (!attribution.named_by_layout) continue;
    for (const Span content : attribution.content) {
      const Verbatim post{content, false};
      const auto end = found.begin() + in_marks, after = std::lower_bound(found.begin(), end, post, by_begin);
      const bool holds_marks = after != end && overlaps(after->span, content);
      if (!holds_marks && (after == found.begin() || !overlaps(after[-1].span, content))) found.push_back(post);
    }
  }
  std::sort(found.begin(), found.end(), by_begin);
  return found;
}

}  // namespace

std::vector<QuoteWord> read_quote_words(const Telling& telling, Span span) {
  std::vector<QuoteWord> words;
  bool after_cut = false;
  std::uint32_t last_dot = 0;
  const auto& tokens = telling.analysis.tokens;
  for (std::size_t i = first_token_at(telling.analysis, span.begin);
       i < tokens.size() && tokens[i].span.end <= span.end && words.size() < kMaxQuoteWords; ++i) {
    const std::string_view text = text_of(telling.article.text, tokens[i].span);
    if (tokens[i].kind == TokenKind::punctuation || tokens[i].kind == TokenKind::quote_mark) {
      const bool two_dots = text == "." && last_dot != 0 && tokens[i].span.begin <= last_dot + 1;
      if (is_cut_mark(text) || two_dots) after_cut = true;
      if (text == ".") last_dot = tokens[i].span.end;
      continue;
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('-', begin), text.size());
      const std::size_t before = words.size();
      add_words(text.substr(begin, end - begin), tokens[i], after_cut, words);
      if (words.size() > before) after_cut = false;
      begin = end + 1;
    }
  }
  return words;
}

std::vector<QuotePiece> collect_quotes(std::span<const Telling> tellings, const std::vector<VoiceMap>& voices) {
  std::vector<QuotePiece> pieces;
  for (std::uint32_t article = 0; article < tellings.size(); ++article) {
    const Telling& telling = tellings[article];
    const std::size_t budget = pieces.size() + kMaxQuotePieces / tellings.size();
    std::size_t sentence = 0;
    for (const auto& [verbatim, in_marks] : find_verbatim(telling)) {
      const auto& sentences = telling.analysis.sentences;
      while (sentence < sentences.size() && sentences[sentence].span.end <= verbatim.begin) ++sentence;
      for (std::size_t s = sentence; s < sentences.size() && sentences[s].span.begin < verbatim.end; ++s) {
        if (telling.analysis.paragraphs[sentences[s].paragraph].kind == BlockKind::heading) continue;
        const Span span{std::max(sentences[s].span.begin, verbatim.begin),
                        std::min(sentences[s].span.end, verbatim.end)};
        QuotePiece piece{{article, span}, static_cast<std::uint32_t>(s), read_quote_words(telling, span), {}, in_marks};
        if (piece.words.empty() || pieces.size() >= budget) continue;
        piece.speaker = voices[article].find(span).speaker;
        if (piece.speaker && piece.speaker->size() < kMinNameBytes) piece.speaker.reset();
        pieces.push_back(std::move(piece));
      }
    }
  }
  return pieces;
}

}  // namespace rashomon
