#include "rashomon/compare/place_voice.h"

#include <algorithm>
#include <map>

namespace rashomon {
namespace {

// Anything but ASCII signs and blanks counts as a letter or digit.
bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The place from the first to the last byte that is attributed.
Span trimmed_to(const std::vector<bool>& attributed, Span place) {
  const auto first = std::find(attributed.begin(), attributed.end(), true);
  const auto last = std::find(attributed.rbegin(), attributed.rend(), true);
  return {place.begin + static_cast<std::uint32_t>(first - attributed.begin()),
          place.end - static_cast<std::uint32_t>(last - attributed.rbegin())};
}

}  // namespace

VoiceMap::VoiceMap(std::uint32_t article, const Telling& telling, const Voices& voices)
    : article_(article), telling_(telling), voices_(voices) {
  for (std::size_t i = 0; i < telling.reading.attributions.size(); ++i)
    for (const Span content : telling.reading.attributions[i].content)
      contents_.push_back({content, static_cast<AttributionId>(i), content.end});
  std::stable_sort(contents_.begin(), contents_.end(),
                   [](const Content& a, const Content& b) { return a.span < b.span; });
  for (std::size_t i = 1; i < contents_.size(); ++i)
    contents_[i].latest_end = std::max(contents_[i].latest_end, contents_[i - 1].latest_end);
}

PlaceVoice VoiceMap::find(Span place) const {
  auto at = std::lower_bound(contents_.begin(), contents_.end(), place.end,
                             [](const Content& content, std::uint32_t end) { return content.span.begin < end; });
  std::vector<bool> attributed(place.size());
  std::map<AttributionId, std::uint32_t> common;
  while (at != contents_.begin() && std::prev(at)->latest_end > place.begin) {
    --at;
    if (!overlaps(at->span, place)) continue;
    common[at->attribution] += common_size(at->span, place);
    std::fill(attributed.begin() + (std::max(at->span.begin, place.begin) - place.begin),
              attributed.begin() + (std::min(at->span.end, place.end) - place.begin), true);
  }
  std::uint32_t letters = 0, inside = 0;
  for (std::uint32_t i = 0; i < place.size(); ++i) {
    if (!is_letter(telling_.article.text[place.begin + i])) continue;
    ++letters;
    inside += attributed[i];
  }
  if (common.empty() || 2 * inside <= letters) return {Voice::outlet, place, std::nullopt, std::nullopt};
  const auto main = std::max_element(common.begin(), common.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  PlaceVoice found{Voice::attributed, trimmed_to(attributed, place), main->first, std::nullopt};
  if (const auto speaker = telling_.reading.attributions[index_of(main->first)].speaker)
    found.speaker = voices_.of(article_, *speaker).name;
  return found;
}

std::vector<VoiceMap> map_voices(std::span<const Telling> tellings, const Voices& voices) {
  std::vector<VoiceMap> maps;
  maps.reserve(tellings.size());
  for (std::uint32_t article = 0; article < tellings.size(); ++article)
    maps.emplace_back(article, tellings[article], voices);
  return maps;
}

}  // namespace rashomon
