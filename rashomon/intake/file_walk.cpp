// A stack of names instead of recursion: folders may be nested as deeply as the file system allows.
// Tested by tests/intake_test.cpp.
#include "rashomon/intake/file_walk.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "rashomon/intake/file_format.h"

namespace rashomon {
namespace {

namespace fs = std::filesystem;

// The entries of a folder, sorted by name in descending order: the stack's top is the first.
std::vector<std::string> list_folder(const std::string& path, std::error_code& failed) {
  std::vector<std::string> names;
  fs::directory_iterator entries(path, failed);
  for (const fs::directory_iterator end; !failed && entries != end; entries.increment(failed)) {
    const std::string name = entries->path().filename().string();
    if (!name.empty() && name[0] != '.') names.push_back((fs::path(path) / name).string());
  }
  std::sort(names.rbegin(), names.rend());
  return names;
}

}  // namespace

std::optional<WalkedFile> FileWalk::enter(const std::string& path, bool named_by_user) {
  if (path == "-" && named_by_user) return WalkedFile{path, {}};
  std::error_code failed;
  const fs::file_status status = named_by_user ? fs::status(path, failed) : fs::symlink_status(path, failed);
  if (status.type() == fs::file_type::not_found) return WalkedFile{path, "no such file or folder"};
  if (status.type() == fs::file_type::none) return WalkedFile{path, "cannot be opened: " + failed.message()};
  if (status.type() != fs::file_type::directory) {
    const bool is_file = named_by_user || fs::is_regular_file(path, failed);
    if (!is_file || (!named_by_user && format_of_name(path) == FileFormat::unknown)) return std::nullopt;
    return WalkedFile{path, {}};
  }
  if (named_by_user) folder_ = path, files_of_folder_ = 0;
  std::vector<std::string> names = list_folder(path, failed);
  if (failed) return WalkedFile{path, "the folder cannot be read: " + failed.message()};
  waiting_.insert(waiting_.end(), std::make_move_iterator(names.begin()), std::make_move_iterator(names.end()));
  return std::nullopt;
}

std::optional<WalkedFile> FileWalk::next() {
  while (true) {
    std::optional<WalkedFile> found;
    if (!waiting_.empty()) {
      const std::string path = std::move(waiting_.back());
      waiting_.pop_back();
      found = enter(path, false);
    } else if (!folder_.empty()) {
      const std::string folder = std::exchange(folder_, {});
      if (files_of_folder_ == 0)
        return WalkedFile{folder, "a folder without articles: expected .html, .txt, .json, .jsonl, .csv or .tsv files"};
    } else if (next_path_ < paths_.size()) {
      found = enter(paths_[next_path_++], true);
    } else {
      return std::nullopt;
    }
    if (!found) continue;
    ++files_of_folder_;
    return found;
  }
}

}  // namespace rashomon
