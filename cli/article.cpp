// rashomon article PAGE…: the page stage alone, as text or JSON Lines.
#include "cli/commands.h"
#include "cli/common_options.h"
#include "rashomon/report/json.h"
#include "rashomon/report/text.h"

namespace rashomon::cli {
namespace {

int run_article(const CommonOptions& options, bool all_candidates) {
  Output output(options);
  ProblemPrinter problems(options);
  bool all_read = true, first = true;
  PipelineOptions pipeline = pipeline_options(options);
  pipeline.extract.all_candidates = all_candidates;
  extract_articles(options.inputs, pipeline, [&](Article&& article) {
    problems.print(article);
    all_read = all_read && is_read(article);
    if (options.format == "json") {
      output.write(article_to_json(article) + "\n");
    } else if (is_read(article)) {
      output.write((first ? "" : "\n") + article_to_text(article, text_style(options)));
      first = false;
    }
  });
  problems.finish();
  output.finish();
  return all_read ? 0 : 1;
}

}  // namespace

Run add_article(CLI::App& app) {
  CLI::App* command = app.add_subcommand("article", "the article of each page: title, byline, date, text");
  auto options = std::make_shared<CommonOptions>();
  add_common(*command, *options, {"text", "json"});
  auto all_candidates = std::make_shared<bool>(false);
  command->add_flag("--all-candidates", *all_candidates,
                    "list all titles, names, dates … that parts of a page give, where from, and why one was chosen");
  return [command, options, all_candidates] { return command->parsed() ? run_article(*options, *all_candidates) : -1; };
}

}  // namespace rashomon::cli
