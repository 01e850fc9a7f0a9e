#include "rashomon/reading/speaker_nouns.h"

#include <unordered_map>

#include "rashomon/base/embedded.h"
#include "rashomon/reading/table_lines.h"

namespace rashomon {
namespace {

std::unordered_map<std::string_view, std::uint8_t> parse_nouns() {
  constexpr std::pair<std::string_view, NounClass> kClasses[] = {
      {"document", kDocumentNoun}, {"organisation", kOrganisationNoun}, {"group", kGroupNoun},
      {"person", kPersonNoun},     {"male", kMaleWord},                 {"female", kFemaleWord}, {"body", kBareBodyNoun}, {"words", kOwnWordsNoun},
  };
  std::unordered_map<std::string_view, std::uint8_t> nouns;
  for (const std::string_view line : table_lines(embedded_text("rashomon/reading/tables/speaker_nouns.txt"))) {
    const std::size_t colon = line.find(':');
    for (const auto& [name, noun_class] : kClasses)
      if (line.substr(0, colon) == name)
        for (const std::string_view word : fields_of(line.substr(colon + 1)))
          nouns[word] = static_cast<std::uint8_t>(nouns[word] | noun_class);
  }
  return nouns;
}

}  // namespace

std::uint8_t noun_classes(std::string_view word) {
  static const std::unordered_map<std::string_view, std::uint8_t> nouns = parse_nouns();
  const auto found = nouns.find(word);
  return found == nouns.end() ? std::uint8_t{0} : found->second;
}

std::string_view full_role(std::string_view word) {
  static const std::unordered_map<std::string_view, std::string_view> roles = [] {
    std::unordered_map<std::string_view, std::string_view> read;
    for (const std::string_view line : table_lines(embedded_text("rashomon/reading/tables/speaker_nouns.txt"))) {
      constexpr std::string_view kShort = "short for ";
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos || !line.starts_with(kShort)) continue;
      for (const std::string_view role : fields_of(line.substr(colon + 1)))
        read.emplace(role, line.substr(kShort.size(), colon - kShort.size()));
    }
    return read;
  }();
  const auto found = roles.find(word);
  return found == roles.end() ? word : found->second;
}

std::string folded_name_word(std::string_view word) {
  for (const std::string_view ending : {"'s", "\u2019s", "'", "\u2019", "'S", "\u2019S"})
    if (word.size() > ending.size() && word.ends_with(ending)) {
      word.remove_suffix(ending.size());
      break;
    }
  std::string folded(word);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return folded;
}

}  // namespace rashomon
