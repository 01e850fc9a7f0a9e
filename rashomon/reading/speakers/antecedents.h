// Whom words may mean that name nobody: "he", "it", "the governor", "the company", of those whom the text names.
//
//   Paul Stern and his deputy, Mira Kovacs, came late. | She | said …   ->   Mira Kovacs
//   Paul Stern met Tom Arden. | He | said …                             ->   Paul Stern, with Tom Arden as the rival
// Entities are indices into Entities::all; kNoEntity where nobody fits.
//
// Tested by tests/cases/speakers.
#pragma once

#include <string>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/reading/speakers/entities.h"
#include "rashomon/reading/speakers/source_phrases.h"

namespace rashomon {

struct Meant {
  std::uint32_t entity = kNoEntity;
  std::uint32_t rival = kNoEntity;  // somebody else who fits just as well
};

class Antecedents {
 public:
  Antecedents(const Analysis& analysis, const SourcePhrases& phrases, const Entities& entities)
      : analysis_(analysis), phrases_(phrases), entities_(entities) {}

  // "he": the fitting person who is nearest, the last speaker and subjects of sentences first. Nobody says "he" and means one
  // whom his own words, the content, name.
  Meant person_before(std::uint32_t byte, Sex sex, std::uint32_t last_speaker, const std::vector<Span>& content) const;

  // “…” / he said. Paul Stern … : the first person named in the sentence or the one behind it.
  std::uint32_t person_behind(std::uint32_t byte) const;

  // The body, group or place that was named last, in the sentence or the one before.
  std::uint32_t body_before(std::uint32_t byte, NameKind kind) const;

  // "the governor", "Mr. Vane's lawyer": of those who have the role the last speaker, or the one named last before; with an
  // owner only one whose role tells of it.
  std::uint32_t holder_of(const std::string& role, const std::string& owner, std::uint32_t byte, std::uint32_t last_speaker) const;

  // "the singer" behind a sentence that names one person only, who did not speak there: “…,” Ann Lee said. The mayor said …
  std::uint32_t person_in_sight(Span source, const std::string& head, std::uint32_t last_to_state) const;

  // "the 48-year-old"
  std::uint32_t of_age(std::uint32_t age) const;

  // Who answers in an interview: the person named most often.
  std::uint32_t most_named_person() const;

 private:
  static bool can_be_person(const Entity& entity);
  bool can_be(std::uint32_t entity, Sex sex) const;
  Meant bearer_of(std::uint32_t name, Sex sex) const;
  double score(std::uint32_t name, std::uint32_t entity, Sex sex, std::uint32_t here, std::uint32_t last_speaker) const;
  bool holds_word(Span span, const std::string& word) const;

  const Analysis& analysis_;
  const SourcePhrases& phrases_;
  const Entities& entities_;
};

}  // namespace rashomon
