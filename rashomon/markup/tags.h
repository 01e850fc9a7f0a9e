// The elements and attributes of HTML that extraction asks for, by number instead of by name.
//
// An element that is not listed is `other`; an attribute that is not listed is not kept.
#pragma once

#include <cstdint>
#include <string_view>

namespace rashomon {

// clang-format off
enum class Tag : std::uint8_t {
  root, text, other,  // the tree's own: its root, a run of text, an element that is not listed
  a, abbr, address, amp_ad, article, aside, b, blockquote, body, br, button, caption, center, cite, code, dd, del, details,
  dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, h1, h2, h3, h4, h5, h6, head,
  header, hr, html, i, iframe, img, input, ins, label, legend, li, link, main, mark, menu, meta, nav, noembed, noframes,
  noscript, object, ol, option, p, picture, pre, q, s, script, section, select, small, source, span, strike, strong, style,
  sub, summary, sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead, time, title, tr, u, ul, video, wbr, xmp,
};
// clang-format on

enum class Attribute : std::uint8_t {
  none,
  aria_hidden,
  class_,
  content,
  datetime,
  hidden,
  href,
  http_equiv,
  id,
  itemprop,
  itemtype,
  lang,
  name,
  property,
  rel,
  role,
  size,
  style,
  type,
};

// Names in lower case.
Tag tag_named(std::string_view name);
Attribute attribute_named(std::string_view name);

// Elements that have no content (HTML Standard §13.1.2).
bool is_void(Tag tag);

// Elements whose content is characters up to their own end tag: no tags inside.
bool is_raw_text(Tag tag);

// Elements that begin and end a block of text.
bool is_block(Tag tag);

bool is_heading(Tag tag);

}  // namespace rashomon
