// Normalisation as a map from one code point to a few, so that every normalised byte knows the character it came from.
// ASCII takes a short way through a table; the rest asks ICU.
#include "rashomon/nn/word_pieces.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <bit>

#include "rashomon/base/error.h"
#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxWordCharacters = 100;  // a longer word is [UNK], as in the reference

enum class CharacterClass { removed, space, punctuation, ideograph, letter };

bool is_removed(char32_t c) {
  if (c == U'\t' || c == U'\n' || c == U'\r') return false;
  if (c == 0 || c == 0xFFFD) return true;
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR || category == U_PRIVATE_USE_CHAR;
}

// The CJK blocks that BERT parts into single characters.
bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_punctuation(char32_t c) {
  if (c < 0x80) return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
  return u_ispunct(static_cast<UChar32>(c)) != 0;
}

CharacterClass class_of(char32_t c) {
  if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r') return CharacterClass::space;
  if (c < 0x80) {
    if (c < 0x20 || c == 0x7F) return CharacterClass::removed;
    return is_punctuation(c) ? CharacterClass::punctuation : CharacterClass::letter;
  }
  if (is_removed(c)) return CharacterClass::removed;
  if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) return CharacterClass::space;
  if (is_ideograph(c)) return CharacterClass::ideograph;
  return is_punctuation(c) ? CharacterClass::punctuation : CharacterClass::letter;
}

// Canonical decomposition without non-spacing marks, in lower case; appended as UTF-8.
void append_normalised(char32_t c, std::string& out) {
  static const icu::Normalizer2* const decomposer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFDInstance(status);
  }();
  icu::UnicodeString decomposed;
  if (decomposer == nullptr || decomposer->getDecomposition(static_cast<UChar32>(c), decomposed) == 0)
    decomposed.setTo(static_cast<UChar32>(c));
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 part = decomposed.char32At(i);
    if (u_charType(part) != U_NON_SPACING_MARK) append_utf8(out, static_cast<char32_t>(u_tolower(part)));
  }
}

// "##able": a piece that goes on in a word.
bool is_inner(std::string_view piece) { return piece.size() > 2 && piece.starts_with("##"); }

}  // namespace

// One word after normalisation: its bytes, and for each the character of the source that it came from.
struct WordPieceTokenizer::NormalisedWord {
  std::string text;
  std::vector<Span> source;  // one a byte of `text`
  std::size_t characters = 0;

  void add(char32_t c, Span span) {
    if (c < 0x80) {
      text.push_back(static_cast<char>(c >= U'A' && c <= U'Z' ? c + 32 : c));
    } else {
      append_normalised(c, text);
    }
    for (std::size_t i = source.size(); i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) ++characters;
    source.resize(text.size(), span);
  }
  void clear() {
    text.clear();
    source.clear();
    characters = 0;
  }
};

WordPieceTokenizer::WordPieceTokenizer(std::string_view vocabulary) : vocabulary_(vocabulary) {
  const auto size = static_cast<std::uint32_t>(vocabulary_.size());
  for (std::uint32_t begin = 0; begin < size;) {
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(vocabulary_.find('\n', begin), size));
    pieces_.push_back({begin, end});
    begin = end + 1;
  }
  slots_.assign(std::bit_ceil(2 * pieces_.size() + 1), kFree);
  for (std::uint32_t id = 0; id < pieces_.size(); ++id) {
    const std::string_view piece = text_of(vocabulary_, pieces_[id]);
    const bool inner = is_inner(piece);
    std::uint32_t& slot = slots_[slot_of(inner ? piece.substr(2) : piece, inner)];
    if (slot == kFree) slot = id;
  }
  unknown_ = id_of("[UNK]");
}

std::size_t WordPieceTokenizer::slot_of(std::string_view piece, bool inner) const {
  std::size_t at = hash64(piece, inner ? 1 : 0) & (slots_.size() - 1);
  for (; slots_[at] != kFree; at = (at + 1) & (slots_.size() - 1)) {
    const std::string_view known = text_of(vocabulary_, pieces_[slots_[at]]);
    if (is_inner(known) == inner && known.substr(inner ? 2 : 0) == piece) break;
  }
  return at;
}

std::uint32_t WordPieceTokenizer::id_of(std::string_view piece) const {
  const bool inner = is_inner(piece);
  const std::uint32_t id = slots_[slot_of(inner ? piece.substr(2) : piece, inner)];
  if (id == kFree) throw Error(ErrorKind::format, "vocabulary: expected a piece " + std::string(piece) + ", found none");
  return id;
}

std::vector<WordPiece> WordPieceTokenizer::tokenize(std::string_view text) const {
  std::vector<WordPiece> pieces;
  pieces.reserve(text.size() / 4);
  NormalisedWord word;
  std::uint32_t number = 0;
  const auto finish_word = [&] {
    if (!word.text.empty()) cut_word(word, number++, pieces);
    word.clear();
  };
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const Span span{at, at + c.size};
    at = span.end;
    switch (class_of(c.value)) {
      case CharacterClass::removed: break;
      case CharacterClass::space: finish_word(); break;
      case CharacterClass::punctuation:
      case CharacterClass::ideograph:
        finish_word();
        word.add(c.value, span);
        finish_word();
        break;
      case CharacterClass::letter: word.add(c.value, span); break;
    }
  }
  finish_word();
  return pieces;
}

void WordPieceTokenizer::cut_word(const NormalisedWord& word, std::uint32_t number,
                                  std::vector<WordPiece>& out) const {
  const std::string_view text = word.text;
  const std::size_t first = out.size();
  const auto unknown = [&] {
    out.resize(first);
    out.push_back({unknown_, number, {word.source.front().begin, word.source.back().end}});
  };
  if (word.characters > kMaxWordCharacters) return unknown();
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.size();
    for (; end > begin; --end) {
      if (!is_char_border(text, end)) continue;
      const std::uint32_t id = slots_[slot_of(text.substr(begin, end - begin), begin > 0)];
      if (id == kFree) continue;
      out.push_back({id, number, {word.source[begin].begin, word.source[end - 1].end}});
      break;
    }
    if (end == begin) return unknown();
    begin = end;
  }
}

}  // namespace rashomon
