// What the training of statements.txt needs from the program itself, so that training and use see the same features.
// Not part of the program; built by `ninja statement_data`.
//
//   statement_data trained|rules FILE…   one line an attribution, tab-separated: the path of its article, begin and end of
//                                        its contents in code points ("10-25 40-51"), its features, parted by "|"
#include <cstdio>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "rashomon/base/utf8.h"
#include "rashomon/pipeline/pipeline.h"
#include "rashomon/reading/attribution/statements.h"

namespace rashomon {
namespace {

void write_features(const Telling& telling) {
  const CodePoints points(telling.article.text);
  for (const Attribution& attribution : telling.reading.attributions) {
    std::vector<std::string> contents;
    for (const Span content : attribution.content)
      contents.push_back(fmt::format("{}-{}", points.at(content.begin), points.at(content.end)));
    fmt::print("{}\t{}\t{}\n", telling.article.path, fmt::join(contents, " "),
               fmt::join(statement_features(telling.article, telling.analysis, attribution), "|"));
  }
}

}  // namespace
}  // namespace rashomon

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 2 || (args[0] != "trained" && args[0] != "rules")) {
    fmt::print(stderr, "usage: statement_data trained|rules FILE…\n");
    return 2;
  }
  rashomon::PipelineOptions options;
  options.reader = args[0] == "rules" ? rashomon::ReaderChoice::rules : rashomon::ReaderChoice::trained;
  rashomon::read_tellings({args.begin() + 1, args.end()}, options,
                          [](rashomon::Telling&& telling) { rashomon::write_features(telling); });
  return 0;
}
