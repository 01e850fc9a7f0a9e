// The speakers of an article while it is read: one for each entity that speaks, and one for each description.
//
// Tested by tests/cases/speakers.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "rashomon/reading/reading.h"
#include "rashomon/reading/speakers/entities.h"
#include "rashomon/reading/speakers/source_phrases.h"

namespace rashomon {

constexpr std::uint32_t kNoSpeaker = 0xFFFFFFFF;

class SpeakerList {
 public:
  SpeakerList(const Article& article, const Analysis& analysis, const SourcePhrases& phrases, const Entities& entities)
      : text_(article.text), analysis_(analysis), phrases_(phrases), entities_(entities),
        of_entity_(entities.all.size(), kNoSpeaker) {}

  Speaker& operator[](std::uint32_t speaker) { return speakers_[speaker]; }
  const Speaker& operator[](std::uint32_t speaker) const { return speakers_[speaker]; }

  // A new speaker where the entity, or the description, has not spoken before.
  std::uint32_t of_entity(std::uint32_t entity);
  std::uint32_t of_description(Span source, const std::string& head);

  std::uint32_t of_several(Span names);

  // Who was described with that noun last; kNoSpeaker: nobody.
  std::uint32_t described_as(const std::string& head) const;

  // kNoEntity of those who are described.
  std::uint32_t entity_of(std::uint32_t speaker) const { return speaker == kNoSpeaker ? kNoEntity : entity_of_[speaker]; }

  // Speakers in order of their first mention, mentions sorted, each once; attributions keep theirs.
  std::vector<Speaker> take(std::vector<Attribution>& attributions);

 private:
  std::uint32_t add(Speaker speaker, std::uint32_t entity);
  SpeakerKind kind_of_noun(const std::string& head, Span source) const;
  bool is_anonymous(Span source) const;

  std::string_view text_;
  const Analysis& analysis_;
  const SourcePhrases& phrases_;
  const Entities& entities_;
  std::vector<Speaker> speakers_;
  std::vector<std::uint32_t> of_entity_, entity_of_;  // entity -> speaker, speaker -> entity
  std::unordered_map<std::string, std::uint32_t> by_description_, by_head_;
};

}  // namespace rashomon
