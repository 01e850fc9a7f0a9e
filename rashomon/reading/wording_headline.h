// A headline or caption that puts forward as true what the article only reports as said.
//
//   Harbour chief took bribes from builder       (headline)
//   Ann Lee, a rival, said the harbour chief had taken bribes from a builder.       (the one place in the text)
//
// The headline is a voice of its own: it attributes where it has quotation marks, a colon, a question, a verb of saying or a
// hedge, and then nothing is found. Else its words are looked for in the text: one statement must have nearly all of them, no
// sentence of the outlet's own half of them, and two words of the headline must stand nowhere in the outlet's own voice. That
// is precise rather than complete: a headline in other words than its text is not found, nor is one of another language than
// English. A caption is looked at in the same way, and whose claim it is by its own words is told besides. Tested by
// tests/cases/voice.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"
#include "rashomon/reading/wording_table.h"

namespace rashomon {

// None or one: the statement that has most of the headline. `table`: its report verbs, hedges and words of doubt.
std::vector<HeadlineClaim> find_headline_claims(const Article& article, const Analysis& analysis,
                                                const std::vector<Attribution>& attributions, const WordingTable& table);

// One a caption, for the first sixteen. Of a language that is not known all are the outlet's.
std::vector<CaptionVoice> find_caption_voices(const Article& article, const Analysis& analysis,
                                              const std::vector<Attribution>& attributions, const WordingTable& table);

}  // namespace rashomon
