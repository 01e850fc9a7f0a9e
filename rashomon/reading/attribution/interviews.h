// Interviews of questions and answers: which paragraphs are whose turn.
//
//   Q: When did it move? / A: In the spring.                  labels, with a colon, a stop or nothing behind them
//   When did you see it? / In the spring. I was there.        three questions or more to “you” that stand by themselves, and
//                                                             answers that say “I” or “we”
// Questions are the outlet's own. What stands between two questions is the answer, of how many paragraphs it may be; behind
// the last one a paragraph is. A list of questions that the outlet answers itself says no “I”, and is none.
//
// Tested by tests/cases/attributions.
#pragma once

#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

bool is_question_label(std::string_view label);  // "Q", "Q."
bool is_answer_label(std::string_view label);    // "A", "A."

// The answers, in order.
std::vector<Attribution> find_answers(const Article& article, const Analysis& analysis);

}  // namespace rashomon
