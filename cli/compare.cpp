// rashomon compare FILE…: the articles on one event side by side, as text, JSON or one HTML page.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "rashomon/base/error.h"
#include "rashomon/compare/compare.h"
#include "rashomon/compare/explain.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/html.h"
#include "rashomon/report/json.h"
#include "rashomon/report/text.h"

namespace rashomon::cli {
namespace {

// What --explain asks for. Throws Error (usage) where no finding has the id.
std::string explain(const std::vector<Telling>& tellings, const Comparison& comparison, const std::string& id,
                    const CommonOptions& options) {
  std::vector<std::string> letters;
  for (std::uint32_t i = 0; i < tellings.size(); ++i) letters.push_back(letter_of(i));
  const auto lines = explain_finding(tellings, comparison, letters, id);
  if (!lines)
    throw Error(ErrorKind::usage,
                fmt::format("--explain: expected the id of a finding of these articles (f1, q1, c1, s1, o1, v1, n1 …), found \"{}\"", id));
  return explanation_to_text(*lines, text_style(options));
}

std::string render(const std::vector<Telling>& tellings, const Comparison& comparison, const CommonOptions& options) {
  if (options.format == "json") return comparison_to_json(tellings, comparison) + "\n";
  if (options.format == "html") return comparison_to_html(tellings, comparison);
  return comparison_to_text(tellings, comparison, text_style(options));
}

int run_compare(const CommonOptions& options, const std::string& explained) {
  std::vector<Telling> tellings;
  ProblemPrinter problems(options);
  bool all_read = true;
  const WordingTable wording = wording_of(options);
  PipelineOptions pipeline = pipeline_options(options);
  pipeline.wording = &wording;
  pipeline.for_comparison = true;
  read_tellings(options.inputs, pipeline, [&](Telling&& telling) {
    problems.print(telling.article);
    if (is_read(telling.article)) {
      tellings.push_back(std::move(telling));
    } else {
      all_read = false;
    }
  });
  problems.finish();
  if (tellings.size() < 2 && !options.quiet)
    fmt::print(stderr, "compare: expected at least two articles, found {}: there is nothing to set side by side\n",
               tellings.size());
  const Comparison comparison = compare(tellings);
  Output output(options);
  output.write(explained.empty() ? render(tellings, comparison, options)
                                 : explain(tellings, comparison, explained, options));
  output.finish();
  return all_read && !tellings.empty() ? 0 : 1;
}

}  // namespace

Run add_compare(CLI::App& app) {
  CLI::App* command = app.add_subcommand("compare", "articles on one event side by side");
  auto options = std::make_shared<CommonOptions>();
  add_common(*command, *options, {"text", "json", "html"});
  add_reader(*command, *options);
  auto explained = std::make_shared<std::string>();
  command->add_option("--explain", *explained,
                      "how a finding came about, instead of the comparison: its id as the report shows it, such as c1 or f3")
      ->type_name("ID");
  return [command, options, explained] { return command->parsed() ? run_compare(*options, *explained) : -1; };
}

}  // namespace rashomon::cli
