#include "rashomon/reading/attributions.h"

#include <algorithm>

#include "rashomon/reading/direct_quotes.h"
#include "rashomon/reading/indirect_quotes.h"

namespace rashomon {
namespace {

bool by_position(const Attribution& a, const Attribution& b) { return a.content.front() < b.content.front(); }

// Letters and digits of a span (bytes beyond ASCII count as letters).
std::uint32_t count_letters(std::string_view text, Span span) {
  std::uint32_t n = 0;
  for (const char c : text_of(text, span))
    n += (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  return n;
}

// Wholly, partly or not at all inside quotation marks; the borders are those of PolNeAR's scorers.
AttributionType type_of(const Article& article, const Analysis& analysis, const Attribution& attribution) {
  std::uint32_t all = 0, inside = 0;
  for (const Span& content : attribution.content) {
    all += count_letters(article.text, content);
    auto quoted = std::partition_point(analysis.quoted.begin(), analysis.quoted.end(),
                                       [&](const Quoted& q) { return q.outer.begin < content.begin; });
    if (quoted != analysis.quoted.begin()) --quoted;
    for (; quoted != analysis.quoted.end() && quoted->outer.begin < content.end; ++quoted) {
      if (quoted->depth > 0 || !overlaps(quoted->outer, content)) continue;
      inside += count_letters(article.text, {std::max(quoted->outer.begin, content.begin),
                                             std::min(quoted->outer.end, content.end)});
    }
  }
  if (all > 0 && inside * 100 > all * 95) return AttributionType::direct;
  return inside * 100 > all * 5 ? AttributionType::mixed : AttributionType::indirect;
}

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
  for (Attribution& attribution : attributions) {
    std::sort(attribution.content.begin(), attribution.content.end());
    attribution.type = type_of(article, analysis, attribution);
  }
  std::stable_sort(attributions.begin(), attributions.end(), by_position);
  return attributions;
}

}  // namespace rashomon
