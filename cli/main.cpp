// The program: parses the command line by one table of commands and runs the one that was named.
#include <fmt/format.h>

#include <exception>
#include <vector>

#include "cli/commands.h"
#include "rashomon/base/error.h"
#include "rashomon/nn/embedded_weights.h"

namespace {

constexpr int kUsage = 2, kFailed = 1;

int run(int argc, char** argv) {
  using namespace rashomon::cli;
  CLI::App app{"Rashomon: one event, every telling. Who says what in news articles, and how the tellings differ."};
  app.name("rashomon");
  app.set_version_flag("--version", "rashomon " RASHOMON_VERSION ", reader weights " + rashomon::embedded_weights_version());
  app.require_subcommand(1);
  app.footer("rashomon help COMMAND tells all options of a command.");

  const std::vector<Run> commands = {add_article(app), add_read(app), add_compare(app), add_fetch(app)};

  std::string topic;
  CLI::App* help = app.add_subcommand("help", "what a command does and takes");
  help->add_option("command", topic, "a command's name");

  try {
    app.parse(argc, argv);
    if (help->parsed()) {
      // Not app.help(): that speaks of the command that was given, here `help`.
      fmt::print("{}", topic.empty() ? app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::Normal)
                                     : app.get_subcommand(topic)->help("rashomon"));
      return 0;
    }
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::Error& error) {
    app.exit(error);
    return kUsage;
  }
  for (const Run& command : commands)
    if (const int code = command(); code >= 0) return code;
  return kUsage;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const rashomon::Error& error) {
    fmt::print(stderr, "rashomon: {}\n", error.what());
    return error.kind() == rashomon::ErrorKind::usage ? kUsage : kFailed;
  } catch (const std::exception& error) {
    fmt::print(stderr, "rashomon: {}\n", error.what());
    return kFailed;
  }
}
