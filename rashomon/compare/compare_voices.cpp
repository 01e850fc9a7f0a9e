// Counts each speaker's attributions in each article, then adds up the members of each joined voice.
#include "rashomon/compare/compare_voices.h"

#include <algorithm>

namespace rashomon {
namespace {

// Attributions of one speaker in one article: how many, and where the first content begins.
struct Heard {
  std::uint32_t attributions = 0;
  std::uint32_t first = 0;
  std::uint32_t quoted_words = 0;
};

// Words of a span in quotation marks; `marked`: what stands in marks, none over another, in order.
std::uint32_t count_marked_words(const Analysis& analysis, const std::vector<Span>& marked, Span span) {
  std::uint32_t count = 0;
  auto next = std::partition_point(marked.begin(), marked.end(), [&](Span m) { return m.end <= span.begin; });
  for (; next != marked.end() && next->begin < span.end; ++next) {
    const std::uint32_t end = std::min(next->end, span.end);
    for (std::size_t i = first_token_at(analysis, std::max(next->begin, span.begin));
         i < analysis.tokens.size() && analysis.tokens[i].span.end <= end; ++i)
      count += analysis.tokens[i].kind == TokenKind::word || analysis.tokens[i].kind == TokenKind::number;
  }
  return count;
}

std::vector<std::vector<Heard>> count_heard(std::span<const Telling> tellings) {
  std::vector<std::vector<Heard>> all;
  for (const Telling& telling : tellings) {
    std::vector<Heard> heard(telling.reading.speakers.size());
    std::vector<Span> marked;
    for (const Quoted& quoted : telling.analysis.quoted)
      if (quoted.depth == 0) marked.push_back(quoted.inner);
    for (const Attribution& attribution : telling.reading.attributions) {
      if (!attribution.statement || !attribution.speaker || attribution.content.empty()) continue;
      Heard& one = heard[index_of(*attribution.speaker)];
      const std::uint32_t begin = attribution.content.front().begin;
      one.first = one.attributions == 0 ? begin : std::min(one.first, begin);
      ++one.attributions;
      for (const Span span : attribution.content) one.quoted_words += count_marked_words(telling.analysis, marked, span);
    }
    all.push_back(std::move(heard));
  }
  return all;
}

void add_member(const Voices::Member& member, const Heard& heard, std::uint32_t words, ComparedVoice& voice) {
  if (heard.attributions == 0) return;
  const std::uint32_t quoted_words = std::min(heard.quoted_words, words);  // one attribution may lie in another
  if (voice.by_article.empty() || voice.by_article.back().article != member.article) {
    voice.by_article.push_back({member.article, words, heard.attributions, heard.first, quoted_words});
    return;
  }
  VoiceInArticle& same = voice.by_article.back();
  same.words += words;
  same.attributions += heard.attributions;
  same.quoted_words += quoted_words;
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
