// Counts over all tokens; short texts are not judged. Tested by tests/cases/language.
#include "rashomon/language/doubts.h"

#include "rashomon/language/characters.h"

namespace rashomon {
namespace {

constexpr std::size_t kMinWords = 30;  // of fewer nothing can be said

struct Counts {
  std::size_t words = 0, large = 0, all_large = 0, inner_question_marks = 0;
};

bool is_all_large(std::string_view word) {
  if (word.size() < 2) return false;
  for (const char c : word)
    if (c >= 'a' && c <= 'z') return false;
  return word[0] >= 'A' && word[0] <= 'Z';
}

Counts count(std::string_view text, const std::vector<Token>& tokens) {
  Counts counts;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    const Token& token = tokens[t];
    if (token.kind == TokenKind::word) {
      ++counts.words;
      counts.large += token.capitalised ? 1 : 0;
      counts.all_large += is_all_large(text_of(text, token.span)) ? 1 : 0;
    } else if (text_of(text, token.span) == "?" && is_letter(char_before(text, token.span.begin).kind) &&
               is_letter(char_at(text, token.span.end).kind)) {
      ++counts.inner_question_marks;
    }
  }
  return counts;
}

}  // namespace

Problems find_doubts(std::string_view text, const Analysis& analysis) {
  Problems problems;
  const Counts counts = count(text, analysis.tokens);
  if (!analysis.language.empty() && analysis.language != "en")
    problems.push_back({ProblemKind::language, "read by rules made for English, but the text is in \"" +
                                                   analysis.language + "\": expect less to be found"});
  if (counts.words < kMinWords) return problems;
  if (counts.large * 50 < counts.words && analysis.language == "en")
    problems.push_back(
        {ProblemKind::language, "the text has no capital letters: names are not found, sentences are uncertain"});
  if (counts.all_large * 2 > counts.words)
    problems.push_back(
        {ProblemKind::language, "the text is in capital letters: names cannot be told from other words"});
  if (counts.inner_question_marks * 100 > counts.words)
    problems.push_back({ProblemKind::bad_encoding,
                        "question marks stand inside words (don?t): characters were lost before we got "
                        "the text, quotation marks perhaps too"});
  return problems;
}

}  // namespace rashomon
