// A half-open range of bytes in one text: the coin that every stage pays in.
//
// Inside the program a span counts bytes of an article's UTF-8 text and lies on character borders; only report/ turns
// it into code points. A span owns nothing: it means something only together with the text it was found in.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace rashomon {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

constexpr bool contains(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }
constexpr bool contains(Span span, std::uint32_t byte) { return span.begin <= byte && byte < span.end; }
constexpr bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

// How many bytes the two have in common.
constexpr std::uint32_t common_size(Span a, Span b) {
  const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

// The bytes that a span of `text` covers. The span must lie inside the text.
constexpr std::string_view text_of(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

}  // namespace rashomon
