// The call into CLD2. Tested by tests/cases/language.
#include "rashomon/language/detect_language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "rashomon/base/utf8.h"

namespace rashomon {

std::string detect_language(std::string_view text) {
  constexpr std::size_t kMaxBytes = 16 << 10;
  constexpr std::size_t kMinBytes = 40;  // of less, one name in another language decides
  if (text.size() < kMinBytes) return {};
  std::size_t size = std::min(text.size(), kMaxBytes);
  while (!is_char_border(text, size)) --size;
  bool reliable = false;
  const CLD2::Language found = CLD2::DetectLanguage(text.data(), static_cast<int>(size), true, &reliable);
  if (!reliable || found == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(found);
  const std::string main = code.substr(0, code.find('-'));  // zh-Hant -> zh
  return main.size() == 2 ? main : std::string{};
}

}  // namespace rashomon
