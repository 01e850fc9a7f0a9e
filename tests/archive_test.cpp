// archive/: what a case file cannot hold: damaged members, dictionaries, codings of bodies, long streams.
#include <brotli/encode.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zdict.h>
#include <zlib.h>
#include <zstd.h>

#include <fstream>

#include "rashomon/archive/compressed_input.h"
#include "rashomon/archive/decode_body.h"
#include "rashomon/archive/header_fields.h"
#include "rashomon/archive/http_message.h"
#include "rashomon/archive/warc_reader.h"
#include "rashomon/archive/warc_writer.h"
#include "tests/support/archive_writer.h"

namespace rashomon {
namespace {

using testing::deflate_with;
using testing::gzip_member;
using testing::zstd_frame;

std::string record(int number, std::size_t size = 20'000) {
  std::string block = "block " + std::to_string(number) + " ";
  for (std::uint32_t x = static_cast<std::uint32_t>(number); block.size() < size; x = x * 1664525U + 1013904223U)
    block += static_cast<char>('a' + (x >> 24U) % 26);
  return "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: x:" + std::to_string(number) +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

// "x:1 x:2 ! x:4": the records' addresses; "!" where one is damaged, "+" where one is too long.
std::string read_all(std::string bytes, std::size_t limit = 1U << 20U) {
  WarcReader reader(CompressedInput::of_bytes(std::move(bytes)), {}, limit);
  WarcRecord found;
  std::string message, said;
  for (WarcEvent event = reader.next(found, message); event != WarcEvent::end; event = reader.next(found, message)) {
    if (event == WarcEvent::record) {
      EXPECT_TRUE(found.block.starts_with("block " + found.target_uri.substr(2) + " "));
      EXPECT_EQ(found.block.size(), 20'000U);
    }
    said += (said.empty() ? "" : " ") +
            (event == WarcEvent::record ? found.target_uri : std::string(event == WarcEvent::damage ? "!" : "+"));
    if (said.size() > 10'000) break;
  }
  return said;
}

TEST(Archive, RecordsAreReadPlainAndInMembersOfAnyCut) {
  const std::string three = record(1) + record(2) + record(3);
  EXPECT_EQ(read_all(three), "x:1 x:2 x:3");
  EXPECT_EQ(read_all(gzip_member(three)), "x:1 x:2 x:3");
  EXPECT_EQ(read_all(zstd_frame(three)), "x:1 x:2 x:3");
  EXPECT_EQ(read_all(gzip_member(record(1)) + gzip_member(record(2)) + gzip_member(record(3))), "x:1 x:2 x:3");
  EXPECT_EQ(read_all(zstd_frame(record(1)) + zstd_frame(record(2)) + zstd_frame(record(3))), "x:1 x:2 x:3");
  // Blocks of a compressor that knows nothing of records.
  std::string cut;
  for (std::size_t at = 0; at < three.size(); at += 7001) cut += gzip_member(three.substr(at, 7001));
  EXPECT_EQ(read_all(cut + std::string(100, '\0')), "x:1 x:2 x:3");
  EXPECT_EQ(read_all(gzip_member(record(1)) + std::string(100, '\0') + gzip_member(record(2))), "x:1 x:2");
  EXPECT_EQ(read_all(three, 10'000), "+ + +");
}

TEST(Archive, ADamagedMemberCostsItsRecordOnly) {
  for (const bool zstd : {false, true}) {
    const auto pack = [&](int number) { return zstd ? zstd_frame(record(number)) : gzip_member(record(number)); };
    std::string broken = pack(2);
    for (std::size_t i = broken.size() / 2; i < broken.size() / 2 + 40; ++i) broken[i] = static_cast<char>(~broken[i]);
    EXPECT_EQ(read_all(pack(1) + broken + pack(3) + pack(4)), "x:1 ! x:3 x:4");
    EXPECT_EQ(read_all(pack(1) + pack(2).substr(0, 3000) + pack(3)), "x:1 ! x:3");
    EXPECT_EQ(read_all(pack(1) + "garbage between" + pack(3)), "x:1 ! x:3");
    EXPECT_EQ(read_all(pack(1) + pack(2).substr(0, 3000)), "x:1 !");
    EXPECT_EQ(read_all(broken), "!");
  }
  // The checksum alone is wrong: the record was whole, what is told is that its member is not.
  std::string wrong_sum = gzip_member(record(2));
  wrong_sum[wrong_sum.size() - 6] = static_cast<char>(~wrong_sum[wrong_sum.size() - 6]);
  EXPECT_EQ(read_all(gzip_member(record(1)) + wrong_sum + gzip_member(record(3))), "x:1 x:2 ! x:3");
}

TEST(Archive, DamageIsToldWithThePlaceOfItsMember) {
  const std::string good = gzip_member(record(1));
  for (const std::string& bad : {gzip_member(record(2)).substr(0, 12), gzip_member(record(2)).substr(0, 3000),
                                 gzip_member(record(2)).substr(0, 10) + std::string(50, '\xFF')}) {
    WarcReader reader(CompressedInput::of_bytes(good + bad), {}, 1U << 20U);
    WarcRecord found;
    std::string message;
    EXPECT_EQ(reader.next(found, message), WarcEvent::record);
    EXPECT_EQ(reader.next(found, message), WarcEvent::damage);
    EXPECT_TRUE(message.starts_with("record at byte " + std::to_string(good.size()) + ":")) << message;
    EXPECT_EQ(reader.next(found, message), WarcEvent::end);
  }
}

TEST(Archive, AFileThatFailsWhileItIsReadIsToldOnce) {
  if (access("/proc/self/mem", R_OK) != 0) GTEST_SKIP() << "no /proc/self/mem, whose first bytes cannot be read";
  WarcReader reader(CompressedInput::open("/proc/self/mem"), {}, 1U << 20U);
  WarcRecord found;
  std::string message;
  EXPECT_EQ(reader.next(found, message), WarcEvent::damage);
  EXPECT_EQ(message, "record at byte 0: cannot be read: Input/output error");
  EXPECT_EQ(reader.next(found, message), WarcEvent::end);
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

// Each took minutes when what had been searched was searched again for the next record.
TEST(Archive, ManyBeginningsOfRecordsAreReadInOnePass) {
  const auto count = [](const std::string& bytes, std::size_t limit) {
    WarcReader reader(CompressedInput::of_bytes(bytes), {}, limit);
    WarcRecord found;
    std::string message;
    std::size_t events = 0;
    while (reader.next(found, message) != WarcEvent::end) ++events;
    return events;
  };
  EXPECT_EQ(count(repeat("WARC/1.0\n", 500'000), 1U << 20U), 500'000U);
  EXPECT_EQ(count(repeat("xWARC/1.0\r\nWARC-\r\n", 250'000), 1U << 20U), 250'001U);
  const std::string claim = "WARC/1.1\r\nContent-Length: 60000000\r\n\r\n" + std::string(300, 'x') + "\r\n\r\n";
  EXPECT_EQ(count(repeat(claim, 100'000), 64U << 20U), 100'000U);
  EXPECT_EQ(count("WARC/1.1\r\nContent-Length: 60000000\r\n\r\n" + repeat("\nWARC/1.", 5'000'000), 64U << 20U), 1U);
}

std::size_t resident_pages() {
  std::size_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident;
}

TEST(Archive, LineEndsBetweenRecordsTakeNoMemory) {
  EXPECT_EQ(read_all(record(1) + std::string(1'000'000, '\n') + record(2)), "x:1 x:2");
  const std::string megabyte = gzip_member(std::string(1'000'000, '\n'));
  WarcReader reader(CompressedInput::of_bytes(gzip_member(record(1)) + repeat(megabyte, 300) + gzip_member(record(2))), {}, 1U << 20U);
  WarcRecord found;
  std::string message;
  const std::size_t before = resident_pages();  // 0 where there is no /proc: then nothing is compared
  for (int i = 0; i < 2; ++i) EXPECT_EQ(reader.next(found, message), WarcEvent::record);
  EXPECT_EQ(found.target_uri, "x:2");
  EXPECT_LE(resident_pages() * 4, before * 4 + 50'000);
}

TEST(Archive, ZstdDictionariesComeFirstInTheFile) {
  std::string samples, dictionary(4096, '\0');
  std::vector<std::size_t> sizes;
  for (int i = 0; i < 200; ++i) {
    const std::string sample = record(i, 400);
    samples += sample;
    sizes.push_back(sample.size());
  }
  dictionary.resize(ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), samples.data(), sizes.data(), 200));
  const auto skippable = [](const std::string& content) {
    std::string frame = "\x5D\x2A\x4D\x18";
    for (int i = 0; i < 4; ++i) frame += static_cast<char>(content.size() >> 8U * static_cast<unsigned>(i));
    return frame + content;
  };
  std::string records;
  ZSTD_CCtx* context = ZSTD_createCCtx();
  for (int i = 1; i <= 3; ++i) {
    const std::string plain = record(i);
    std::string packed(ZSTD_compressBound(plain.size()), '\0');
    packed.resize(ZSTD_compress_usingDict(context, packed.data(), packed.size(), plain.data(), plain.size(),
                                          dictionary.data(), dictionary.size(), 3));
    records += packed;
  }
  ZSTD_freeCCtx(context);
  EXPECT_EQ(read_all(skippable(dictionary) + records), "x:1 x:2 x:3");
  EXPECT_EQ(read_all(skippable(zstd_frame(dictionary)) + records), "x:1 x:2 x:3");
  EXPECT_EQ(read_all(records).substr(0, 1), "!");
}

std::string brotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                        reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

TEST(Archive, BodiesLoseEachCodingAndBombsAreCut) {
  const std::string text = "<p>" + std::string(200'000, 'x') + record(1) + "</p>";
  const std::pair<std::string, std::string> packed[] = {
      {"gzip", gzip_member(text)},           {"x-gzip", gzip_member(text.substr(0, 5)) + gzip_member(text.substr(5))},
      {"deflate", deflate_with(text, 15)},   {"deflate", deflate_with(text, -15)},
      {"br", brotli(text)},                  {"zstd", zstd_frame(text)},
      {"identity", text},                    {"", text},
  };
  for (const auto& [coding, body] : packed) {
    std::string trouble;
    EXPECT_TRUE(decode_body(body, coding, 1U << 20U, &trouble) == text) << coding;
    EXPECT_EQ(trouble, "") << coding;
    if (coding.empty() || coding == "identity") continue;
    EXPECT_EQ(decode_body(body, coding, 1000, &trouble), text.substr(0, 1000)) << coding;
    EXPECT_EQ(trouble, "larger than a document may be (1000 bytes)") << coding;
    trouble.clear();
    const std::string part = decode_body(body.substr(0, body.size() - 9), coding, 1U << 20U, &trouble);
    EXPECT_TRUE(text.starts_with(part)) << coding;
    EXPECT_NE(trouble, "") << coding;
  }
  std::string trouble;
  EXPECT_EQ(decode_body({"a\0c", 3}, "compress", 1000, &trouble), "");
  EXPECT_EQ(trouble, "expected gzip, deflate, br or zstd, found \"compress\"");
  EXPECT_EQ(decode_body("Ferry <b>late</b>", "utf-8", 1000, &trouble), "Ferry <b>late</b>");
}

TEST(Archive, ResponsesWithSeveralCodingsInChunksComeOutWhole) {
  const std::string text = "<!doctype html><p>Ferry late again</p>";
  const std::string body = gzip_member(brotli(text));
  std::string block = "HTTP/1.1 200 OK\ncontent-type: Text/HTML; charset='utf-8'\nContent-Encoding: br, gzip\nTransfer-Encoding: chunked\n\n";
  block += "5\r\n" + body.substr(0, 5) + "\r\n";
  char size[20];
  std::snprintf(size, sizeof size, "%zx", body.size() - 5);
  block += std::string(size) + "\r\n" + body.substr(5) + "\r\n";
  for (const bool whole : {true, false}) {
    const std::string message = block + (whole ? "0\r\n\r\n" : "");
    const HttpHead head = read_http_head(message);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.media_type.type + "|" + head.media_type.charset, "text/html|utf-8");
    std::string trouble;
    EXPECT_EQ(read_http_body(message, head, 1000, &trouble), text);
    EXPECT_EQ(trouble.empty(), whole);
  }
}

TEST(Http, ABodyThatIsNotAllThereIsNotWhole) {
  const auto read = [](const std::string& head, const std::string& body, std::string* text) {
    const std::string message = "HTTP/1.1 200 OK\nContent-Type: text/html\n" + head + "\n" + body;
    std::string trouble;
    bool whole = true;
    *text = read_http_body(message, read_http_head(message), 1000, &trouble, &whole);
    EXPECT_EQ(trouble.empty(), whole && head.find("utf-8") == std::string::npos) << head;
    return whole;
  };
  std::string text;
  const std::string packed = gzip_member("<p>Ferry late</p>" + std::string(300, ' '));
  EXPECT_TRUE(read("Content-Encoding: gzip\n", packed, &text));
  EXPECT_FALSE(read("Content-Encoding: gzip\n", packed.substr(0, packed.size() - 9), &text));
  EXPECT_TRUE(text.starts_with("<p>Ferry late</p>")) << text;
  EXPECT_FALSE(read("Transfer-Encoding: chunked\n", "5\r\n<p>Fe\r\n", &text));
  EXPECT_TRUE(read("Content-Encoding: utf-8\n", "Ferry <b>late</b>", &text));
  EXPECT_FALSE(read("", std::string(1001, 'a'), &text));
}

TEST(Archive, WhatIsWrittenIsReadBack) {
  const std::string path = ::testing::TempDir() + "rashomon-written.warc.gz";
  std::remove(path.c_str());
  const std::string block(300'000, 'x');
  std::string first, second;
  {
    WarcWriter writer(path);
    first = writer.write("response", "application/http", {{"WARC-Target-URI", "https://a.example/"}, {"WARC-Truncated", "time"}}, block);
  }
  {
    WarcWriter writer(path);
    second = writer.write("resource", "text/html", {}, "");
  }
  EXPECT_NE(first, second);
  WarcReader reader(CompressedInput::open(path), {}, 1U << 20U);
  WarcRecord record;
  std::string message;
  ASSERT_EQ(reader.next(record, message), WarcEvent::record);
  EXPECT_EQ(record.type + " " + record.id + " " + record.target_uri + " " + record.truncated,
            "response " + first + " https://a.example/ time");
  EXPECT_TRUE(record.block == block);
  EXPECT_EQ(record.date.size(), 20U);
  ASSERT_EQ(reader.next(record, message), WarcEvent::record);
  EXPECT_EQ(record.id, second);
  EXPECT_EQ(reader.next(record, message), WarcEvent::end);
  std::remove(path.c_str());
}

TEST(Archive, OfABrokenResponseAllThatIsThereIsKept) {
  const auto body_of = [](const std::string& fields, const std::string& body, std::string* trouble) {
    const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + fields + body;
    const HttpHead head = read_http_head(block);
    EXPECT_EQ(head.media_type.type, "text/html");
    return read_http_body(block, head, 1U << 20U, trouble);
  };
  std::string trouble;
  // Whole: no empty line behind the header; a coding that is not there.
  EXPECT_EQ(body_of("", "<p>Ferry\r\n\r\nlate</p>", &trouble), "<p>Ferry\r\n\r\nlate</p>");
  EXPECT_EQ(body_of("Content-Encoding: gzip\r\n\r\n", "Ferry <b>late</b>", &trouble), "Ferry <b>late</b>");
  EXPECT_EQ(trouble, "");
  // A length that is too small, one that is no number, one that is too large.
  const std::string chunked = "Transfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(body_of(chunked, "5\r\n<p>Ferry late</p>\r\n", &trouble), "<p>Ferry late</p>\r\n");
  EXPECT_EQ(trouble, "expected the size of a chunk, found other text");
  EXPECT_EQ(body_of(chunked, "8\r\n<p>Ferry\r\nZZ\r\n late</p>", &trouble), "<p>FerryZZ\r\n late</p>");
  EXPECT_EQ(trouble, "expected the size of a chunk, found other text");
  EXPECT_EQ(body_of(chunked, "FFFFFF\r\n<p>Ferry late</p>", &trouble), "<p>Ferry late</p>");
  EXPECT_EQ(trouble, "expected a last chunk of size 0, found none");
  // Fields without end cost no memory.
  const std::string block = "HTTP/1.1 200 OK\r\n" + repeat("a:b\n", 1'000'000) + "Content-Type: text/html\n\n<p>";
  EXPECT_EQ(read_http_head(block).media_type.type, "");
}

TEST(Archive, AFieldIsFoundWhateverItsCaseAndItsFoldedLines) {
  const std::string text = "Name:  a b \r\n\tc\r\nno colon\nOTHER:\nname: second\r\n\r\nbody";
  const std::size_t end = end_of_header(text);
  EXPECT_EQ(text.substr(end), "body");
  const HeaderFields fields(std::string_view(text).substr(0, end));
  EXPECT_EQ(fields.find("NAME"), "a b c");
  EXPECT_EQ(fields.find("Other"), "");
  EXPECT_EQ(fields.find("absent"), "");
}

}  // namespace
}  // namespace rashomon
