// The call into CLD2. Tested by tests/cases/page and tests/cases/language.
#include "rashomon/page/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "rashomon/base/utf8.h"
#include "rashomon/page/metadata/page_facts.h"

namespace rashomon {

std::string detect_language(std::string_view text) {
  constexpr std::size_t kMaxBytes = 2048;  // tells the same as 16 KB on 2,174 articles, in a sixth of the time
  constexpr std::size_t kMinBytes = 40;    // of less, one name in another language decides
  if (text.size() < kMinBytes) return {};
  std::size_t size = std::min(text.size(), kMaxBytes);
  while (!is_char_border(text, size)) --size;
  bool reliable = false;
  const CLD2::Language found =
      CLD2::DetectLanguage(text.data(), static_cast<int>(size), /*is_plain_text=*/true, &reliable);
  if (!reliable || found == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(found);
  if (code == "iw") return "he";  // CLD2 keeps a withdrawn code
  return short_language(code);
}

}  // namespace rashomon
