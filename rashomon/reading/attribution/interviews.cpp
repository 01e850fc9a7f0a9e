#include "rashomon/reading/attribution/interviews.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

#include "rashomon/reading/speaker_nouns.h"

namespace rashomon {
namespace {

constexpr double kLabelled = 0.6, kUnlabelled = 0.5;  // confidence
constexpr std::size_t kLeastQuestions = 3;            // without labels
constexpr std::uint32_t kMaxQuestion = 60;            // words and signs

enum class Turn : std::uint8_t { none, question, answer };

struct Paragraphs {
  const Article& article;
  const Analysis& analysis;

  std::uint32_t first_token(const Paragraph& p) const {
    return p.first_sentence < p.end_sentence ? analysis.sentences[p.first_sentence].first_token : 0;
  }
  std::uint32_t end_token(const Paragraph& p) const {
    return p.first_sentence < p.end_sentence ? analysis.sentences[p.end_sentence - 1].end_token : 0;
  }
  std::string_view word(std::uint32_t t) const { return text_of(article.text, analysis.tokens[t].span); }

  // Whether one of the words stands there outside quotation marks; with none wanted, whether there are quotation marks.
  bool holds(const Paragraph& p, const std::set<std::string_view>& words) const {
    bool quoted = false;
    for (std::uint32_t t = first_token(p); t < end_token(p); ++t) {
      if (analysis.tokens[t].kind == TokenKind::quote_mark) {
        if (words.empty()) return true;
        quoted = !quoted;
      } else if (!quoted && words.contains(folded_name_word(word(t)))) {
        return true;
      }
    }
    return false;
  }
};

// A paragraph's turn by its label, and the token with which its words begin.
struct Labelled {
  Turn turn = Turn::none;
  std::uint32_t begin = 0;
};

// "A." may be an initial and "A" a word: they are labels behind a question only.
Labelled labelled(const Paragraphs& text, const Paragraph& p, Turn before) {
  const std::uint32_t first = text.first_token(p), end = text.end_token(p);
  if (first + 1 >= end) return {};
  const bool question = is_question_label(text.word(first));
  if (!question && !is_answer_label(text.word(first))) return {};
  const bool sign = text.word(first + 1) == ":" || text.word(first + 1) == ".";
  const std::uint32_t begin = first + (sign ? 2 : 1);
  const bool sure = text.word(first + 1) == ":";
  if (begin >= end || (!sure && (!text.analysis.tokens[begin].capitalised && text.analysis.tokens[begin].kind == TokenKind::word))) return {};
  if (question) return {sure || text.word(end - 1) == "?" ? Turn::question : Turn::none, begin};
  return {sure || before == Turn::question ? Turn::answer : Turn::none, begin};
}

bool is_question(const Paragraphs& text, const Paragraph& p) {
  const std::uint32_t first = text.first_token(p), end = text.end_token(p);
  return end > first + 1 && end - first <= kMaxQuestion && text.word(end - 1) == "?" && !text.holds(p, {});
}

// Questions of an interview without labels; none where it is no interview.
std::vector<Turn> unlabelled_turns(const Paragraphs& text) {
  static const std::set<std::string_view> kAsked = {"you", "your"}, kSelf = {"i", "we", "my", "our", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d"};
  const auto& paragraphs = text.analysis.paragraphs;
  std::vector<Turn> turns(paragraphs.size());
  std::size_t to_you = 0, answers = 0, of_self = 0, last = 0;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (!is_question(text, paragraphs[p])) continue;
    turns[p] = Turn::question;
    last = p;
    to_you += text.holds(paragraphs[p], kAsked);
  }
  if (to_you < kLeastQuestions) return {};
  bool open = false;
  for (std::size_t p = 0; p < std::min(paragraphs.size(), last + 2); ++p) {
    if (turns[p] == Turn::question) {
      open = true;
    } else if (open) {
      turns[p] = Turn::answer;
      if (turns[p - 1] == Turn::question) ++answers, of_self += text.holds(paragraphs[p], kSelf);
    }
  }
  return 2 * of_self >= answers && answers > 0 ? turns : std::vector<Turn>();
}

Attribution answer_of(const Article& article, const Analysis& analysis, std::uint32_t begin, const Paragraph& p) {
  Attribution answer;
  std::uint32_t end = p.span.end;
  while (end > p.span.begin && (article.text[end - 1] == ' ' || article.text[end - 1] == '\n' || article.text[end - 1] == '.')) --end;
  answer.content = {{analysis.tokens[begin].span.begin, end}};
  answer.named_by_layout = answer.answer = true;
  answer.confidence = kUnlabelled;
  answer.why = "answer of an interview";
  return answer;
}

}  // namespace

bool is_question_label(std::string_view label) { return label == "Q" || label == "Q."; }
bool is_answer_label(std::string_view label) { return label == "A" || label == "A."; }

std::vector<Attribution> find_answers(const Article& article, const Analysis& analysis) {
  const Paragraphs text{article, analysis};
  std::vector<Attribution> answers;
  Turn before = Turn::none;
  std::size_t sure = 0;  // answers up to here stand before a question, or have a label
  for (const Paragraph& p : analysis.paragraphs) {
    const Labelled label = labelled(text, p, before);
    if (label.turn == Turn::question) sure = answers.size();
    if (label.turn != Turn::none) before = label.turn;
    if (label.turn == Turn::answer) {
      answers.push_back(answer_of(article, analysis, label.begin, p));
      Attribution& answer = answers.back();
      const std::uint32_t first = text.first_token(p);
      answer.source = {analysis.tokens[first].span};
      if (label.begin > first + 1) answer.cue = {analysis.tokens[first + 1].span};
      answer.confidence = kLabelled;
      sure = answers.size();
    } else if (label.turn == Turn::none && before == Turn::answer && text.first_token(p) < text.end_token(p)) {
      answers.push_back(answer_of(article, analysis, text.first_token(p), p));  // goes on, where another question follows
    }
  }
  answers.resize(sure);
  if (before != Turn::none) return answers;
  const std::vector<Turn> turns = unlabelled_turns(text);
  for (std::size_t p = 0; p < turns.size(); ++p)
    if (turns[p] == Turn::answer && text.first_token(analysis.paragraphs[p]) < text.end_token(analysis.paragraphs[p]))
      answers.push_back(answer_of(article, analysis, text.first_token(analysis.paragraphs[p]), analysis.paragraphs[p]));
  return answers;
}

}  // namespace rashomon
