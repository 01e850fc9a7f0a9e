// Markup -> tokens: text, start tags with the attributes that matter, end tags. Comments and declarations are left out.
//
// Follows the HTML Standard's tokenizer (§13.2.5) as far as text and structure depend on it: any bytes give tokens, in
// one pass, in time that grows with the bytes alone. Tokens point into the markup; nothing is copied or resolved here.
//
// Tested by tests/markup_test.cpp and fuzz/page.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "rashomon/markup/tags.h"

namespace rashomon {

struct RawAttribute {
  Attribute name = Attribute::none;
  std::string_view value;  // character references not resolved
};

struct MarkupToken {
  enum class Kind { text, raw_text, start, end };

  Kind kind = Kind::text;
  Tag tag = Tag::other;   // of a tag; of raw_text: the element it fills
  std::string_view text;  // of text
  std::array<RawAttribute, 12> attributes;
  std::size_t attribute_count = 0;
  bool self_closing = false;
};

class Tokenizer {
 public:
  // `markup` is UTF-8 and outlives the tokens.
  explicit Tokenizer(std::string_view markup) : markup_(markup) {}

  // False at the end.
  bool next(MarkupToken& token);

 private:
  bool read_markup(MarkupToken& token);
  void read_tag(MarkupToken& token);
  void read_attributes(MarkupToken& token);
  std::string_view read_value();
  void read_raw_text(MarkupToken& token);
  void skip_comment();
  bool ends_raw_text(std::size_t at) const;

  std::string_view markup_;
  std::size_t at_ = 0;
  std::string_view raw_name_;  // the element whose raw text comes next; empty: none
  Tag raw_tag_ = Tag::other;
};

}  // namespace rashomon
