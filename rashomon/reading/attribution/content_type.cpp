// Counts letters inside and outside of the outermost quotation marks. Tested by tests/cases/attributions.
#include "rashomon/reading/attribution/content_type.h"

#include <algorithm>

#include "rashomon/base/letters.h"

namespace rashomon {
namespace {

std::uint32_t count_letters(std::string_view text, Span span) {
  const std::string_view part = text_of(text, span);
  return static_cast<std::uint32_t>(std::count_if(part.begin(), part.end(), is_letter_byte));
}

}  // namespace

AttributionType type_of_content(const Article& article, const Analysis& analysis, const std::vector<Span>& spans) {
  std::uint32_t all = 0, inside = 0;
  for (const Span& content : spans) {
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

}  // namespace rashomon
