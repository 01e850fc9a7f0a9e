// Options, output and messages that the commands share. Tested by tests/e2e_cli.py.
#include "cli/common_options.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "rashomon/base/error.h"
#include "rashomon/report/terminal.h"

namespace rashomon::cli {

namespace {

// "april.warc.gz: 1204 records, 310 web pages; left out: 12 redirect, 400 not HTML".
void print_archive(const ArchiveSummary& archive) {
  std::string line = fmt::format("{}: {} records, {} web pages", printable(archive.path), archive.records, archive.pages);
  const char* before = "; left out: ";
  for (const auto& [why, count] : archive.left_out) line += fmt::format("{}{} {}", std::exchange(before, ", "), count, printable(why));
  fmt::print(stderr, "{}\n", line);
}

}  // namespace

void add_common(CLI::App& command, CommonOptions& options, const std::vector<std::string>& formats) {
  options.format = formats.front();
  command
      .add_option("inputs", options.inputs,
                  "files (.html, .txt, .json, .jsonl, .csv, .tsv, .warc, feeds; also .gz and .zst), folders, or - for standard input")
      ->required();
  command.add_option("--format", options.format, "what to write")->check(CLI::IsMember(formats))->capture_default_str();
  command.add_option("-o,--output", options.output_path, "write to this file instead of standard output");
  command.add_option("--columns", options.columns, "for tables: text=Body,outlet=Source,…");
  command.add_option("--threads", options.threads, "how many threads (default: one a core; the result is the same)");
  command
      .add_option("--max-seconds", options.max_seconds,
                  "processor time of one document; past it the document is a problem, and the others go on")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command.add_flag("--quiet", options.quiet, "no messages about problems");
}

void add_reader(CLI::App& command, CommonOptions& options) {
  command
      .add_option("--reader", options.reader, "who finds the attributions: the trained network, or rules alone (faster)")
      ->check(CLI::IsMember({"trained", "rules"}))
      ->capture_default_str();
  command.add_option("--wording", options.wording_path,
                     "a table of telling words: the kinds that it has ([hedge], [loaded], …) replace those of the program");
}

WordingTable wording_of(const CommonOptions& options) {
  if (options.wording_path.empty()) return wording_table();
  constexpr std::size_t kMaxBytes = 1 << 20, kMaxShown = 10;
  std::ifstream file(options.wording_path, std::ios::binary);
  std::string text(kMaxBytes + 1, '\0');
  if (!file || std::filesystem::is_directory(options.wording_path))
    throw Error(ErrorKind::file, fmt::format("--wording: {}: expected a file that can be read", options.wording_path));
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxBytes)
    throw Error(ErrorKind::usage, fmt::format("--wording: {}: expected a table of at most {} bytes, found more",
                                              options.wording_path, kMaxBytes));
  Problems problems;
  const WordingRows rows = parse_wording_rows(options.wording_path, text, problems);
  if (problems.empty() && rows.kinds.empty())
    throw Error(ErrorKind::usage, fmt::format("--wording: {}: expected a section such as [hedge], found none", options.wording_path));
  if (problems.empty()) return replace_kinds(rows);
  std::string message = "--wording";
  for (std::size_t i = 0; i < std::min(problems.size(), kMaxShown); ++i)
    message += (i == 0 ? ": " : "\n") + printable(problems[i].message);
  if (problems.size() > kMaxShown) message += fmt::format("\nand {} more", problems.size() - kMaxShown);
  throw Error(ErrorKind::usage, message);
}

PipelineOptions pipeline_options(const CommonOptions& options) {
  PipelineOptions pipeline;
  pipeline.threads = options.threads;
  pipeline.max_seconds = options.max_seconds;
  if (!options.quiet) pipeline.intake.on_archive_end = print_archive;
  pipeline.reader = options.reader == "rules" ? ReaderChoice::rules : ReaderChoice::trained;
  const std::string& columns = options.columns;
  for (std::size_t begin = 0; begin < columns.size();) {
    const std::size_t end = std::min(columns.find(',', begin), columns.size());
    const std::string pair = columns.substr(begin, end - begin);
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
      throw Error(ErrorKind::usage, fmt::format("--columns: expected field=column pairs such as text=Body, found \"{}\"", pair));
    pipeline.intake.columns[pair.substr(0, equals)] = pair.substr(equals + 1);
    begin = end + 1;
  }
  return pipeline;
}

TextStyle text_style(const CommonOptions& options) {
  TextStyle style;
  if (!options.output_path.empty() || isatty(STDOUT_FILENO) == 0) return style;
  style.colour = std::getenv("NO_COLOR") == nullptr;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    style.width = std::clamp<int>(size.ws_col, 40, 120);
  return style;
}

Output::Output(const CommonOptions& options) : path_(options.output_path) {
  if (path_.empty()) return;
  // A device or a pipe is written itself: renaming a file over /dev/null would replace it.
  std::error_code unknown;
  const std::filesystem::file_status status = std::filesystem::status(path_, unknown);
  written_path_ = std::filesystem::is_other(status) ? path_ : path_ + ".part";
  file_.open(written_path_, std::ios::binary | std::ios::trunc);
  if (!file_) throw Error(ErrorKind::file, fmt::format("{}: cannot be written", path_));
}

Output::~Output() {
  if (!finished_) discard();
}

void Output::discard() {
  file_.close();
  std::error_code ignored;
  if (written_path_ != path_) std::filesystem::remove(written_path_, ignored);
}

void Output::write(std::string_view text) {
  if (path_.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
  } else {
    file_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }
}

void Output::finish() {
  finished_ = true;
  if (path_.empty()) {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
      throw Error(ErrorKind::file, "standard output: not all could be written");
    return;
  }
  file_.close();
  std::error_code failed;
  if (file_ && written_path_ != path_) std::filesystem::rename(written_path_, path_, failed);
  if (!file_ || failed) {
    discard();
    throw Error(ErrorKind::file, fmt::format("{}: not all could be written", path_));
  }
}

void ProblemPrinter::print(const Article& article) {
  if (quiet_) return;
  if (article.path != path_) finish();
  path_ = article.path;
  for (const Problem& problem : article.problems) {
    std::string where = problem.path.empty() ? article.path : problem.path;
    if (!article.captured.empty() && !article.url.empty()) where += ": " + article.url;  // one page of an archive
    Seen& seen = seen_[problem.kind];
    seen.last_line = fmt::format("{}: {}\n", printable(where), printable(problem.message));
    if (++seen.count <= kMost && problem.kind != ProblemKind::empty) fmt::print(stderr, "{}", seen.last_line);
  }
}

void ProblemPrinter::finish() {
  for (const auto& [kind, seen] : seen_) {
    const std::size_t printed = kind == ProblemKind::empty ? 0 : std::min(seen.count, kMost);
    if (seen.count == printed + 1)
      fmt::print(stderr, "{}", seen.last_line);
    else if (kind == ProblemKind::empty)
      fmt::print(stderr, "{}: {} entries hold no text\n", printable(path_), seen.count);
    else if (seen.count > printed)
      fmt::print(stderr, "{}: {} more problems of the kind {}\n", printable(path_), seen.count - printed, name_of(kind));
  }
  seen_.clear();
}

}  // namespace rashomon::cli
