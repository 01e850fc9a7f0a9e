// rashomon fetch URL… --to FOLDER: saves pages from the web, for the other commands to read. The one command that uses a network.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "rashomon/base/error.h"
#include "rashomon/fetch/fetcher.h"
#include "rashomon/report/terminal.h"

namespace rashomon::cli {
namespace {

struct FetchCommand {
  std::vector<std::string> urls;
  std::string folder, list;
  FetchOptions options{.user_agent = "rashomon/" RASHOMON_VERSION " (saves single pages that a person asked for)"};
  bool quiet = false;
};

void read_list(std::istream& lines, std::vector<std::string>& urls) {
  for (std::string line; std::getline(lines, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty() && line[0] != '#') urls.push_back(line);
  }
}

std::vector<std::string> addresses_of(const FetchCommand& command) {
  std::vector<std::string> urls = command.urls;
  if (command.list == "-") {
    read_list(std::cin, urls);
  } else if (!command.list.empty()) {
    std::ifstream file(command.list);
    if (!file) throw Error(ErrorKind::file, fmt::format("{}: cannot be read", command.list));
    read_list(file, urls);
  }
  if (urls.empty()) throw Error(ErrorKind::usage, "fetch: expected addresses, or --from FILE with one a line");
  return urls;
}

// FOLDER/fetched-2031-05-04T093000Z.warc.gz, with a number where that is there already.
std::string new_archive(const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw Error(ErrorKind::file, fmt::format("{}: cannot be made: {}", folder, failed.message()));
  std::string time = warc_date_now();
  std::erase(time, ':');
  const std::string stem = (std::filesystem::path(folder) / ("fetched-" + time)).string();
  std::string path = stem + ".warc.gz";
  for (int i = 2; std::filesystem::exists(path); ++i) path = fmt::format("{}-{}.warc.gz", stem, i);
  return path;
}

int run_fetch(const FetchCommand& command) {
  const std::vector<std::string> urls = addresses_of(command);
  const std::string path = new_archive(command.folder);
  WarcWriter archive(path);
  archive.write("warcinfo", "application/warc-fields", {},
                "software: rashomon/" RASHOMON_VERSION "\r\nformat: WARC File Format 1.1\r\nrobots: " +
                    std::string(command.options.ignore_robots ? "ignored" : "obeyed") + "\r\n");
  Fetcher fetcher(command.options, archive);
  bool all = true;
  for (const std::string& url : urls) {
    const FetchResult result = fetcher.fetch(url);
    all = all && result.ok;
    const std::string where = result.url == url || result.url.empty() ? url : url + " -> " + result.url;
    if (!command.quiet)
      fmt::print(stderr, "{}: {}\n", printable(where), result.ok ? fmt::format("saved, {} bytes", result.bytes) : printable(result.message));
  }
  fmt::print("{}\n", path);
  return all ? 0 : 1;
}

}  // namespace

Run add_fetch(CLI::App& app) {
  CLI::App* command = app.add_subcommand("fetch", "save pages from the web in a web archive, for the other commands to read");
  auto fetch = std::make_shared<FetchCommand>();
  FetchOptions& options = fetch->options;
  command->add_option("urls", fetch->urls, "addresses, http or https");
  command->add_option("--to", fetch->folder, "the folder that the archive goes to")->required();
  command->add_option("--from", fetch->list, "a file with an address a line; - for standard input");
  command->add_option("--delay", options.delay_s, "seconds between two requests to one host")->check(CLI::Range(0.0, 3600.0))->capture_default_str();
  command->add_option("--timeout", options.timeout_s, "seconds that one answer may take")->check(CLI::Range(0.1, 3600.0))->capture_default_str();
  command->add_option("--stall-timeout", options.stall_timeout_s, "seconds without a byte")->check(CLI::Range(1.0, 3600.0))->capture_default_str();
  command->add_option("--max-bytes", options.max_bytes, "of one answer")->capture_default_str();
  command->add_option("--max-redirects", options.max_redirects, "of one address")->check(CLI::Range(0, 20))->capture_default_str();
  command->add_option("--user-agent", options.user_agent, "what servers are told, and by its first word what robots.txt is asked for")->capture_default_str();
  command->add_flag("--ignore-robots", options.ignore_robots, "fetch what robots.txt does not allow");
  command->add_flag("--quiet", fetch->quiet, "no line for each address");
  return [command, fetch] { return command->parsed() ? run_fetch(*fetch) : -1; };
}

}  // namespace rashomon::cli
