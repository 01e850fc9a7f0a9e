// The declaration is looked for in the first kilobytes, in lower case, without parsing.
#include "rashomon/markup/page_encoding.h"

#include <algorithm>
#include <optional>

#include "rashomon/base/letters.h"
#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

// Browsers look at the first 1024 bytes; saved pages carry their declaration later.
constexpr std::size_t kDeclarationBytes = 8192;

// The value that begins at `at`: in quotation marks, or up to a space, ; or >.
std::string value_at(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '=' || text[at] == '"' || text[at] == '\'')) ++at;
  const std::size_t end = text.find_first_of(" \"';>/?", at);
  return std::string(text.substr(at, std::min(end, text.size()) - at));
}

std::string declared_encoding(std::string_view bytes) {
  const std::string head = lower_case(bytes.substr(0, kDeclarationBytes));
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos; meta = head.find("<meta", meta + 5)) {
    const std::string tag = head.substr(meta, head.find('>', meta) - meta);
    const std::size_t charset = tag.find("charset");
    if (charset != std::string::npos && tag.find('=', charset) != std::string::npos)
      return value_at(tag, tag.find('=', charset));
  }
  if (head.starts_with("<?xml")) {
    const std::string declaration = head.substr(0, head.find('>'));
    const std::size_t encoding = declaration.find("encoding");
    if (encoding != std::string::npos) return value_at(declaration, encoding + 8);
  }
  return {};
}

// A page that declares UTF-8 is that where some characters beyond ASCII come out well: bytes of another encoding hardly ever
// look like them by chance (of each replacement character's first byte there is one more).
bool is_utf8_with_broken_bytes(const DecodedText& decoded) {
  const auto leading = std::count_if(decoded.text.begin(), decoded.text.end(),
                                     [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U; });
  const std::size_t well = static_cast<std::size_t>(leading) - decoded.replaced;
  return well * 2 > decoded.replaced;
}

bool has_high_byte(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

DecodedText decode_bytes(std::string_view bytes, std::string_view transport_charset) {
  std::size_t mark = 0;
  if (const std::string_view marked = encoding_of_mark(bytes, &mark); !marked.empty())
    return decode_as(bytes, marked).value_or(DecodedText{});
  if (!has_high_byte(bytes) && bytes.find('\0') == std::string_view::npos)
    if (const std::string declared = declared_encoding(bytes); !declared.starts_with("iso-2022"))
      return *decode_as(bytes, "utf-8");
  for (const std::string& label : {std::string(transport_charset), declared_encoding(bytes)}) {
    // A page that can be read for its <meta> is not in UTF-16, whatever the <meta> says.
    if (label.empty() || lower_case(label).starts_with("utf-16")) continue;
    std::optional<DecodedText> decoded = decode_as(bytes, label);
    if (!decoded) continue;
    if (decoded->encoding == "utf-8" && decoded->replaced > 0 && !is_utf8_with_broken_bytes(*decoded)) break;
    if (decoded->encoding.starts_with("windows-125") && is_valid_utf8(bytes)) break;
    return *std::move(decoded);
  }
  return decode_undeclared(bytes, true);
}

}  // namespace

DecodedText decode_page(std::string_view bytes, std::string_view transport_charset) {
  DecodedText decoded = decode_bytes(bytes, transport_charset);
  std::erase(decoded.text, '\0');
  return decoded;
}

}  // namespace rashomon
