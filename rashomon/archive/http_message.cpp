#include "rashomon/archive/http_message.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "rashomon/archive/decode_body.h"
#include "rashomon/archive/header_fields.h"
#include "rashomon/base/letters.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxCodings = 4;  // one over another
constexpr std::string_view kNoLastChunk = "expected a last chunk of size 0, found none";
constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10U;  // fields behind it are not looked at

// The size that a chunk's first line gives, and where its bytes begin; false: that is no such line.
bool read_chunk_size(std::string_view text, std::size_t* size, std::size_t* begin) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view line = trim_blanks(text.substr(0, end));
  const auto [stop, failed] = std::from_chars(line.data(), line.data() + line.size(), *size, 16);
  if (failed != std::errc{}) return false;
  const std::string_view rest = trim_blanks(line.substr(static_cast<std::size_t>(stop - line.data())));
  *begin = end + 1;
  return rest.empty() || rest[0] == ';';
}

// The chunks put together; the body as it is where it does not begin like a chunk.
std::string join_chunks(std::string_view body, std::string* trouble) {
  std::size_t size = 0, begin = 0;
  if (!read_chunk_size(body, &size, &begin)) return std::string(body);
  std::string joined;
  while (read_chunk_size(body, &size, &begin)) {
    if (size == 0) return joined;
    body.remove_prefix(begin);
    joined += body.substr(0, size);
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
    else if (body.starts_with("\n")) body.remove_prefix(1);
  }
  *trouble = body.empty() ? kNoLastChunk : "expected the size of a chunk, found other text";
  return joined.append(body);
}

std::vector<std::string> codings_of(std::string_view value) {
  std::vector<std::string> codings;
  while (!value.empty() && codings.size() < kMaxCodings) {
    const std::size_t comma = std::min(value.find(','), value.size());
    codings.push_back(lower_case(trim_blanks(value.substr(0, comma))));
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return codings;
}

// A body that has lost its coding already, though its header still names it.
bool is_decoded(std::string_view body, std::string_view coding) {
  if (coding == "gzip" || coding == "x-gzip") return !body.starts_with("\x1F\x8B");
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  return trim_blanks(body.substr(0, 64)).starts_with('<');
}

}  // namespace

MediaType read_media_type(std::string_view value) {
  MediaType media;
  std::size_t semicolon = std::min(value.find(';'), value.size());
  media.type = lower_case(trim_blanks(value.substr(0, semicolon)));
  while (semicolon < value.size()) {
    value.remove_prefix(semicolon + 1);
    semicolon = std::min(value.find(';'), value.size());
    const std::string_view parameter = trim_blanks(value.substr(0, semicolon));
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || !equal_no_case(trim_blanks(parameter.substr(0, equals)), "charset")) continue;
    std::string_view charset = trim_blanks(parameter.substr(equals + 1));
    while (charset.starts_with('"') || charset.starts_with('\'')) charset.remove_prefix(1);
    while (charset.ends_with('"') || charset.ends_with('\'')) charset.remove_suffix(1);
    if (media.charset.empty()) media.charset = charset;
  }
  return media;
}

HttpHead read_http_head(std::string_view block) {
  HttpHead head;
  if (!block.starts_with("HTTP/")) return head;
  const std::size_t line_end = block.find('\n');
  if (line_end == std::string_view::npos) return head;
  const std::string_view line = block.substr(0, line_end);
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string_view code = trim_blanks(line.substr(blank));
  std::from_chars(code.data(), code.data() + code.size(), head.status);
  head.body_begin = std::min(end_of_header(block), block.size());
  // A header without an empty line behind it ends where the page begins.
  if (const std::size_t page = block.find("\n<", line_end); page < head.body_begin) head.body_begin = page + 1;
  const std::size_t header_size = head.body_begin - std::min(head.body_begin, line_end + 1);
  const HeaderFields fields(block.substr(line_end + 1, std::min(header_size, kMaxHeaderBytes)));
  head.media_type = read_media_type(fields.find("Content-Type"));
  head.transfer_encoding = lower_case(fields.find("Transfer-Encoding"));
  head.content_encoding = fields.find("Content-Encoding");
  return head;
}

std::string read_http_body(std::string_view block, const HttpHead& head, std::size_t limit, std::string* trouble,
                           bool* whole) {
  const std::string_view raw = block.substr(head.body_begin);
  std::string body = head.transfer_encoding.find("chunked") != std::string::npos ? join_chunks(raw, trouble) : std::string(raw);
  bool lost = *trouble == kNoLastChunk;
  const std::vector<std::string> codings = codings_of(head.content_encoding);
  for (auto coding = codings.rbegin(); coding != codings.rend(); ++coding) {
    if (is_decoded(body, *coding)) continue;
    std::string reason;
    body = decode_body(body, *coding, limit, &reason);
    if (reason.empty()) continue;
    *trouble = fmt::format("body compressed by {}: {}", *coding, reason);
    lost = lost || is_coding(*coding);
  }
  if (body.size() > limit) {
    body.resize(limit);
    *trouble = fmt::format("larger than a document may be ({} bytes)", limit);
    lost = true;
  }
  if (whole != nullptr) *whole = !lost;
  return body;
}

}  // namespace rashomon
