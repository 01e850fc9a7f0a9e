// intake/: what a case file cannot hold: compressed files, damaged ones, folders without permission, long lines,
// streams.
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "rashomon/base/utf8.h"
#include "rashomon/intake/file_format.h"
#include "rashomon/intake/page_reader.h"

namespace rashomon {
namespace {

namespace fs = std::filesystem;

class Intake : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "rashomon-intake-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override {
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
      if (entry.is_directory()) fs::permissions(entry.path(), fs::perms::owner_all);
    fs::remove_all(folder_);
  }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  std::string write_gzip(const std::string& name, const std::vector<std::string>& members) {
    const std::string path = (folder_ / name).string();
    fs::remove(path);
    for (const std::string& member : members) {
      gzFile file = gzopen(path.c_str(), "ab");
      gzwrite(file, member.data(), static_cast<unsigned>(member.size()));
      gzclose(file);
    }
    return path;
  }

  static std::vector<Page> read(const std::vector<std::string>& paths, const IntakeOptions& options = {}) {
    PageReader reader(paths, options);
    std::vector<Page> pages;
    while (std::optional<Page> page = reader.next()) pages.push_back(*std::move(page));
    return pages;
  }

  fs::path folder_;
};

TEST_F(Intake, GzipIsTakenOffWhateverTheNameAndInSeveralMembers) {
  const std::string html = "<p>One.</p><p>Two.</p>";
  const auto pages =
      read({write_gzip("a.html.gz", {"<p>One.</p>", "<p>Two.</p>"}), write_gzip("b.html", {html}),
            write("c.html.gz", html), write_gzip("d.jsonl.gz", {"{\"text\": \"One.\"}\n{\"text\": \"Two.\"}"})});
  ASSERT_EQ(pages.size(), 5U);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(pages[static_cast<std::size_t>(i)].bytes, html);
    EXPECT_EQ(pages[static_cast<std::size_t>(i)].format, PageFormat::html);
    EXPECT_EQ(pages[static_cast<std::size_t>(i)].sha256, pages[0].sha256) << "the same page, compressed or not";
  }
  EXPECT_EQ(pages[4].bytes, "Two.");
}

TEST_F(Intake, DamagedGzipIsReadUpToTheDamage) {
  const std::string path = write_gzip("a.html.gz", {std::string(200'000, 'x') + "<p>The end.</p>"});
  fs::resize_file(path, fs::file_size(path) - 12);
  const auto pages = read({path, write("b.html", "<p>Whole.</p>")});
  ASSERT_EQ(pages.size(), 2U);
  ASSERT_EQ(pages[0].problems.size(), 1U);
  EXPECT_NE(pages[0].problems[0].message.find("gzip data ends too early"), std::string::npos);
  EXPECT_EQ(pages[1].bytes, "<p>Whole.</p>");
}

TEST_F(Intake, ADecompressionBombIsOverBudget) {
  const auto pages = read({write_gzip("a.txt.gz", {std::string(3'000'000, 'x')})}, {.max_document_bytes = 1'000'000});
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].format, PageFormat::unreadable);
  EXPECT_EQ(pages[0].problems.at(0).kind, ProblemKind::over_budget);
}

// As spreadsheets write "Unicode text": both orders of bytes, and characters on the borders of what is read at once.
TEST_F(Intake, Utf16TablesAndJson) {
  std::string text;
  while (text.size() < 300'000) text += "“Café” 😀 日本 ";
  text.pop_back();
  const auto utf16 = [](const std::string& utf8, bool little) {
    std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
    const auto put = [&](char32_t unit) {
      const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
      out += little ? std::string{low, high} : std::string{high, low};
    };
    for (std::size_t at = 0; at < utf8.size();) {
      const CodePoint c = code_point_at(utf8, at);
      at += c.size;
      if (c.value < 0x10000) {
        put(c.value);
      } else {
        put(0xD800 + ((c.value - 0x10000) >> 10U));
        put(0xDC00 + ((c.value - 0x10000) & 0x3FFU));
      }
    }
    return out;
  };
  const auto pages = read({write("a.tsv", utf16("outlet\ttext\nHarbour Post\t" + text, true)),
                           write("b.json", utf16("x{\"text\": \"" + text + "\"}", false).erase(2, 2))});
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].given.outlet, "Harbour Post");
  EXPECT_EQ(pages[0].bytes, text);
  EXPECT_EQ(pages[1].bytes, text);
}

TEST_F(Intake, NamesWithSpacesAndLineBreaks) {
  const auto pages = read({write("a name\nof two lines.txt", "Text.")});
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].bytes, "Text.");
  EXPECT_TRUE(pages[0].path.ends_with("a name\nof two lines.txt"));
}

TEST_F(Intake, FoldersAreReadInOrderAndLinksDoNotLeadInCircles) {
  write("news/b.txt", "b");
  write("news/a/z.txt", "z");
  write("news/a/y.TXT", "y");
  fs::create_directory_symlink(folder_ / "news", folder_ / "news/a/circle");
  const std::string named = (folder_ / "news").string();
  const auto pages = read({named + "/", named});
  ASSERT_EQ(pages.size(), 6U);
  EXPECT_EQ(pages[0].path, named + "/a/y.TXT");
  EXPECT_EQ(pages[1].path, named + "/a/z.txt");
  EXPECT_EQ(pages[2].path, named + "/b.txt");
  EXPECT_EQ(pages[3].path, named + "/a/y.TXT");
}

TEST_F(Intake, WhatMayNotBeReadIsOneProblemAndTheRestIsRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  write("news/closed/a.txt", "a");
  write("news/open.txt", "b");
  fs::permissions(folder_ / "news/closed", fs::perms::none);
  const auto pages = read({(folder_ / "news").string()});
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].format, PageFormat::unreadable);
  EXPECT_NE(pages[0].problems.at(0).message.find("Permission denied"), std::string::npos);
  EXPECT_EQ(pages[1].bytes, "b");
}

TEST_F(Intake, ALineOfManyMegabytesDoesNotStopTheOthers) {
  const std::string path = write("a.jsonl", "{\"text\": \"" + std::string(5'000'000, 'x') + "\"}\n" +
                                                std::string(300'000, '[') + "\n{\"text\": \"Last.\"}");
  const auto pages = read({path}, {.max_document_bytes = 1'000'000});
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0].problems.at(0).kind, ProblemKind::over_budget);
  EXPECT_EQ(pages[1].problems.at(0).kind, ProblemKind::bad_json);
  EXPECT_EQ(pages[2].bytes, "Last.");
}

TEST(FileFormat, OfNames) {
  EXPECT_EQ(format_of_name("a/b.HTML"), FileFormat::html);
  EXPECT_EQ(format_of_name("b.jsonl.gz"), FileFormat::json_lines);
  EXPECT_EQ(format_of_name("html"), FileFormat::unknown);
  EXPECT_EQ(format_of_name(".gz"), FileFormat::unknown);
}

TEST(FileFormat, OfFirstBytes) {
  EXPECT_EQ(format_of_bytes("\xEF\xBB\xBF <html>"), FileFormat::html);
  EXPECT_EQ(format_of_bytes("{\"text\": \"a\"}\n{"), FileFormat::json_lines);
  EXPECT_EQ(format_of_bytes("{\n  \"text\""), FileFormat::json);
  EXPECT_EQ(format_of_bytes("[{"), FileFormat::json);
  EXPECT_EQ(format_of_bytes(""), FileFormat::text);
}

}  // namespace
}  // namespace rashomon
