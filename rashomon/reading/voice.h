// The outlet's own voice against everybody else's: for each sentence, and in words.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// One a sentence of the analysis: attributed where nearly all of its words outside of source and cue are content, outlet
// where none are, else mixed.
std::vector<SentenceVoice> find_voices(const Analysis& analysis, const std::vector<Attribution>& attributions);

// The words that the outlet and the speakers get; sets `words` of each speaker.
VoiceShare share_voice(const Analysis& analysis, const std::vector<Attribution>& attributions,
                       std::vector<Speaker>& speakers);

}  // namespace rashomon
