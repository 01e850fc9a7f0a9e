// nn/weights_file: what is written is read; anything cut off, changed, foreign or newer gives an error that says so.
#include <gtest/gtest.h>

#include "rashomon/base/error.h"
#include "rashomon/nn/weights_file.h"
#include "tests/support/weights_writer.h"

namespace rashomon {
namespace {

std::string small_file(std::uint32_t version = 1) {
  testing::WeightsWriter writer;
  writer.config["width"] = 2;
  writer.add("a", {2, 3}, {1, 2, 3, 4, 5, 6});
  writer.add_int8("b", {2, 2}, {1, -2, 3, 127}, {0.5F, 2.0F});
  return writer.bytes(version);
}

std::string error_of(const std::string& bytes) {
  try {
    const WeightsFile file(bytes, "x.weights");
  } catch (const Error& error) {
    return error.what();
  }
  return "none";
}

TEST(WeightsFile, ReadsWhatWasWritten) {
  const std::string bytes = small_file();
  const WeightsFile file(bytes, "x.weights");
  EXPECT_EQ(file.setting("width"), 2U);
  EXPECT_EQ(file.vocabulary(), "[UNK]\n");
  EXPECT_EQ(file.tensor("a", {2, 3}).f32()[5], 6.0F);
  const Tensor& b = file.tensor("b", {2, 2});
  EXPECT_EQ(b.i8()[3], 127);
  EXPECT_EQ(b.scales[1], 2.0F);
}

TEST(WeightsFile, NamesBothSidesOfWhatIsMissingOrOfAnotherShape) {
  const std::string bytes = small_file();
  const WeightsFile file(bytes, "x.weights");
  EXPECT_THROW(static_cast<void>(file.tensor("c", {1})), Error);
  EXPECT_THROW(static_cast<void>(file.setting("heads")), Error);
  try {
    static_cast<void>(file.tensor("a", {3, 2}));
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "x.weights: a: expected shape 3 x 2, found 2 x 3");
  }
}

TEST(WeightsFile, RefusesWhatIsDamagedForeignOrNewer) {
  const std::string bytes = small_file();
  for (const std::size_t size : {std::size_t{0}, std::size_t{30}, bytes.size() / 2, bytes.size() - 1})
    EXPECT_NE(error_of(bytes.substr(0, size)), "none") << size;
  std::string changed = bytes;
  changed[bytes.size() / 2] = static_cast<char>(changed[bytes.size() / 2] ^ 1);
  EXPECT_NE(error_of(changed).find("damaged or cut off"), std::string::npos);
  EXPECT_NE(error_of(std::string(200, 'x')).find("found something else"), std::string::npos);
  EXPECT_NE(error_of(small_file(2)).find("expected weights of version 1, found 2"), std::string::npos);
}

}  // namespace
}  // namespace rashomon
