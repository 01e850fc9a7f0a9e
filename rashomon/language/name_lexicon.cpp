// Tested by tests/name_tagger_test.cpp.
#include "rashomon/language/name_lexicon.h"

#include <bit>

namespace rashomon {
namespace {

// The last step of MurmurHash3: every bit of the sum changes half the bits of the result.
std::uint32_t mixed(std::uint32_t hash) {
  hash = (hash ^ hash >> 16U) * 0x85EBCA6BU;
  hash = (hash ^ hash >> 13U) * 0xC2B2AE35U;
  return hash ^ hash >> 16U;
}

}  // namespace

std::uint32_t hash_word(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) {
    auto byte = static_cast<unsigned char>(c);
    if (byte >= 'A' && byte <= 'Z') byte |= 0x20U;
    if (byte >= '0' && byte <= '9') byte = '0';
    hash = (hash ^ byte) * 16777619U;
  }
  return mixed(hash);
}

std::uint32_t hash_exactly(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return mixed(hash);
}

std::uint32_t hash_pair(std::uint32_t a, std::uint32_t b) {
  return (a ^ std::rotl(b, 11)) * 0x9E3779B1U + 0x7F4A7C15U;
}

}  // namespace rashomon
