// Article + analysis -> reading: the order in which the readers run.
//
// Each reader is one function behind one header of this folder. Who says what is found by the trained network where it has
// read the article (network_reading.h), with the rules adding quotations that have no cue; else by the rules alone.
#pragma once

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/network_reading.h"
#include "rashomon/reading/reading.h"
#include "rashomon/reading/wording_table.h"

namespace rashomon {

// Never fails; `table` has the words that wording is found by. An empty text gives an empty reading; the network's problems
// become its own.
Reading read_article(const Article& article, const Analysis& analysis, const NetworkReading& network = {},
                     const WordingTable& table = wording_table());

}  // namespace rashomon
