// The kind of one name, by its own words and those beside it: titles, heads of institutions, tables, given names, verbs
// of speaking, appositions. What these leave open, name_kinds.h settles over the whole article.
//
// Tested by tests/cases/language.
#pragma once

#include "rashomon/language/capitals.h"
#include "rashomon/language/name_kinds.h"
#include "rashomon/language/name_tokens.h"

namespace rashomon {

struct NameClass {
  NameKind kind = NameKind::other;
  KindGround ground = KindGround::open;
};

class NameCues {
 public:
  // Reads the sentence that `tokens` has entered.
  NameCues(const NameTokens& tokens, const Capitals& capitals) : in_(tokens), capitals_(capitals) {}

  NameClass classify(const Name& name) const;

 private:
  NameClass classify_by_words(std::uint32_t first, std::uint32_t end) const;
  NameClass classify_by_company(std::uint32_t first, std::uint32_t end) const;
  bool begins_with_place(std::uint32_t first, std::uint32_t end) const;
  bool has_person_parts(std::uint32_t first, std::uint32_t end) const;
  bool may_be_person(std::uint32_t first, std::uint32_t end) const;
  bool is_called_organisation(std::uint32_t first, std::uint32_t end) const;
  bool speaks_or_ages(std::uint32_t first, std::uint32_t end) const;
  bool is_dateline(std::uint32_t end) const;
  bool is_dateline_end(std::uint32_t t) const;
  bool is_located(std::uint32_t first) const;

  const NameTokens& in_;
  const Capitals& capitals_;
};

}  // namespace rashomon
