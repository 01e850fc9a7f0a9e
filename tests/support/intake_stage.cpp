// Shows intake: the case's files are written to a folder and read; a line "$ read a.txt b --columns text=Body" before
// them says what is named on the command line, else all of them are, in order. A file named .warc, .warc.gz or .warc.zst is
// written as records parted by lines "~~~" (archive_writer.h), and what was left out of it is shown.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "rashomon/intake/page_reader.h"
#include "rashomon/intake/record_fields.h"
#include "tests/support/archive_writer.h"
#include "tests/support/case_files.h"
#include "tests/support/stages.h"

namespace rashomon::testing {
namespace {

namespace fs = std::filesystem;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "rashomon-case-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string_view name_of(PageFormat format) {
  switch (format) {
    case PageFormat::html: return "html";
    case PageFormat::text: return "text";
    case PageFormat::record: return "record";
    case PageFormat::fragment: return "fragment";
    case PageFormat::unreadable: return "unreadable";
  }
  return "?";
}

std::string show(const Page& page, const std::string& folder) {
  const auto relative = [&](const std::string& path) {
    return path.starts_with(folder + "/") ? path.substr(folder.size() + 1) : path;
  };
  std::string out = fmt::format("{} {}: {}\n", relative(page.path), page.record, name_of(page.format));
  for (const auto& [name, member] : kGivenFields)
    if (!(page.given.*member).empty()) out += fmt::format("  {}: {}\n", name, page.given.*member);
  if (!page.incomplete_why.empty()) out += fmt::format("  not whole: {}\n", page.incomplete_why);
  if (!page.record_id.empty()) out += fmt::format("  record_id: {}\n", page.record_id);
  if (!page.captured.empty()) out += fmt::format("  captured: {}\n", page.captured);
  if (!page.charset.empty()) out += fmt::format("  charset: {}\n", page.charset);
  if (!page.bytes.empty()) {
    std::istringstream lines(page.bytes);
    for (std::string line; std::getline(lines, line);) out += fmt::format("  | {}\n", line);
  }
  for (const Problem& problem : page.problems)
    out += fmt::format("  {}: {}: {}\n", rashomon::name_of(problem.kind), relative(problem.path), problem.message);
  return out;
}

std::string show_intake(const std::string& input) {
  std::string preamble;
  const TemporaryFolder folder;
  std::vector<std::string> paths;
  IntakeOptions options;
  for (const CaseFile& file : parse_case_files(input, &preamble)) {
    const fs::path path = folder.path() / file.name;
    fs::create_directories(path.parent_path());
    const bool archive = file.name.find(".warc") != std::string::npos;
    std::ofstream(path, std::ios::binary) << (archive ? write_archive(file.bytes, file.name) : file.bytes);
    paths.push_back(path.string());
  }
  std::istringstream words(preamble);
  std::string word;
  if (words >> word >> word) paths.clear();
  while (words >> word) {
    if (word == "--columns") {
      words >> word;
      options.columns[word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
    } else if (word == "--most") {
      words >> options.max_document_bytes;
    } else {
      paths.push_back((folder.path() / word).string());
    }
  }
  std::string out;
  options.on_archive_end = [&](const ArchiveSummary& archive) {
    out += fmt::format("{} records, {} pages\n", archive.records, archive.pages);
    for (const auto& [why, count] : archive.left_out) out += fmt::format("  left out: {} {}\n", count, why);
  };
  PageReader reader(paths, options);
  while (const std::optional<Page> page = reader.next()) out += show(*page, folder.path().string());
  return out;
}

const StageRegistration kIntake("intake", show_intake);

}  // namespace
}  // namespace rashomon::testing
