#include "rashomon/reading/attribution/attributions.h"

#include <algorithm>

#include "rashomon/reading/attribution/content_type.h"
#include "rashomon/reading/attribution/direct_quotes.h"
#include "rashomon/reading/attribution/indirect_quotes.h"
#include "rashomon/reading/attribution/interviews.h"
#include "rashomon/reading/attribution/quoted_persons.h"

namespace rashomon {
namespace {

bool by_position(const Attribution& a, const Attribution& b) { return a.content.front() < b.content.front(); }

}  // namespace

std::vector<Attribution> find_attributions(const Article& article, const Analysis& analysis) {
  const Narration narration = narrate(article, analysis);
  const std::vector<Cue> cues = find_cues(narration);
  Drafts drafts{{}, std::vector<bool>(cues.size()), std::vector<bool>(narration.items.size())};
  find_tagged_quotes(narration, cues, drafts);
  find_indirect_quotes(narration, cues, drafts);
  attach_bare_quotes(narration, cues, drafts);
  std::vector<Attribution> attributions;
  for (Draft& draft : drafts.found) attributions.push_back(std::move(draft.attribution));
  for (Attribution& answer : find_answers(article, analysis)) attributions.push_back(std::move(answer));
  add_quoted_persons(article, analysis, attributions);
  for (Attribution& attribution : attributions) {
    std::sort(attribution.content.begin(), attribution.content.end());
    attribution.type = type_of_content(article, analysis, attribution.content);
  }
  std::stable_sort(attributions.begin(), attributions.end(), by_position);
  return attributions;
}

}  // namespace rashomon
