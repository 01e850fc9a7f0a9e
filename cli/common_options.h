// What every command takes: inputs, --threads, --max-seconds, --format, -o, --quiet, --columns; and where its results and its messages go.
#pragma once

#include <CLI/CLI.hpp>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/page/article.h"
#include "rashomon/pipeline/pipeline.h"
#include "rashomon/reading/wording_table.h"
#include "rashomon/report/text.h"

namespace rashomon::cli {

struct CommonOptions {
  std::vector<std::string> inputs;
  std::string format;
  std::string output_path;
  std::string columns;
  std::string reader = "trained";
  std::string wording_path;
  unsigned threads = 0;
  double max_seconds = PipelineOptions().max_seconds;
  bool quiet = false;
};

// Adds the options to a command. `formats` are its formats, the default first.
void add_common(CLI::App& command, CommonOptions& options, const std::vector<std::string>& formats);

// Adds --reader and --wording, for the commands that read.
void add_reader(CLI::App& command, CommonOptions& options);

// The words that wording is found by: ours, or those of --wording in place of ours. Throws Error: file where it cannot be read,
// usage where a line of it cannot, with each line and what was expected.
WordingTable wording_of(const CommonOptions& options);

// Throws Error (usage) where --columns cannot be understood.
PipelineOptions pipeline_options(const CommonOptions& options);

// Colour and width for text on standard output: a terminal's, or plain and 80 columns wide.
TextStyle text_style(const CommonOptions& options);

// Standard output, or the file of -o, written beside it and renamed when whole (a device is written itself). Throws Error
// (file).
class Output {
 public:
  explicit Output(const CommonOptions& options);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  // Everything is written: a full disk shows here.
  void finish();

 private:
  void discard();

  std::string path_;          // empty: standard output
  std::string written_path_;  // the file beside it, until it is whole
  std::ofstream file_;
  bool finished_ = false;
};

// Prints what went wrong with documents to standard error, unless --quiet: a line each, but of one file no more than kMost of a
// kind, and the rest as a number. That entries hold no text (a sitemap's never do) is told once a file.
class ProblemPrinter {
 public:
  explicit ProblemPrinter(const CommonOptions& options) : quiet_(options.quiet) {}

  // Articles in the order of their files.
  void print(const Article& article);
  // Behind the last article.
  void finish();

 private:
  static constexpr std::size_t kMost = 20;

  struct Seen {
    std::size_t count = 0;
    std::string last_line;
  };

  bool quiet_;
  std::string path_;
  std::map<ProblemKind, Seen> seen_;  // in the file at `path_`
};

}  // namespace rashomon::cli
