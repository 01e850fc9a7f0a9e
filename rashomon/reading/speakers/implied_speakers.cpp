#include "rashomon/reading/speakers/implied_speakers.h"

#include <algorithm>
#include <string>

#include "rashomon/reading/innermost.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/speakers/source_phrases.h"

namespace rashomon {
namespace {

bool is_closed(std::string_view content) {
  return content.ends_with('"') || content.ends_with("\u201D") || content.ends_with("''") || content.ends_with("\u2019");
}

bool goes_on(const SourcePhrases& phrases, const Attribution& before, const Attribution& after) {
  constexpr std::uint32_t kReach = 3;  // sentences
  if (before.type == AttributionType::indirect || after.type == AttributionType::indirect) return false;
  return phrases.sentence_of(after.content.front().begin) - phrases.sentence_of(before.content.back().begin) <= kReach;
}

// A quotation with neither cue nor source goes on with what was quoted just before, or, where no mark ends it, with what is
// quoted next.
void give_bare_quotations(const Article& article, const SourcePhrases& phrases, std::vector<Attribution>& attributions) {
  for (std::size_t a = 0; a < attributions.size(); ++a) {
    Attribution& bare = attributions[a];
    if (!bare.cue.empty() || !bare.source.empty() || bare.type != AttributionType::direct) continue;
    const bool open = !is_closed(text_of(article.text, bare.content.back()));
    if (open && a + 1 < attributions.size() && goes_on(phrases, bare, attributions[a + 1]))
      bare.speaker = attributions[a + 1].speaker;
    else if (a > 0 && goes_on(phrases, attributions[a - 1], bare))
      bare.speaker = attributions[a - 1].speaker;
  }
}

bool is_first_person(std::string_view source) {
  const std::string word = folded_name_word(source);
  return word == "i" || word == "we";
}

void give_first_persons(const Article& article, std::vector<Attribution>& attributions) {
  std::vector<std::size_t> first_persons;
  for (std::size_t a = 0; a < attributions.size(); ++a)
    if (attributions[a].source.size() == 1 && is_first_person(text_of(article.text, attributions[a].source.front())))
      first_persons.push_back(a);
  std::sort(first_persons.begin(), first_persons.end(), [&](std::size_t a, std::size_t b) {
    return attributions[a].source.front() < attributions[b].source.front();
  });
  InnermostAttribution around(attributions);
  for (const std::size_t a : first_persons)
    if (const auto outer = around.at(attributions[a].source.front().begin); outer && index_of(*outer) != a)
      attributions[a].speaker = attributions[index_of(*outer)].speaker;
}

}  // namespace

void imply_speakers(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions) {
  give_bare_quotations(article, SourcePhrases(article, analysis), attributions);
  give_first_persons(article, attributions);
}

}  // namespace rashomon
