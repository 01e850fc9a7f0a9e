#include "rashomon/reading/speakers/unnamed_types.h"

#include <string_view>
#include <unordered_map>

#include "rashomon/base/embedded.h"
#include "rashomon/reading/table_lines.h"

namespace rashomon {
namespace {

constexpr std::string_view kAnywhere = "near the matter";

const std::unordered_map<std::string_view, std::string_view>& types() {
  static const std::unordered_map<std::string_view, std::string_view> all = [] {
    std::unordered_map<std::string_view, std::string_view> read;
    for (const std::string_view line : table_lines(embedded_text("rashomon/reading/tables/unnamed_types.txt"))) {
      const std::size_t colon = line.find(':');
      for (const std::string_view word : fields_of(line.substr(colon + 1))) read.emplace(word, line.substr(0, colon));
    }
    return read;
  }();
  return all;
}

std::string_view type_of_word(const std::string& word) {
  const auto found = types().find(word);
  return found == types().end() ? std::string_view{} : found->second;
}

}  // namespace

std::string type_of_unnamed(const SourcePhrases& phrases, Span description) {
  for (std::uint32_t t = phrases.token_at(description.begin), end = phrases.token_at(description.end - 1); t <= end; ++t)
    if (type_of_word(phrases.word_at(t)) == kAnywhere) return std::string(kAnywhere);
  return std::string(type_of_word(phrases.head_noun(description)));
}

}  // namespace rashomon
