// Runs every case: tests/cases/<stage>/<behaviour>.case holds a title, a blank line, the input, a line "----" and what
// the stage is expected to show for it.
//
//   case_tests tests/cases            each case is one test, named after its file
//   case_tests tests/cases --update   writes what the stages show now into the files; review the difference
//
// A case's folder names the stage (support/stages.h). Trailing blank lines do not count.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <vector>

#include "tests/support/stages.h"

namespace fs = std::filesystem;

namespace rashomon::testing {

std::map<std::string, ShowStage>& stages() {
  static std::map<std::string, ShowStage> all;
  return all;
}

namespace {

struct Case {
  std::string title, input, expected;
};

std::string read_whole(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string without_trailing_blank_lines(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

// Throws std::runtime_error naming the file where it is not a case.
Case parse_case(const fs::path& path) {
  const std::string bytes = read_whole(path);
  const std::size_t title_end = bytes.find("\n\n");
  const std::size_t rule = bytes.find("\n----\n");
  if (title_end == std::string::npos || rule == std::string::npos || rule < title_end)
    throw std::runtime_error(path.string() + ": expected a title, a blank line, the input, a line ---- and the result");
  return {bytes.substr(0, title_end), bytes.substr(title_end + 2, rule + 1 - (title_end + 2)), bytes.substr(rule + 6)};
}

class CaseTest : public ::testing::Test {
 public:
  CaseTest(fs::path path, bool update) : path_(std::move(path)), update_(update) {}

  void TestBody() override {
    const std::string stage = path_.parent_path().filename().string();
    ASSERT_TRUE(stages().contains(stage)) << "no stage is named " << stage << " (folder of " << path_ << ")";
    const Case found = parse_case(path_);
    const std::string shown = without_trailing_blank_lines(stages()[stage](found.input));
    if (update_) {
      std::ofstream(path_, std::ios::binary) << found.title << "\n\n" << found.input << "----\n" << shown << "\n";
    } else {
      EXPECT_EQ(shown, without_trailing_blank_lines(found.expected)) << path_.string() << ": " << found.title;
    }
  }

 private:
  fs::path path_;
  bool update_;
};

std::vector<fs::path> find_cases(const fs::path& root) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.path().extension() == ".case") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace
}  // namespace rashomon::testing

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.empty()) {
    std::cerr << "usage: case_tests CASES_FOLDER [--update]\n";
    return 2;
  }
  const bool update = args.size() > 1 && args[1] == "--update";
  for (const fs::path& path : rashomon::testing::find_cases(args[0]))
    ::testing::RegisterTest(path.parent_path().filename().string().c_str(), path.stem().string().c_str(), nullptr,
                            nullptr, path.string().c_str(), 1, [path, update]() -> ::testing::Test* {
                              return new rashomon::testing::CaseTest(path, update);
                            });
  return RUN_ALL_TESTS();
}
