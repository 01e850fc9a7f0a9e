// Bytes in any encoding -> UTF-8, by declaration or by detection; no character is changed into another.
//
// Labels are read as browsers read them (WHATWG Encoding Standard): "iso-8859-1" means windows-1252, so that the
// quotation marks and dashes that editors type on Windows come through. Broken bytes become U+FFFD and are counted.
//
// Tested by tests/base_encoding_test.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rashomon {

struct DecodedText {
  std::string text;          // valid UTF-8
  std::string encoding;      // "utf-8", "windows-1252", "utf-16le", …: what the bytes were read as
  std::size_t replaced = 0;  // how many U+FFFD stand for broken bytes
};

// By a label; nothing where no such encoding is known.
std::optional<DecodedText> decode_as(std::string_view bytes, std::string_view label);

// The encoding that a byte order mark tells: "utf-8", "utf-16le" or "utf-16be"; empty: no mark. `*size` is its length.
std::string_view encoding_of_mark(std::string_view bytes, std::size_t* size);

// Without a declaration: UTF-8 where it is (or nearly is, with single broken bytes), else what the bytes look most
// like. `markup`: tags are left out of the guess.
DecodedText decode_undeclared(std::string_view bytes, bool markup);

// Whether the bytes are no text in any encoding: NUL bytes that are not UTF-16, many control characters, or the first
// bytes of a PDF or ZIP file (.docx among them). `markup`: browsers skip a stray NUL byte.
bool looks_binary(std::string_view bytes, bool markup);

}  // namespace rashomon
