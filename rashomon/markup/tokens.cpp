// The states of the standard's tokenizer are the positions in this code; none is kept but for raw text.
#include "rashomon/markup/tokens.h"

#include <algorithm>

namespace rashomon {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// A name in lower case, as much of it as any known name has.
class FoldedName {
 public:
  explicit FoldedName(std::string_view name) : size_(std::min(name.size(), buffer_.size())) {
    std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(size_), buffer_.begin(), lower);
    if (name.size() > buffer_.size()) size_ = 0;
  }
  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, 16> buffer_{};
  std::size_t size_;
};

}  // namespace

bool Tokenizer::next(MarkupToken& token) {
  if (!raw_name_.empty()) {
    read_raw_text(token);
    if (!token.text.empty()) return true;
  }
  while (at_ < markup_.size()) {
    if (markup_[at_] == '<' && read_markup(token)) {
      if (token.kind == MarkupToken::Kind::text) continue;  // a comment
      return true;
    }
    // Text up to the next "<" that begins markup; this one, if any, does not.
    const std::size_t begin = at_;
    at_ = std::min(markup_.find('<', at_ + 1), markup_.size());
    token.kind = MarkupToken::Kind::text;
    token.text = markup_.substr(begin, at_ - begin);
    return true;
  }
  return false;
}

// False: the "<" is a character of the text. A comment is skipped and leaves kind text.
bool Tokenizer::read_markup(MarkupToken& token) {
  const char next = at_ + 1 < markup_.size() ? markup_[at_ + 1] : '\0';
  token.kind = MarkupToken::Kind::text;
  if (is_letter(next)) {
    token.kind = MarkupToken::Kind::start;
    at_ += 1;
    read_tag(token);
    return true;
  }
  if (next == '/' && at_ + 2 < markup_.size() && is_letter(markup_[at_ + 2])) {
    token.kind = MarkupToken::Kind::end;
    at_ += 2;
    read_tag(token);
    return true;
  }
  if (next != '!' && next != '?' && next != '/') return false;
  skip_comment();
  return true;
}

void Tokenizer::skip_comment() {
  const std::string_view rest = markup_.substr(at_);
  std::size_t end = kNone;
  if (rest.starts_with("<!--")) {
    if (rest.substr(4).starts_with('>')) {
      end = at_ + 5;
    } else if (rest.substr(4).starts_with("->")) {
      end = at_ + 6;
    } else {
      std::size_t close = markup_.find("--", at_ + 4);
      while (close != kNone && close + 2 < markup_.size() && markup_[close + 2] != '>' &&
             markup_.substr(close + 2, 2) != "!>")
        close = markup_.find("--", close + 1);
      if (close != kNone && close + 2 < markup_.size()) end = markup_.find('>', close) + 1;
    }
  } else if (rest.starts_with("<![CDATA[")) {
    // In HTML this is a comment up to the first ">"; pages that are XML mean its text.
    at_ += 9;
    return;
  } else {
    const std::size_t close = markup_.find('>', at_);
    if (close != kNone) end = close + 1;
  }
  at_ = end == kNone ? markup_.size() : end;
}

void Tokenizer::read_tag(MarkupToken& token) {
  const std::size_t begin = at_;
  while (at_ < markup_.size() && !is_space(markup_[at_]) && markup_[at_] != '/' && markup_[at_] != '>') ++at_;
  const std::string_view name = markup_.substr(begin, at_ - begin);
  token.tag = tag_named(FoldedName(name).view());
  token.attribute_count = 0;
  token.self_closing = false;
  read_attributes(token);
  if (token.kind == MarkupToken::Kind::start && is_raw_text(token.tag) && at_ < markup_.size()) {
    raw_name_ = name;
    raw_tag_ = token.tag;
  }
}

void Tokenizer::read_attributes(MarkupToken& token) {
  while (at_ < markup_.size()) {
    const char c = markup_[at_];
    if (c == '>') {
      ++at_;
      return;
    }
    if (is_space(c) || c == '/') {
      token.self_closing = c == '/';
      ++at_;
      continue;
    }
    token.self_closing = false;
    const std::size_t begin = at_++;
    while (at_ < markup_.size() && !is_space(markup_[at_]) && markup_[at_] != '/' && markup_[at_] != '>' &&
           markup_[at_] != '=')
      ++at_;
    const std::string_view name = markup_.substr(begin, at_ - begin);
    std::size_t equals = at_;
    while (equals < markup_.size() && is_space(markup_[equals])) ++equals;
    std::string_view value;
    if (equals < markup_.size() && markup_[equals] == '=') {
      at_ = equals + 1;
      value = read_value();
    }
    const Attribute known = attribute_named(FoldedName(name).view());
    const auto end = token.attributes.begin() + static_cast<std::ptrdiff_t>(token.attribute_count);
    const bool seen =
        std::any_of(token.attributes.begin(), end, [&](const RawAttribute& a) { return a.name == known; });
    if (known != Attribute::none && !seen && token.attribute_count < token.attributes.size())
      token.attributes[token.attribute_count++] = {known, value};
  }
}

std::string_view Tokenizer::read_value() {
  while (at_ < markup_.size() && is_space(markup_[at_])) ++at_;
  if (at_ >= markup_.size()) return {};
  const char quote = markup_[at_];
  if (quote == '"' || quote == '\'') {
    const std::size_t begin = at_ + 1;
    const std::size_t end = std::min(markup_.find(quote, begin), markup_.size());
    at_ = std::min(end + 1, markup_.size());
    return markup_.substr(begin, end - begin);
  }
  const std::size_t begin = at_;
  while (at_ < markup_.size() && !is_space(markup_[at_]) && markup_[at_] != '>') ++at_;
  return markup_.substr(begin, at_ - begin);
}

bool Tokenizer::ends_raw_text(std::size_t at) const {
  const std::string_view rest = markup_.substr(at);
  if (rest.size() < raw_name_.size() + 2 || rest[1] != '/') return false;
  for (std::size_t i = 0; i < raw_name_.size(); ++i)
    if (lower(rest[i + 2]) != lower(raw_name_[i])) return false;
  const char after = rest.size() > raw_name_.size() + 2 ? rest[raw_name_.size() + 2] : '>';
  return is_space(after) || after == '/' || after == '>';
}

void Tokenizer::read_raw_text(MarkupToken& token) {
  std::size_t end = markup_.find('<', at_);
  while (end != kNone && !ends_raw_text(end)) end = markup_.find('<', end + 1);
  end = std::min(end, markup_.size());
  token.kind = MarkupToken::Kind::raw_text;
  token.tag = raw_tag_;
  token.text = markup_.substr(at_, end - at_);
  at_ = end;
  raw_name_ = {};
}

}  // namespace rashomon
