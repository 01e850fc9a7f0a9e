// Tables that a person can read: how their text is parsed, and a fast map from words or phrases to what a row says.
//
// A table is plain text: "# comment", "[section]", and rows "key" or "key = value". Keys are looked up without regard
// to ASCII case, with ’ read as ' and any run of white space as one space: "At  least" finds "at least".
//
// Tested by tests/base_tables_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rashomon {

struct TableRow {
  std::string_view section;  // empty before the first section
  std::string_view key;
  std::string_view value;  // empty where the row has none
};

// The rows in order. The views point into `text`.
std::vector<TableRow> parse_table(std::string_view text);

// Walks over the bytes of a phrase as they are compared: folded as said above.
class FoldedBytes {
 public:
  explicit FoldedBytes(std::string_view text) : text_(text) {}

  // The next byte, or 0 at the end.
  unsigned char next() {
    if (at_ >= text_.size()) return 0;
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte >= 'A' && byte <= 'Z') return ++at_, static_cast<unsigned char>(byte | 0x20U);
    if (byte == 0xE2 && text_.substr(at_, 3) == "\u2019") return at_ += 3, '\'';
    if (!is_space(byte)) return ++at_, byte;
    while (at_ < text_.size() && is_space(static_cast<unsigned char>(text_[at_]))) ++at_;
    return ' ';
  }

 private:
  static bool is_space(unsigned char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
  std::string_view text_;
  std::size_t at_ = 0;
};

// An open-addressing hash map, built once and read by many threads. The first row of a key wins.
template <typename Value>
class WordMap {
 public:
  WordMap() { grow(64); }

  void add(std::string_view key, Value value) {
    if (!contains(key)) value_of(key) = std::move(value);
  }

  // The value of a key, made by default where it is new.
  Value& value_of(std::string_view key) {
    if (2 * (count_ + 1) > slots_.size()) grow(2 * slots_.size());
    const std::uint32_t hash = hash_of(key);
    Slot& slot = slots_[slot_of(key, hash)];
    if (!slot.used) {
      FoldedBytes bytes(key);
      for (unsigned char byte = bytes.next(); byte != 0; byte = bytes.next())
        slot.key.push_back(static_cast<char>(byte));
      slot.hash = hash;
      slot.used = true;
      if (const std::uint32_t corner = corner_of(key); corner < kCorners) corners_[corner / 64] |= 1ULL << corner % 64;
      ++count_;
    }
    return slot.value;
  }

  // What was added for the key, or nullptr.
  const Value* find(std::string_view key) const {
    if (!is_possible(key)) return nullptr;
    const Slot& slot = slots_[slot_of(key, hash_of(key))];
    return slot.used ? &slot.value : nullptr;
  }
  bool contains(std::string_view key) const { return find(key) != nullptr; }
  std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    bool used = false;
    std::string key = {};
    Value value = {};
  };

  // Most words of a text are in no table: the first, second and last byte tell so of nearly all, at a third of the
  // cost.
  static constexpr std::uint32_t kCorners = 8192;
  static std::uint32_t corner_of(std::string_view key) {
    if (key.empty()) return kCorners;
    const auto first = static_cast<unsigned char>(key.front()), last = static_cast<unsigned char>(key.back());
    const auto second = static_cast<unsigned char>(key.size() > 1 ? key[1] : key[0]);
    if (((first | second | last) & 0x80U) != 0)
      return kCorners;  // perhaps an apostrophe: cannot be told from the bytes
    return (fold(first) * 7U + fold(second) * 131U + fold(last) * 1031U) % kCorners;
  }
  static std::uint32_t fold(unsigned char byte) {
    if (byte >= 'A' && byte <= 'Z') return byte | 0x20U;
    return byte >= '\t' && byte <= '\r' ? ' ' : byte;
  }
  bool is_possible(std::string_view key) const {
    const std::uint32_t corner = corner_of(key);
    return corner >= kCorners || (corners_[corner / 64] >> corner % 64 & 1U) != 0;
  }

  static std::uint32_t hash_of(std::string_view key) {
    std::uint32_t hash = 2166136261U;
    FoldedBytes bytes(key);
    for (unsigned char byte = bytes.next(); byte != 0; byte = bytes.next()) hash = (hash ^ byte) * 16777619U;
    return hash ^ hash >> 15U;
  }

  static bool equals(std::string_view folded, std::string_view key) {
    FoldedBytes bytes(key);
    for (const char c : folded)
      if (bytes.next() != static_cast<unsigned char>(c)) return false;
    return bytes.next() == 0;
  }

  // The slot that holds the key, or the free one where it would go.
  std::size_t slot_of(std::string_view key, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].used && !(slots_[at].hash == hash && equals(slots_[at].key, key))) at = (at + 1) & mask;
    return at;
  }

  void grow(std::size_t size) {
    std::vector<Slot> old(size);
    old.swap(slots_);
    for (Slot& slot : old) {
      if (!slot.used) continue;
      std::size_t at = slot.hash & (size - 1);
      while (slots_[at].used) at = (at + 1) & (size - 1);
      slots_[at] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  std::array<std::uint64_t, kCorners / 64> corners_{};
};

}  // namespace rashomon
