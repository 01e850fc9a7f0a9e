// rashomon article PAGE…: the page stage alone, as text or JSON Lines.
#include "cli/commands.h"
#include "cli/common_options.h"
#include "rashomon/report/json.h"
#include "rashomon/report/text.h"

namespace rashomon::cli {
namespace {

int run_article(const CommonOptions& options) {
  Output output(options);
  bool all_read = true, first = true;
  extract_articles(options.inputs, pipeline_options(options), [&](Article&& article) {
    print_problems(article, options);
    all_read = all_read && is_read(article);
    if (options.format == "json") {
      output.write(article_to_json(article) + "\n");
    } else if (is_read(article)) {
      output.write((first ? "" : "\n") + article_to_text(article, text_style(options)));
      first = false;
    }
  });
  output.finish();
  return all_read ? 0 : 1;
}

}  // namespace

Run add_article(CLI::App& app) {
  CLI::App* command = app.add_subcommand("article", "the article of each page: title, byline, date, text");
  auto options = std::make_shared<CommonOptions>();
  add_common(*command, *options, {"text", "json"});
  return [command, options] { return command->parsed() ? run_article(*options) : -1; };
}

}  // namespace rashomon::cli
