// The words of a source, read as a phrase: which name or noun is its head, where a relative clause begins, an age.
//
//   "the council member | who voted no", "a spokesman for Mr Vane, | Ilse Dorrant |", "the | 48-year-old |"
// Looks at the words of one article; knows no speakers.
//
// Tested by tests/cases/speakers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/words.h"

namespace rashomon {

class SourcePhrases {
 public:
  SourcePhrases(const Article& article, const Analysis& analysis) : text_(article.text), analysis_(analysis) {}

  // "The agency | that runs the Wennet Dam", "a senior official, | who": who is meant stands before the clause, except in
  // "the magazine in which | Conrad Ashgrove".
  Span without_relative_clause(Span source) const;

  // The name that is the head of the phrase: "Labour MP Ann Lee", "a spokesman for Mr Vane, Ilse Dorrant", but not
  // "a spokesman for Ann Lee" or "Lee's plan". An index into Analysis::names.
  std::optional<std::uint32_t> head_name(Span source) const;

  // Of a description that stands beside a name, the name: "Mike Vane, | an operations manager at the Weather Society", "said
  // | its spokeswoman |, Ilse Dorrant".
  std::optional<std::uint32_t> name_beside(Span source) const;

  // The noun that tells what a description is: the last one before a preposition or a comma.
  std::string head_noun(Span source) const;

  // Whose the description is, in lower case: "vane" of "Mr. Vane's lawyer"; empty where nobody's.
  std::string owner_of(Span source) const;

  // "officials" of "While zoo officials still look into it, they": the nearest noun for several people before a byte, in its
  // sentence or the one before, with the words that belong to it.
  std::optional<Span> group_before(std::uint32_t byte) const;

  // "The mayor" of "The mayor took to Twitter. “It is shut,” she …": likewise the nearest noun for one person, outside quotation
  // marks and none that has one of the classes of `except`.
  std::optional<Span> person_before(std::uint32_t byte, std::uint8_t except) const;

  // "Anna Reyes and Tom Arden": the nearest two persons named together, in the sentence of a byte or the one before; of a source
  // that is nothing else, the source.
  std::optional<Span> two_before(std::uint32_t byte) const;
  bool are_two(Span source) const;

  // Of what somebody has said or written, who: "Kim's New Year address". An index into Analysis::names, of a person.
  std::optional<std::uint32_t> whose_words(Span source) const;

  // "the 48-year-old"; 0: none.
  std::uint32_t age_of(Span source) const;

  // "Joren Halk, |" or "Joren Halk | denied": a verb follows.
  bool is_subject(const Name& name) const;
  bool in_quotation(std::uint32_t byte) const;

  std::uint32_t sentence_of(std::uint32_t byte) const;
  std::uint32_t first_name_from(std::uint32_t byte) const;
  std::uint32_t token_at(std::uint32_t byte) const;
  std::string word_at(std::uint32_t token) const;  // in lower case, without 's
  Word grammar_at(std::uint32_t token) const;      // "WHO" is no pronoun

 private:
  std::optional<Span> noun_before(std::uint32_t byte, std::uint8_t classes, std::uint8_t except) const;
  std::optional<Span> two_behind(std::uint32_t name) const;
  bool is_dateline(const Name& name) const;
  bool continues_phrase(std::uint32_t token) const;
  bool is_sign(std::uint32_t token, std::string_view sign) const;

  std::string_view text_;
  const Analysis& analysis_;
};

// Two or more capital letters and nothing else but dots, hyphens and &: "WHO", "U.S.", "H-P".
bool is_acronym(std::string_view word);

}  // namespace rashomon
