// Words from pieces, features from the text, units from words, windows from units.
#include "rashomon/nn/reader_input.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxUnitPieces = 220, kMaxWindowPieces = 256;
constexpr std::uint8_t kSpecialFeature = 8, kOpenMarkFeature = 9, kCloseMarkFeature = 10;
enum MarkCode : std::uint8_t { kOutside = 0, kInside = 1, kOpen = 2, kClose = 3 };

constexpr std::array<std::pair<char32_t, std::string_view>, 6> kPairs = {
    {{U'“', "”"}, {U'«', "»"}, {U'„', "“"}, {U'「', "」"}, {U'『', "』"}, {U'"', "\""}}};

std::string_view closing_mark(char32_t opening) {
  for (const auto& [open, close] : kPairs)
    if (open == opening) return close;
  return {};
}

// One code a byte. Within a line an opening mark runs to its closing one; without one to the end of the line, as a
// quotation that the next paragraph goes on.
std::vector<std::uint8_t> mark_quotations(std::string_view text) {
  std::vector<std::uint8_t> codes(text.size(), kOutside);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    for (std::size_t at = begin; at < end;) {
      const CodePoint c = code_point_at(text, at);
      const std::string_view close = closing_mark(c.value);
      if (close.empty()) {
        at += c.size;
        continue;
      }
      const std::size_t found = text.substr(0, end).find(close, at + c.size);
      const std::size_t past = found == std::string_view::npos ? end : found + close.size();
      std::fill(codes.begin() + static_cast<std::ptrdiff_t>(at), codes.begin() + static_cast<std::ptrdiff_t>(past),
                std::uint8_t{kInside});
      codes[at] = kOpen;
      if (found != std::string_view::npos) codes[found] = kClose;
      at = past;
    }
    begin = end + 1;
  }
  return codes;
}

// 0 lower, 1 Capital, 2 CAPITALS (two letters and more), 3 anything else.
std::uint8_t letter_case(std::string_view word) {
  bool any_lower = false, any_upper = false, any_title = false, first_is_upper = false;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < word.size(); ++characters) {
    const CodePoint c = code_point_at(word, at);
    const auto value = static_cast<UChar32>(c.value);
    const bool upper = u_isUUppercase(value) != 0;
    any_upper = any_upper || upper;
    any_lower = any_lower || u_isULowercase(value) != 0;
    any_title = any_title || u_istitle(value) != 0;
    if (at == 0) first_is_upper = upper;
    at += c.size;
  }
  if (any_lower && !any_upper && !any_title) return 0;
  if (any_upper && !any_lower && !any_title && characters > 1) return 2;
  return first_is_upper ? 1 : 3;
}

std::vector<ReaderWord> make_words(std::string_view text, const std::vector<WordPiece>& pieces) {
  const std::vector<std::uint8_t> codes = mark_quotations(text);
  std::vector<ReaderWord> words;
  std::uint32_t line_end = 0;  // the previous word's end
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && pieces[i].word == pieces[i - 1].word) {
      words.back().span.end = pieces[i].span.end;
      words.back().end_piece = i + 1;
      continue;
    }
    if (!words.empty()) line_end = words.back().span.end;
    const Span gap{line_end, pieces[i].span.begin};
    const bool starts = words.empty() || text_of(text, gap).find('\n') != std::string_view::npos;
    words.push_back({pieces[i].span, i, i + 1, 0, starts});
  }
  for (ReaderWord& word : words) {
    const std::uint8_t code = codes[word.span.begin];
    word.feature = code == kOpen    ? kOpenMarkFeature
                   : code == kClose ? kCloseMarkFeature
                                    : static_cast<std::uint8_t>(4 * code + letter_case(text_of(text, word.span)));
  }
  return words;
}

