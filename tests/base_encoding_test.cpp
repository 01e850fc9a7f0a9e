// base/encoding: labels, detection, and that no quotation mark, dash or ellipsis changes on the way.
#include <gtest/gtest.h>

#include "rashomon/base/encoding.h"

namespace rashomon {
namespace {

TEST(Encoding, LabelsMeanWhatBrowsersTakeThemFor) {
  EXPECT_EQ(decode_as("\x93quoted\x94 \x96 and\x85", "ISO-8859-1")->text, "“quoted” – and…");
  EXPECT_EQ(decode_as("\x93quoted\x94", " \"latin1\" ")->text, "“quoted”");
  EXPECT_EQ(decode_as("\x81\xB9\x82\xA0", "Shift_JIS")->encoding, "windows-31j");
  EXPECT_EQ(decode_as("\xA1\xB0\xC4\xE3\xA1\xB1", "gb2312")->text, "“你”");
  EXPECT_FALSE(decode_as("a", "no-such-encoding").has_value());
  EXPECT_FALSE(decode_as("+ADw-script+AD4-", "utf-7").has_value()) << "no browser reads it";
}

TEST(Encoding, BrokenBytesAreCounted) {
  const auto decoded = decode_as("caf\xE9 “ok”", "utf-8");
  EXPECT_EQ(decoded->text, "caf\uFFFD “ok”");
  EXPECT_EQ(decoded->replaced, 1U);
}

TEST(Encoding, WithoutADeclaration) {
  EXPECT_EQ(decode_undeclared("“ok”", false).encoding, "utf-8");
  EXPECT_EQ(decode_undeclared("It\x92s \x93"
                              "fine\x94, she said, and the caf\xE9 was closed for good.",
                              false)
                .text,
            "It’s “fine”, she said, and the café was closed for good.");
  EXPECT_EQ(decode_undeclared(std::string_view("H\0i\0!\0 \0", 8), false).text, "Hi! ");
  EXPECT_EQ(decode_undeclared("\xFF\xFEH\0i\0", false).encoding, "utf-16le");
  // One broken byte among good UTF-8 does not turn the rest into something else.
  EXPECT_EQ(decode_undeclared("“a” “b” “c” \xFF", false).text, "“a” “b” “c” \uFFFD");
}

TEST(Encoding, Binary) {
  EXPECT_TRUE(looks_binary(std::string_view("\x89PNG\r\n\x1A\n\0\0\0\x0D", 12), true));
  EXPECT_TRUE(looks_binary("\x01\x02\x03\x04 some letters", false));
  EXPECT_TRUE(looks_binary("%PDF-1.7 and so on", false));
  EXPECT_FALSE(looks_binary("plain\ttext\r\n", false));
  EXPECT_FALSE(looks_binary(std::string_view("H\0i\0!\0 \0", 8), false));
  const std::string_view stray("a page with one NUL byte\0", 25);
  EXPECT_TRUE(looks_binary(stray, false));
  EXPECT_FALSE(looks_binary(stray, true));
}

}  // namespace
}  // namespace rashomon
