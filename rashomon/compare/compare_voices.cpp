// Counts each speaker's attributions in each article, then adds up the members of each joined voice.
#include "rashomon/compare/compare_voices.h"

#include <algorithm>

namespace rashomon {
namespace {

// Attributions of one speaker in one article: how many, and where the first content begins.
struct Heard {
  std::uint32_t attributions = 0;
  std::uint32_t first = 0;
};

std::vector<std::vector<Heard>> count_heard(std::span<const Telling> tellings) {
  std::vector<std::vector<Heard>> all;
  for (const Telling& telling : tellings) {
    std::vector<Heard> heard(telling.reading.speakers.size());
    for (const Attribution& attribution : telling.reading.attributions) {
      if (!attribution.statement || !attribution.speaker || attribution.content.empty()) continue;
      Heard& one = heard[index_of(*attribution.speaker)];
      const std::uint32_t begin = attribution.content.front().begin;
      one.first = one.attributions == 0 ? begin : std::min(one.first, begin);
      ++one.attributions;
    }
    all.push_back(std::move(heard));
  }
  return all;
}

void add_member(const Voices::Member& member, const Heard& heard, std::uint32_t words, ComparedVoice& voice) {
  if (heard.attributions == 0) return;
  if (voice.by_article.empty() || voice.by_article.back().article != member.article) {
    voice.by_article.push_back({member.article, words, heard.attributions, heard.first});
    return;
  }
  VoiceInArticle& same = voice.by_article.back();
  same.words += words;
  same.attributions += heard.attributions;
  same.first = std::min(same.first, heard.first);
}

}  // namespace

std::vector<ComparedVoice> compare_voices(std::span<const Telling> tellings, const Voices& voices) {
  const auto heard = count_heard(tellings);
  std::vector<ComparedVoice> compared;
  for (const Voices::Joined& joined : voices.joined) {
    ComparedVoice voice{joined.name, joined.kind, {}};
    for (const Voices::Member& member : joined.members)
      add_member(member, heard[member.article][index_of(member.speaker)],
                 tellings[member.article].reading.speakers[index_of(member.speaker)].words, voice);
    if (!voice.by_article.empty()) compared.push_back(std::move(voice));
  }
  std::stable_sort(compared.begin(), compared.end(), [](const ComparedVoice& a, const ComparedVoice& b) {
    return std::pair(a.by_article[0].article, a.by_article[0].first) <
           std::pair(b.by_article[0].article, b.by_article[0].first);
  });
  return compared;
}

}  // namespace rashomon
