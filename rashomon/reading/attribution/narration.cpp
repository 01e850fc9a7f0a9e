#include "rashomon/reading/attribution/narration.h"

namespace rashomon {
namespace {

// A longer line is cut, so that readers may look over a whole line for each of its words.
constexpr std::size_t kMaxLine = 400;  // items

// Walks over the tokens once, with one finger on the names and one on the quotations.
class Narrator {
 public:
  Narrator(const Article& article, const Analysis& analysis)
      : analysis_(analysis), words_(classify_words(article.text, analysis.tokens)) {
    result_.text = article.text;
    result_.analysis = &analysis;
    result_.items.reserve(analysis.tokens.size());
  }

  Narration run() {
    for (const Sentence& sentence : analysis_.sentences) {
      paragraph_ = sentence.paragraph;
      for (std::uint32_t token = sentence.first_token; token < sentence.end_token; ++token) add_token(token);
      const bool paragraph_ends =
          &sentence == &analysis_.sentences.back() || (&sentence)[1].paragraph != sentence.paragraph;
      if (paragraph_ends || sentence.span.end >= quoted_until_) end_line(paragraph_);
    }
    return std::move(result_);
  }

 private:
  void add_token(std::uint32_t token) {
    const Span span = analysis_.tokens[token].span;
    if (span.begin < quoted_until_) return;
    while (next_quoted_ < analysis_.quoted.size() &&
           (analysis_.quoted[next_quoted_].depth > 0 || analysis_.quoted[next_quoted_].outer.end <= span.begin))
      ++next_quoted_;
    Item item;
    if (next_quoted_ < analysis_.quoted.size() && analysis_.quoted[next_quoted_].outer.begin <= span.begin) {
      item.span = analysis_.quoted[next_quoted_].outer;
      item.quoted = next_quoted_;
      item.word.classes = kQuotation;
      quoted_until_ = item.span.end;
    } else {
      item.span = span;
      item.word = words_[token];
      item.capitalised = analysis_.tokens[token].capitalised;
      if (item.word.is(kDash) && is_glued(token)) item.word.classes = 0;  // "42-year-old"
      while (next_name_ < analysis_.names.size() && analysis_.names[next_name_].end_token <= token) ++next_name_;
      if (next_name_ < analysis_.names.size() && analysis_.names[next_name_].first_token <= token &&
          !is_shouted_verb(token)) {
        item.name = next_name_;
        // Kelly is no adverb and Will no auxiliary.
        item.word = Word{.classes = item.word.classes & kGenitive};
      }
    }
    result_.items.push_back(item);
    if (result_.items.size() - line_begin_ >= kMaxLine) end_line(paragraph_);
  }

  // "THE PORT HAS CONFIRMED": in capitals, words of grammar look like parts of a name.
  bool is_shouted_verb(std::uint32_t token) const {
    const Word& word = words_[token];
    if (!word.is(kBe | kHave | kDo | kModal) && (word.verb_cue == 0 || word.noun_cue != 0)) return false;
    const std::string_view text = text_of(result_.text, analysis_.tokens[token].span);
    return text.size() > 2 && text[1] >= 'A' && text[1] <= 'Z';
  }

  bool is_glued(std::uint32_t token) const {
    const auto& tokens = analysis_.tokens;
    return token > 0 && token + 1 < tokens.size() && tokens[token - 1].span.end == tokens[token].span.begin &&
           tokens[token].span.end == tokens[token + 1].span.begin && tokens[token].span.size() == 1;
  }

  void end_line(std::uint32_t paragraph) {
    Line line{line_begin_, static_cast<std::uint32_t>(result_.items.size()), paragraph};
    if (line.begin == line.end) return;
    line.headline = is_headline(line);
    result_.lines.push_back(line);
    line_begin_ = line.end;
  }

  // Most longer words begin with a capital letter.
  bool is_headline(const Line& line) const {
    if (line.paragraph < analysis_.paragraphs.size() &&
        analysis_.paragraphs[line.paragraph].kind == BlockKind::heading)
      return true;
    std::uint32_t words = 0, capitals = 0;
    for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
      const Item& item = result_.items[i];
      if (item.span.size() < 4 || item.quoted != kNone || item.word.is(kNumber)) continue;
      ++words;
      capitals += item.capitalised;
    }
    return words >= 3 && capitals * 10 >= words * 8;
  }

  const Analysis& analysis_;
  std::vector<Word> words_;
  Narration result_;
  std::uint32_t next_quoted_ = 0, next_name_ = 0, line_begin_ = 0, quoted_until_ = 0, paragraph_ = 0;
};

}  // namespace

Narration narrate(const Article& article, const Analysis& analysis) { return Narrator(article, analysis).run(); }

}  // namespace rashomon
