// rashomon compare FILE…: the articles on one event side by side, as text, JSON or one HTML page.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "rashomon/compare/compare.h"
#include "rashomon/report/html.h"
#include "rashomon/report/json.h"
#include "rashomon/report/text.h"

namespace rashomon::cli {
namespace {

std::string render(const std::vector<Telling>& tellings, const Comparison& comparison, const CommonOptions& options) {
  if (options.format == "json") return comparison_to_json(tellings, comparison) + "\n";
  if (options.format == "html") return comparison_to_html(tellings, comparison);
  return comparison_to_text(tellings, comparison, text_style(options));
}

int run_compare(const CommonOptions& options) {
  std::vector<Telling> tellings;
  bool all_read = true;
  const WordingTable wording = wording_of(options);
  PipelineOptions pipeline = pipeline_options(options);
  pipeline.wording = &wording;
  pipeline.for_comparison = true;
  read_tellings(options.inputs, pipeline, [&](Telling&& telling) {
    print_problems(telling.article, options);
    if (is_read(telling.article)) {
      tellings.push_back(std::move(telling));
    } else {
      all_read = false;
    }
  });
  if (tellings.size() < 2 && !options.quiet)
    fmt::print(stderr, "compare: expected at least two articles, found {}: there is nothing to set side by side\n",
               tellings.size());
  const Comparison comparison = compare(tellings);
  Output output(options);
  output.write(render(tellings, comparison, options));
  output.finish();
  return all_read && !tellings.empty() ? 0 : 1;
}

}  // namespace

Run add_compare(CLI::App& app) {
  CLI::App* command = app.add_subcommand("compare", "articles on one event side by side");
  auto options = std::make_shared<CommonOptions>();
  add_common(*command, *options, {"text", "json", "html"});
  add_reader(*command, *options);
  return [command, options] { return command->parsed() ? run_compare(*options) : -1; };
}

}  // namespace rashomon::cli
