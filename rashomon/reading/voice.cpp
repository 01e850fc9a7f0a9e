#include "rashomon/reading/voice.h"

#include "rashomon/reading/innermost.h"

namespace rashomon {
namespace {

bool is_word(const Token& token) { return token.kind == TokenKind::word || token.kind == TokenKind::number; }

// Spans of sources and cues, sorted: words that neither report nor are reported.
std::vector<Span> frames_of(const std::vector<Attribution>& attributions) {
  std::vector<Span> frames;
  for (const Attribution& attribution : attributions) {
    frames.insert(frames.end(), attribution.source.begin(), attribution.source.end());
    frames.insert(frames.end(), attribution.cue.begin(), attribution.cue.end());
  }
  std::sort(frames.begin(), frames.end());
  return frames;
}

Voice voice_of(std::uint32_t attributed, std::uint32_t own) {
  // "said Monday": a word or two beside the content do not make the outlet a voice.
  constexpr std::uint32_t kSmallRest = 3;
  if (attributed == 0) return Voice::outlet;
  return own <= kSmallRest || own * 5 <= attributed ? Voice::attributed : Voice::mixed;
}

}  // namespace

std::vector<SentenceVoice> find_voices(const Analysis& analysis, const std::vector<Attribution>& attributions) {
  const std::vector<Span> frames = frames_of(attributions);
  InnermostAttribution innermost(attributions);
  std::vector<SentenceVoice> voices;
  std::size_t frame = 0;
  std::uint32_t frame_end = 0;  // the furthest end of the frames that begin before the token
  for (const Sentence& sentence : analysis.sentences) {
    std::uint32_t attributed = 0, own = 0;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Span span = analysis.tokens[t].span;
      for (; frame < frames.size() && frames[frame].begin <= span.begin; ++frame)
        frame_end = std::max(frame_end, frames[frame].end);
      const bool inside = innermost.at(span.begin).has_value();
      if (!is_word(analysis.tokens[t])) continue;
      if (inside) ++attributed;
      else if (span.begin >= frame_end) ++own;
    }
    voices.push_back({sentence.span, voice_of(attributed, own)});
  }
  return voices;
}

VoiceShare share_voice(const Analysis& analysis, const std::vector<Attribution>& attributions,
                       std::vector<Speaker>& speakers) {
  VoiceShare share;
  InnermostAttribution innermost(attributions);
  for (Speaker& speaker : speakers) speaker.words = 0;
  for (const Token& token : analysis.tokens) {
    const auto attribution = innermost.at(token.span.begin);
    if (!is_word(token)) continue;
    if (!attribution) {
      ++share.outlet_words;
      continue;
    }
    ++share.attributed_words;
    const auto speaker = attributions[index_of(*attribution)].speaker;
    if (speaker) ++speakers[index_of(*speaker)].words;
    if (!speaker || speakers[index_of(*speaker)].kind == SpeakerKind::unnamed) ++share.unnamed_words;
  }
  for (const Speaker& speaker : speakers) share.speakers += speaker.words > 0;
  return share;
}

}  // namespace rashomon
