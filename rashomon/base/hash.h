// Hashes: SHA-256 to name the bytes that a finding stands on, 64-bit xxHash to compare texts quickly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rashomon {

// 64 lower-case hexadecimal digits (FIPS 180-4), as `sha256sum` prints them.
std::string sha256_hex(std::string_view bytes);

// XXH3, 64 bits: the same on every machine; not for adversaries.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace rashomon
