// Article + analysis -> reading: the order in which the readers run.
//
// Each reader is one function behind one header of this folder. Who says what is found by the trained network where there
// is one and it knows the language, with the rules adding quotations that have no cue; else by the rules alone.
#pragma once

#include "rashomon/language/analysis.h"
#include "rashomon/nn/reader_network.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"
#include "rashomon/reading/wording_table.h"

namespace rashomon {

// The trained reader and the scratch memory of the thread that uses it; without it the rules read alone.
struct TrainedReader {
  const ReaderNetwork* network = nullptr;
  ReaderWorkspace* workspace = nullptr;
};

// Whether the trained networks can read the article: its language is English or unknown, and it is not too long.
bool knows_text(const Article& article, const Analysis& analysis);

// Never fails; `table` has the words that wording is found by. An empty text gives an empty reading; a language that the network does not know, a problem.
Reading read_article(const Article& article, const Analysis& analysis, const TrainedReader& trained = {},
                     const WordingTable& table = wording_table());

}  // namespace rashomon
