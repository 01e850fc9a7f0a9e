// Tellings -> their sentences as match/ takes them: terms of one vocabulary, and the words that can meet.
//
// Budget: kMaxSentences of all tellings together, kMaxSentencesOfOne of each; later ones are not compared.
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/match/terms.h"
#include "rashomon/nn/word_meeting.h"

namespace rashomon {

struct ComparedSentences {
  Vocabulary vocabulary;
  std::vector<TellingTerms> terms;  // one a telling
  std::vector<MeetingSide> words;   // the same sentences; without any where the trained networks did not read
};

ComparedSentences collect_sentences(std::span<const Telling> tellings);

}  // namespace rashomon
