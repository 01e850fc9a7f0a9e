// Names in alphabetical order, searched by halving. Tested by tests/markup_test.cpp.
#include "rashomon/markup/tags.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rashomon {
namespace {

using enum Tag;

// clang-format off
constexpr std::pair<std::string_view, Tag> kTags[] = {
    {"a", a}, {"abbr", abbr}, {"address", address}, {"amp-ad", amp_ad}, {"article", article}, {"aside", aside}, {"b", b},
    {"blockquote", blockquote}, {"body", body}, {"br", br}, {"button", button}, {"caption", caption}, {"center", center},
    {"cite", cite}, {"code", code}, {"dd", dd}, {"del", del}, {"details", details}, {"dialog", dialog}, {"dir", dir},
    {"div", div}, {"dl", dl}, {"dt", dt}, {"em", em}, {"embed", embed}, {"fieldset", fieldset}, {"figcaption", figcaption},
    {"figure", figure}, {"font", font}, {"footer", footer}, {"form", form}, {"h1", h1}, {"h2", h2}, {"h3", h3}, {"h4", h4},
    {"h5", h5}, {"h6", h6}, {"head", head}, {"header", header}, {"hr", hr}, {"html", html}, {"i", i}, {"iframe", iframe},
    {"img", img}, {"input", input}, {"ins", ins}, {"label", label}, {"legend", legend}, {"li", li}, {"link", link},
    {"main", main}, {"mark", mark}, {"menu", menu}, {"meta", meta}, {"nav", nav}, {"noembed", noembed},
    {"noframes", noframes}, {"noscript", noscript}, {"object", object}, {"ol", ol}, {"option", option}, {"p", p},
    {"picture", picture}, {"pre", pre}, {"q", q}, {"s", s}, {"script", script}, {"section", section}, {"select", select},
    {"small", small}, {"source", source}, {"span", span}, {"strike", strike}, {"strong", strong}, {"style", style},
    {"sub", sub}, {"summary", summary}, {"sup", sup}, {"svg", svg}, {"table", table}, {"tbody", tbody}, {"td", td},
    {"template", template_}, {"textarea", textarea}, {"tfoot", tfoot}, {"th", th}, {"thead", thead}, {"time", time},
    {"title", title}, {"tr", tr}, {"u", u}, {"ul", ul}, {"video", video}, {"wbr", wbr}, {"xmp", xmp},
};
// clang-format on

constexpr std::pair<std::string_view, Attribute> kAttributes[] = {
    {"aria-hidden", Attribute::aria_hidden},
    {"class", Attribute::class_},
    {"content", Attribute::content},
    {"datetime", Attribute::datetime},
    {"hidden", Attribute::hidden},
    {"href", Attribute::href},
    {"http-equiv", Attribute::http_equiv},
    {"id", Attribute::id},
    {"itemprop", Attribute::itemprop},
    {"itemtype", Attribute::itemtype},
    {"lang", Attribute::lang},
    {"name", Attribute::name},
    {"property", Attribute::property},
    {"rel", Attribute::rel},
    {"role", Attribute::role},
    {"size", Attribute::size},
    {"style", Attribute::style},
    {"type", Attribute::type},
};

template <typename Table>
auto find_name(const Table& table, std::string_view name) {
  return std::lower_bound(std::begin(table), std::end(table), name,
                          [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
}

}  // namespace

Tag tag_named(std::string_view name) {
  const auto found = find_name(kTags, name);
  return found != std::end(kTags) && found->first == name ? found->second : other;
}

Attribute attribute_named(std::string_view name) {
  const auto found = find_name(kAttributes, name);
  return found != std::end(kAttributes) && found->first == name ? found->second : Attribute::none;
}

// clang-format off
bool is_void(Tag tag) {
  switch (tag) {
    case br: case embed: case hr: case img: case input: case link: case meta: case source: case wbr: return true;
    default: return false;
  }
}
// clang-format on

// clang-format off
bool is_raw_text(Tag tag) {
  switch (tag) {
    case iframe: case noembed: case noframes: case script: case style: case textarea: case title: case xmp: return true;
    default: return false;
  }
}
// clang-format on

// clang-format off
bool is_block(Tag tag) {
  switch (tag) {
    case root: case address: case amp_ad: case article: case aside: case blockquote: case body: case caption: case center:
    case dd: case details: case dialog: case dir: case div: case dl: case dt: case fieldset: case figcaption: case figure:
    case footer: case form: case h1: case h2: case h3: case h4: case h5: case h6: case header: case hr: case html: case legend:
    case li: case main: case menu: case nav: case ol: case option: case p: case pre: case section: case select: case summary:
    case table: case tbody: case td: case tfoot: case th: case thead: case tr: case ul: case video: return true;
    default: return false;
  }
}
// clang-format on

bool is_heading(Tag tag) {
  return tag >= h1 && tag <= h6;
}

}  // namespace rashomon
