// Two tables of letters, a block of Unicode each. Tested by tests/base_text_test.cpp.
#include "rashomon/base/accents.h"

#include <string_view>

namespace rashomon {

char32_t without_accent(char32_t letter) {
  static constexpr std::string_view kLatin1 = "aaaaaaaceeeeiiiidnooooo/ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";
  static constexpr std::string_view kExtendedA =
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
      "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
  if (letter >= 0xC0 && letter < 0x100 && letter != 0xD7 && letter != 0xF7)
    return static_cast<unsigned char>(kLatin1[letter - 0xC0]);
  if (letter >= 0x100 && letter < 0x100 + kExtendedA.size())
    return static_cast<unsigned char>(kExtendedA[letter - 0x100]);
  return letter;
}

}  // namespace rashomon
