// A finding of a comparison -> how it came about: which sentences were weighed, with what result, by which rule.
//
// Voices, sentences and words are weighed once more by the functions that decided. A finding is called as in the
// JSON: f3 a fact, q1 a quotation, c2 a conflict, s1 a shift, o4 an omission.
//
// What it does not do: judge. A chance says how often such a pair tells the same on the annotated tellings.
// Tested by tests/cases/compare.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

struct ExplanationLine {
  std::size_t depth = 0;  // how far in it stands
  std::string words;      // may quote an article, word for word
};

// `letters`: what the reader calls each telling. `comparison` is that of `tellings`. Nothing where no finding has the id.
std::optional<std::vector<ExplanationLine>> explain_finding(std::span<const Telling> tellings, const Comparison& comparison,
                                                            std::span<const std::string> letters, std::string_view id);

}  // namespace rashomon
