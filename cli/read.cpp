// rashomon read FILE…: who says what in each article, as text or JSON Lines.
#include "cli/commands.h"
#include "cli/common_options.h"
#include "rashomon/report/json.h"
#include "rashomon/report/text.h"

namespace rashomon::cli {
namespace {

int run_read(const CommonOptions& options) {
  Output output(options);
  ProblemPrinter problems(options);
  bool all_read = true, first = true;
  const WordingTable wording = wording_of(options);
  PipelineOptions pipeline = pipeline_options(options);
  pipeline.wording = &wording;
  read_tellings(options.inputs, pipeline, [&](Telling&& telling) {
    problems.print(telling.article);
    all_read = all_read && is_read(telling.article);
    if (options.format == "json") {
      output.write(reading_to_json(telling) + "\n");
    } else if (is_read(telling.article)) {
      output.write((first ? "" : "\n") + reading_to_text(telling, text_style(options)));
      first = false;
    }
  });
  problems.finish();
  output.finish();
  return all_read ? 0 : 1;
}

}  // namespace

Run add_read(CLI::App& app) {
  CLI::App* command = app.add_subcommand("read", "who says what in each article, its figures, dates and wording");
  auto options = std::make_shared<CommonOptions>();
  add_common(*command, *options, {"text", "json"});
  add_reader(*command, *options);
  return [command, options] { return command->parsed() ? run_read(*options) : -1; };
}

}  // namespace rashomon::cli