// Is word `k` a full stop (or the closing mark after one), with white space and a capital or a mark after it?
bool ends_sentence(std::string_view text, const std::vector<ReaderWord>& words, std::size_t k) {
  std::string_view word = text_of(text, words[k].span);
  char32_t sign = code_point_at(word, 0).size == word.size() ? code_point_at(word, 0).value : 0;
  if ((sign == U'”' || sign == U'"') && k > 0) {
    sign = code_point_at(text, words[k - 1].span.begin).value;
    if (sign == U',') sign = U'.';
  }
  const char32_t next = code_point_at(text, words[k + 1].span.begin).value;
  return (sign == U'.' || sign == U'!' || sign == U'?') && words[k].span.end < words[k + 1].span.begin &&
         (next == U'“' || next == U'"' || (next >= U'A' && next <= U'Z'));
}

struct Unit {
  std::uint32_t first_word = 0, end_word = 0;
};

// The paragraph of words [begin, end) as units.
void cut_paragraph(std::string_view text, const std::vector<ReaderWord>& words, std::uint32_t begin, std::uint32_t end,
                   std::vector<Unit>& units) {
  std::uint32_t first = begin, sentence_end = begin;
  const auto pieces_between = [&](std::uint32_t a, std::uint32_t b) { return words[b].end_piece - words[a].first_piece; };
  for (std::uint32_t k = begin; k < end; ++k) {
    if (pieces_between(first, k) > kMaxUnitPieces && k > first) {
      const std::uint32_t cut = sentence_end > first ? sentence_end : k;
      units.push_back({first, cut});
      first = cut;
      sentence_end = first;
    }
    if (k + 1 < end && ends_sentence(text, words, k)) sentence_end = k + 1;
  }
  if (first < end) units.push_back({first, end});
}

ReaderWindow make_window(const ReaderInput& input, std::uint32_t first, std::uint32_t end, std::uint32_t cls,
                         std::uint32_t sep) {
  ReaderWindow window{first, end, {cls}, {kSpecialFeature}, {}, {}};
  std::uint32_t paragraph = 0;
  for (std::uint32_t k = first; k < end; ++k) {
    const ReaderWord& word = input.words[k];
    if (word.starts_paragraph && k > first) {
      window.ids.push_back(sep);
      window.features.push_back(kSpecialFeature);
      ++paragraph;
    }
    window.firsts.push_back(static_cast<std::uint32_t>(window.ids.size()));
    window.paragraphs.push_back(paragraph);
    for (std::uint32_t i = word.first_piece; i < word.end_piece; ++i) window.ids.push_back(input.pieces[i].id);
    window.features.resize(window.ids.size(), word.feature);
  }
  window.ids.push_back(sep);
  window.features.push_back(kSpecialFeature);
  return window;
}

}  // namespace

ReaderInput make_reader_input(std::string_view text, const WordPieceTokenizer& tokenizer) {
  ReaderInput input;
  input.pieces = tokenizer.tokenize(text);
  input.words = make_words(text, input.pieces);
  const auto count = static_cast<std::uint32_t>(input.words.size());

  std::vector<Unit> units;
  for (std::uint32_t begin = 0; begin < count;) {
    std::uint32_t end = begin + 1;
    while (end < count && !input.words[end].starts_paragraph) ++end;
    cut_paragraph(text, input.words, begin, end, units);
    begin = end;
  }

  const std::uint32_t cls = tokenizer.id_of("[CLS]"), sep = tokenizer.id_of("[SEP]");
  const auto size_of = [&](const Unit& unit) {
    return 1 + input.words[unit.end_word - 1].end_piece - input.words[unit.first_word].first_piece;
  };
  for (std::size_t i = 0; i < units.size();) {
    std::size_t j = i + 1;
    std::uint32_t size = size_of(units[i]);
    while (j < units.size() && size + size_of(units[j]) <= kMaxWindowPieces - 1) size += size_of(units[j++]);
    input.windows.push_back(make_window(input, units[i].first_word, units[j - 1].end_word, cls, sep));
    i = j;
  }
  return input;
}

}  // namespace rashomon
