// All stages in a row: files in, readings and comparisons out. Start reading here.
//
//   pages -> article -> analysis -> reading        one document after the other, on all cores, results in input order
//   tellings -> comparison                         the articles of one event together
//
// What cannot be read is reported as a telling without text whose article lists the problems; the rest goes on.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/intake/page_reader.h"
#include "rashomon/page/extract_article.h"
#include "rashomon/reading/wording_table.h"

namespace rashomon {

// Who finds the attributions: the trained network with the rules' help, or the rules alone (faster, less exact).
enum class ReaderChoice { trained, rules };

struct PipelineOptions {
  IntakeOptions intake = {};
  ExtractOptions extract = {};
  ReaderChoice reader = ReaderChoice::trained;
  bool for_comparison = false;  // the trained reader's words as vectors too (Telling::words)
  const WordingTable* wording = nullptr;  // the words that wording is found by; nullptr: ours
  // Of one document, in processor time. Past it: a problem of kind over_budget, and no text of it. Looked at between steps, each
  // of which bytes and nodes bound: what is as large as a document may be needs less.
  double max_seconds = 60;
  unsigned threads = 0;  // 0: one a core
};

using ArticleSink = std::function<void(Article&&)>;
using TellingSink = std::function<void(Telling&&)>;

// The first two stages, or the first four. The sink is called on one thread at a time, in input order, also for
// documents that could not be read. Memory holds a few documents a thread, however many there are.
void extract_articles(const std::vector<std::string>& paths, const PipelineOptions& options, const ArticleSink& sink);
void read_tellings(const std::vector<std::string>& paths, const PipelineOptions& options, const TellingSink& sink);

// Whether a document gave an article at all. The others have problems and no text.
bool is_read(const Article& article);

}  // namespace rashomon
