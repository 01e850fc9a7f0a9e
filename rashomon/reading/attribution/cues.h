// Words that may tie a source to a content, with what stands around them: verbs ("has said"), nouns ("the claim that"),
// adjectives ("is confident that"), "according to", adverbs ("reportedly").
//
// Finds candidates, generously; the rates of the table of cues (cue_table.h) decide later which of them count. Words inside
// quotation marks are not looked at.
//
// Tested by tests/cases/attributions.
#pragma once

#include <string>
#include <vector>

#include "rashomon/reading/attribution/narration.h"
#include "rashomon/reading/cue_table.h"

namespace rashomon {

enum class CueForm : std::uint8_t { finite, ing, infinitive, passive, noun, adjective, according, adverb };

struct Cue {
  CueForm form = CueForm::finite;
  std::uint16_t row = 0;      // in the table of cues; 0: according, adverb
  Range group = {};           // the cue with its auxiliaries: "has also said"
  std::uint32_t head = 0;     // the item that carries the meaning
  Range subject = {};         // the source as it stands nearest; empty: none found
  bool inherited = false;     // the subject is that of an earlier verb: "X came and said"
  bool inverted = false;      // "said X"
  Complement complement = Complement::none;
  std::uint32_t content_begin = 0;  // item; only with a complement
  std::uint32_t opens = kNone;  // item where the words of saying begin, where that is neither source nor cue
  std::uint32_t end = 0;      // item behind the words of saying: "said Hill, a doctor, on Monday |"
  std::uint32_t line = 0;     // index into Narration::lines

  // The first item of the words of saying, source included: "Hill, a doctor, said" begins at Hill.
  std::uint32_t begin() const {
    if (opens != kNone) return opens;
    return subject.empty() || inherited || inverted || subject.begin > group.begin ? group.begin : subject.begin;
  }
};

// "cue say, that": the row of the table and the complement that it was found with.
std::string why_of(const Cue& cue, Complement complement);

// In percent, how often such a cue with that complement is an attribution, as counted (cue_table.h).
std::uint8_t rate_of(const Cue& cue, Complement complement);

constexpr std::uint8_t kLeastRate = 30;  // rarer ones do more harm than good
constexpr std::uint8_t kSaying = 60;     // the rates of words of saying, by which a quotation may go on with them

// In order of their heads.
std::vector<Cue> find_cues(const Narration& narration);

// What follows a cue whose group ends before `after`: sets complement and content_begin. (complements.cpp)
void find_complement(const Narration& narration, const Line& line, Cue& cue);

}  // namespace rashomon
