// A sweep over the borders of all marks: between two borders the marks that are open do not change.
//
// Tested by tests/cases/report and tests/check_html.py.
#include "rashomon/report/marks.h"

#include <algorithm>

namespace rashomon {
namespace {

bool is_outer(MarkKind kind) {
  return kind == MarkKind::fact_of_all || kind == MarkKind::fact_of_some || kind == MarkKind::quote;
}

std::string_view class_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::fact_of_all: return "all";
    case MarkKind::fact_of_some: return "some";
    case MarkKind::quote: return "quote";
    case MarkKind::value: return "value";
    case MarkKind::term: return "term";
    case MarkKind::attributed: return "said";
    case MarkKind::copied: return "copied";
  }
  return "said";
}

using Open = std::vector<const Mark*>;

class MarkUp {
 public:
  MarkUp(std::string_view text, Span stretch) : text_(text), stretch_(stretch) {}

  std::string write(const std::vector<Mark>& marks) {
    std::size_t next = 0;
    std::uint32_t at = stretch_.begin;
    while (at < stretch_.end) {
      while (next < marks.size() && marks[next].span.begin <= at) {
        const Mark& mark = marks[next++];
        if (mark.span.end > at) (is_outer(mark.kind) ? outer_ : inner_).push_back(&mark);
      }
      std::uint32_t border = next < marks.size() ? std::min(stretch_.end, marks[next].span.begin) : stretch_.end;
      for (const Open* open : {&outer_, &inner_})
        for (const Mark* mark : *open) border = std::min(border, mark->span.end);
      write_piece({at, border});
      at = border;
    }
    close_outer();
    return std::move(html_);
  }

 private:
  // One piece, over which nothing begins or ends.
  void write_piece(Span piece) {
    if (outer_ != written_outer_) {
      close_outer();
      open_outer(piece.begin);
    }
    const std::size_t opened = open_inner(piece.begin);
    html_ += escape_html(text_of(text_, piece));
    for (std::size_t i = 0; i < opened; ++i) html_ += "</span>";
    for (const Mark* mark : inner_)
      if (mark->span.end == piece.end) add_pins(mark->pins);
    pin_outer(piece.end);
    const auto ended = [&](const Mark* mark) { return mark->span.end <= piece.end; };
    std::erase_if(outer_, ended);
    std::erase_if(inner_, ended);
  }

  void attribute(std::string_view name, std::string_view value) {
    if (!value.empty()) html_.append(" ").append(name).append("=\"").append(escape_html(value)).append("\"");
  }

  // One element a kind, for the innermost mark of it: a hundred quotations inside each other would look like one.
  // Returns how many were opened.
  std::size_t open_inner(std::uint32_t at) {
    Open shown;
    for (const Mark* mark : inner_) {
      const auto same =
          std::find_if(shown.begin(), shown.end(), [&](const Mark* other) { return other->kind == mark->kind; });
      if (same == shown.end())
        shown.push_back(mark);
      else
        *same = mark;
    }
    for (const Mark* mark : shown) {
      html_.append("<span class=\"").append(class_of(mark->kind)).append("\"");
      if (mark->span.begin == at) attribute("id", mark->id);
      attribute("title", mark->title);
      html_ += ">";
    }
    for (const Mark* mark : inner_)
      if (mark->span.begin == at && std::find(shown.begin(), shown.end(), mark) == shown.end()) add_target(mark->id);
    return shown.size();
  }

  // Where a link can lead to that has no element of its own.
  void add_target(std::string_view id) {
    if (!id.empty()) html_.append("<span class=\"at\" id=\"").append(escape_html(id)).append("\"></span>");
  }

  void open_outer(std::uint32_t at) {
    written_outer_ = outer_;
    if (outer_.empty()) return;
    std::string classes;
    for (const Mark* mark : outer_)
      if (classes.find(class_of(mark->kind)) == std::string::npos)
        classes.append(classes.empty() ? "" : " ").append(class_of(mark->kind));
    html_.append("<mark class=\"").append(classes).append("\"");
    const auto begins = [&](const Mark* mark) { return mark->span.begin == at && !mark->id.empty(); };
    const auto first = std::find_if(outer_.begin(), outer_.end(), begins);
    if (first != outer_.end()) attribute("id", (*first)->id);
    html_ += ">";
    for (auto other = first; other != outer_.end(); ++other)
      if (other != first && begins(*other)) add_target((*other)->id);
  }

  // A line may break between two pins, though not between a text and its pin.
  void add_pins(std::string_view pins) {
    if (!pins.empty() && html_.ends_with("</a></span>")) html_ += "<wbr>";
    html_ += pins;
  }

  void pin_outer(std::uint32_t at) {
    for (const Mark* mark : outer_)
      if (mark->span.end == at) add_pins(mark->pins);
  }

  void close_outer() {
    if (!written_outer_.empty()) html_ += "</mark>";
    written_outer_.clear();
  }

  std::string_view text_;
  Span stretch_;
  Open outer_, inner_, written_outer_;
  std::string html_;
};

}  // namespace

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size() + text.size() / 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    switch (byte) {
      case '&': html += "&amp;"; continue;
      case '<': html += "&lt;"; continue;
      case '>': html += "&gt;"; continue;
      case '"': html += "&quot;"; continue;
      case '\'': html += "&#39;"; continue;
      case '\r': html += "&#13;"; continue;
      default: break;
    }
    const bool is_c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_c1) ++i;
    if (is_c1 || byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\t'))
      html += "\uFFFD";
    else
      html.push_back(text[i]);
  }
  return html;
}

std::string mark_up(std::string_view text, Span stretch, const std::vector<Mark>& marks) {
  return MarkUp(text, stretch).write(marks);
}

}  // namespace rashomon
