// Tested by tests/cases/page.
#include "rashomon/page/language.h"

#include <cld2/public/compact_lang_det.h>

#include "rashomon/base/utf8.h"
#include "rashomon/page/metadata.h"

namespace rashomon {

std::string detect_language(std::string_view text) {
  constexpr std::size_t kSampleBytes = 8192;
  if (text.size() > kSampleBytes) {
    std::size_t end = kSampleBytes;
    while (!is_char_border(text, end)) --end;
    text = text.substr(0, end);
  }
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(language);
  if (code == "iw") return "he";  // CLD2 keeps a withdrawn code
  return short_language(code);
}

}  // namespace rashomon
