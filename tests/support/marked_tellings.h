// Articles with their findings marked by hand -> tellings and a comparison, so that report/ is tested without the
// stages before it.
//
//   == Harbour Gazette | 2026-03-02 | Ana Ruiz | Ferry aground at Pell
//   {f1 {c1=number Twelve people} were hurt}, {s1 Maria Okafor} {k1 said}.
//
//   {q1=altered {a2 “We were told at nine,”}} {s2=Maria_Okafor she} {k2 said}.
//
// One article a "==" line: outlet, date, byline, title, and "cut off" where its text is; an empty part is absent.
// A mark is {letter number=label text}, and marks nest:
//   a content, s source (label: the speaker's name, _ for a space), k cue: of attribution 1, 2, … of this article
//   n figure (label: value,unit,modifier), d date (label: from,to), w wording (label: kind): of this article
//   f fact, q quotation (label: relation), c conflicting value (label: kind,why), t term (label: what it is about),
//   p copied passage: of all articles together
// The rest follows: a fact inside content is attributed; where both voices tell one it is a shift; an article without
// it omits it, withheld where the article is cut off.
#pragma once

#include <string>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon::testing {

struct MarkedTellings {
  std::vector<Telling> tellings;
  Comparison comparison;
};

MarkedTellings parse_marked_tellings(const std::string& notation);

}  // namespace rashomon::testing
