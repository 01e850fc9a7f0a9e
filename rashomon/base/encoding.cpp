// Conversion and detection by ICU (ucnv, ucsdet). Tested by tests/base_encoding_test.cpp.
#include "rashomon/base/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

// Labels that stand for a larger encoding than their name says (WHATWG Encoding Standard §4.2), as ICU names it.
constexpr std::pair<std::string_view, const char*> kReadAs[] = {
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"ansi", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"x-gbk", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"euc-kr", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"utf-16", "utf-16le"},
    {"utf16", "utf-16le"},
    {"unicode", "utf-16le"},
};

std::string folded_label(std::string_view label) {
  std::string folded;
  for (const char c : label)
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != '"' && c != '\'')
      folded.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  for (const auto& [name, read_as] : kReadAs)
    if (folded == name) return read_as;
  return folded;
}

// ICU knows many more, among them such that turn plain ASCII into something else (UTF-7, SCSU, EBCDIC).
bool is_of_the_web(std::string_view label) {
  constexpr std::string_view kFamilies[] = {"utf-8",   "utf-16", "windows-", "iso-8859-", "iso-2022-jp", "koi8-",
                                            "gb18030", "big5",   "euc-",     "ibm866",    "macintosh",   "x-mac-"};
  return std::any_of(std::begin(kFamilies), std::end(kFamilies),
                     [&](std::string_view family) { return label.starts_with(family); });
}

std::size_t count_replacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("\uFFFD"); at != std::string_view::npos; at = text.find("\uFFFD", at + 3)) ++count;
  return count;
}

// The part that a guess needs to see, and what it may cost.
constexpr std::size_t kGuessBytes = std::size_t{256} << 10U;

std::string guess_encoding(std::string_view bytes, bool markup) {
  // ASCII tells nothing: begin where something else does.
  const auto high =
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
  const std::size_t first = static_cast<std::size_t>(high - bytes.begin());
  const std::string_view sample = bytes.substr(first > 2000 ? first - 2000 : 0, kGuessBytes);
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&code), ucsdet_close);
  if (U_FAILURE(code)) return "windows-1252";
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &code);
  ucsdet_enableInputFilter(detector.get(), static_cast<UBool>(markup));
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &code);
  if (U_FAILURE(code) || match == nullptr) return "windows-1252";
  const char* name = ucsdet_getName(match, &code);
  constexpr std::int32_t kSure =
      30;  // of 100; below it the commonest encoding of the web's old pages is the better guess
  if (name == nullptr || ucsdet_getConfidence(match, &code) < kSure) return "windows-1252";
  const std::string label = folded_label(name);
  return label.starts_with("utf-") || !is_of_the_web(label) ? "windows-1252" : label;
}

// Latin text in UTF-16 without a mark: every second byte of its beginning is NUL.
std::string_view unmarked_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 512);
  if (sample.size() < 4) return {};
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == '\0' ? 1 : 0;
  const std::size_t many = sample.size() / 2 * 7 / 10;
  if (nuls[1] >= many && nuls[0] == 0) return "utf-16le";
  if (nuls[0] >= many && nuls[1] == 0) return "utf-16be";
  return {};
}

}  // namespace

std::optional<DecodedText> decode_as(std::string_view bytes, std::string_view label) {
  DecodedText decoded;
  decoded.encoding = folded_label(label);
  std::size_t mark = 0;
  if (encoding_of_mark(bytes, &mark) == decoded.encoding) bytes.remove_prefix(mark);
  if (decoded.encoding == "utf-8") {
    decoded.text = repair_utf8(bytes, &decoded.replaced);
    return decoded;
  }
  if (!is_of_the_web(decoded.encoding)) return std::nullopt;
  UErrorCode code = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(decoded.encoding.c_str(), &code),
                                                                     ucnv_close);
  if (U_FAILURE(code)) return std::nullopt;
  decoded.text.resize(bytes.size() + bytes.size() / 4 + 64);
  for (int attempt = 0; attempt < 2; ++attempt) {
    code = U_ZERO_ERROR;
    ucnv_reset(converter.get());
    const std::int32_t size = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), decoded.text.data(),
                                                 static_cast<std::int32_t>(decoded.text.size()), bytes.data(),
                                                 static_cast<std::int32_t>(bytes.size()), &code);
    if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
    decoded.text.resize(static_cast<std::size_t>(size));
    if (code != U_BUFFER_OVERFLOW_ERROR) break;
  }
  decoded.replaced = count_replacements(decoded.text);
  return decoded;
}

std::string_view encoding_of_mark(std::string_view bytes, std::size_t* size) {
  *size = 3;
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  *size = 2;
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  *size = 0;
  return {};
}

DecodedText decode_undeclared(std::string_view bytes, bool markup) {
  std::size_t mark = 0;
  std::string_view encoding = encoding_of_mark(bytes, &mark);
  if (encoding.empty()) encoding = unmarked_utf16(bytes);
  if (!encoding.empty()) return decode_as(bytes, encoding).value_or(DecodedText{});
  DecodedText utf8 = *decode_as(bytes, "utf-8");
  if (utf8.replaced == 0) return utf8;
  // UTF-8 with single broken bytes: more characters beyond ASCII came out well than not.
  std::size_t well = 0;
  for (const char c : utf8.text) well += (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U ? 1 : 0;
  if (well > 2 * utf8.replaced) return utf8;
  std::optional<DecodedText> guessed = decode_as(bytes, guess_encoding(bytes, markup));
  return guessed ? *std::move(guessed) : utf8;
}

bool looks_binary(std::string_view bytes, bool markup) {
  std::size_t mark = 0;
  if (!encoding_of_mark(bytes, &mark).empty() || !unmarked_utf16(bytes).empty()) return false;
  if (bytes.starts_with("%PDF-") || bytes.starts_with("PK\x03\x04")) return true;
  std::size_t control = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0 && !markup) return true;
    control += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B ? 1 : 0;
  }
  return control * 20 > bytes.size();
}

}  // namespace rashomon
