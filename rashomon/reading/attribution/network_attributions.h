// Who says what, by the trained network: its scores for words -> attributions with exact spans.
//
// For each cue, the content is the set of words that maximises the sum of their log odds less a cost for each border
// between in and out (dynamic programming over two states), neighbours joined to one span; the source likewise.
// Of cues whose contents are nearly the same the most probable stays. Discontinuous, nested and multi-paragraph contents come out by themselves.
// It does not look for quotations without a cue: attributions.h does, and adds them.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/nn/reader_network.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// In order of the first content span; a cue without content gives none. Speakers are not set yet (speakers.h).
std::vector<Attribution> decode_attributions(const Article& article, const Analysis& analysis,
                                             const ReaderOutput& output, const ReaderThresholds& thresholds);

// The network's attributions with what rules know better: quotations whose speaker the layout names ("LEE: …", “…” / - Ann
// Lee) take the place of what the network made of them, and direct quotations of which less than half is content so far
// (those without a cue), as much of speech whose speaker stands behind it, and figures that somebody speaks of are added. In
// order of the first content span.
std::vector<Attribution> combine_attributions(std::vector<Attribution> by_network,
                                              const std::vector<Attribution>& by_rule);

}  // namespace rashomon
