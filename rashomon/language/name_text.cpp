// Flags and two marks of what is known share a number a token. Tested by tests/cases/language.
#include "rashomon/language/name_text.h"

#include "rashomon/language/name_words.h"
#include "rashomon/language/word_lists.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kFlags = (1U << 28U) - 1;  // name_words.h has fewer
constexpr std::uint32_t kFlagsKnown = 1U << 31U, kFunctionKnown = 1U << 30U, kFunction = 1U << 29U;

}  // namespace

std::uint32_t NameText::flags(std::uint32_t token, std::string_view word) {
  std::uint32_t& known = known_[token];
  if ((known & kFlagsKnown) == 0) known |= kFlagsKnown | (name_word_flags(word) & kFlags);
  return known & kFlags;
}

bool NameText::is_function_word(std::uint32_t token) {
  std::uint32_t& known = known_[token];
  if ((known & kFunctionKnown) == 0)
    known |= kFunctionKnown | (rashomon::is_function_word(text_of(text_, analysis_.tokens[token].span)) ? kFunction : 0U);
  return (known & kFunction) != 0;
}

}  // namespace rashomon
