// base/: UTF-8 repair and offsets against a slow plain version; hashes against published vectors.
#include <gtest/gtest.h>

#include <random>

#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

TEST(Utf8, RepairKeepsWhatIsValid) {
  std::size_t replaced = 1;
  EXPECT_EQ(repair_utf8("“Kyiv” – 日本 😀", &replaced), "“Kyiv” – 日本 😀");
  EXPECT_EQ(replaced, 0U);
}

TEST(Utf8, RepairReplacesEachMaximalBrokenSequence) {
  std::size_t replaced = 0;
  EXPECT_EQ(repair_utf8("a\xE2\x80z\xFF\xC0\xAF", &replaced), "a\uFFFDz\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(replaced, 4U);
  EXPECT_EQ(repair_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate is no character
}

TEST(Utf8, AnyBytesBecomeValidAndStayTheSame) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (std::size_t i = 0; i < random() % 40; ++i) bytes.push_back(static_cast<char>(random() & 0xFFU));
    const std::string once = repair_utf8(bytes);
    EXPECT_TRUE(is_valid_utf8(once));
    EXPECT_EQ(repair_utf8(once), once);
  }
}

TEST(Utf8, CodePointsAgreeWithCounting) {
  const std::string text = "“Ünï” – 日本 😀 and a tail that is longer than one block of the index, “to be sure” – 😀😀";
  const CodePoints points(text);
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    EXPECT_EQ(points.at(at), count);
    at += code_point_at(text, at).size;
    ++count;
  }
  EXPECT_EQ(points.at(static_cast<std::uint32_t>(text.size())), count);
}

TEST(Utf8, BackwardsIsForwards) {
  const std::string text = "a“日😀";
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint next = code_point_at(text, at);
    at += next.size;
    EXPECT_EQ(code_point_before(text, at).value, next.value);
  }
}

TEST(Hash, Sha256OfFips180) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace rashomon
