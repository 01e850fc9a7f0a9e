// The files that a list of paths stands for: files as they are, folders read whole in the order of their names.
//
// Hidden files, links to folders inside folders (they could lead in circles) and files of kinds that are not read are
// left out. What cannot be opened is handed on with the reason; nothing throws.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rashomon {

struct WalkedFile {
  std::string path;     // as the user named it, or folder/name
  std::string trouble;  // why there is nothing to read; empty: a file
};

class FileWalk {
 public:
  explicit FileWalk(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  // The next file, or nothing after the last.
  std::optional<WalkedFile> next();

 private:
  std::optional<WalkedFile> enter(const std::string& path, bool named_by_user);

  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  std::vector<std::string> waiting_;  // entries of the folder being read, the next one last
  std::string folder_;                // the folder that the user named, while it is being read
  std::size_t files_of_folder_ = 0;
};

}  // namespace rashomon
