// Article -> what the trained reader's network says of its words, or why it was not asked.
//
// It runs once an article, before the readers: who says what is decided by its scores, and names by its encoder's states.
// Tested by tests/odd_texts_test.cpp.
#pragma once

#include <optional>

#include "rashomon/base/problem.h"
#include "rashomon/language/analysis.h"
#include "rashomon/nn/reader_network.h"
#include "rashomon/page/article.h"

namespace rashomon {

// The trained reader and the scratch memory of the thread that uses it; without it the rules read alone.
struct TrainedReader {
  const ReaderNetwork* network = nullptr;
  ReaderWorkspace* workspace = nullptr;
};

struct NetworkReading {
  std::optional<ReaderOutput> output;  // its states last until the workspace is used again
  ReaderThresholds thresholds;
  Problems problems;                   // a language that the network does not know, a text that is too long

  const ReaderOutput* words() const { return output ? &*output : nullptr; }
};

// Whether the trained networks can read the article: its language is English or unknown, and it is not too long.
bool knows_text(const Article& article, const Analysis& analysis);

// Never fails. Without a network nothing, and no problem.
NetworkReading read_by_network(const Article& article, const Analysis& analysis, const TrainedReader& trained);

}  // namespace rashomon
