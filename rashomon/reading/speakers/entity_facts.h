// What a text tells of a person beside her name: sex, role, age.
//
//   Ms. Lee -> female     Ann Lee, 48, a doctor from Leeds, -> age 48, role "a doctor from Leeds"     Prime Minister Lee
//   Rhee posted a picture of her cousin -> female, where nothing surer tells
//
// Tables: speaker_nouns.txt. Tested by tests/cases/speakers, tests/cases/actors.
#pragma once

#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/speakers/entities.h"

namespace rashomon {

// By a given name, a title or a noun, in lower case.
Sex sex_told_by(std::string_view word);

class EntityFacts {
 public:
  EntityFacts(const Article& article, const Analysis& analysis, Entities& entities)
      : text_(article.text), analysis_(analysis), entities_(entities) {}

  // Takes what stands beside a name (an index into Analysis::names) as told of the entity.
  void read(std::uint32_t entity, std::uint32_t name);

  // After the last name: pronouns tell the sex of those of whom nothing else does.
  void count_pronouns();

  Sex sex_of_title(const Name& name) const;

 private:
  void read_pronoun(std::uint32_t id, std::uint32_t n);
  void read_role(std::uint32_t id, const Name& name);
  void read_apposition(std::uint32_t id, std::uint32_t first);
  void keep_role_nouns(std::uint32_t id, Span role);
  std::string_view word(std::uint32_t token) const { return text_of(text_, analysis_.tokens[token].span); }

  std::string_view text_;
  const Analysis& analysis_;
  Entities& entities_;
  std::vector<int> votes_;  // of pronouns: above 0 male, below female
};

}  // namespace rashomon
