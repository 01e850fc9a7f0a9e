// The table of cues: words that tie a source to a content, and how often they do with which complement.
//
// A row such as "verb say that:95 bare:88 quote:99" means: of the places where a form of "say" stands with a subject and
// a that-clause, 95 of 100 are attributions. The rates are counts on the training part of PolNeAR (Newell et al. 2018);
// they choose what is reported and become the confidence of an attribution.
//
// Tested by tests/cases/attributions.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rashomon {

// What stands beside a cue and can be its content.
enum class Complement : std::uint8_t {
  that,     // said that …
  clause,   // said he would …
  object,   // praised the plan
  question, // asked whether …
  to,       // vowed to …, wants to …
  ing,      // recalled meeting …
  quote,    // said “…”
  colon,    // said: …
  of, about, for_, on, against, with, at, as, other,  // prepositions: called for …
  passive,  // is expected to …, was described as …
  after,    // …, he said
  none,     // nothing that can be a content
};
constexpr std::size_t kComplements = static_cast<std::size_t>(Complement::none);

enum class CueKind : std::uint8_t { verb, noun, adjective };

struct CueRow {
  std::string lemma;
  CueKind kind = CueKind::verb;
  bool recipient = false;                      // tell somebody that …
  std::array<std::uint8_t, kComplements> rate{};  // in percent; 0: not an attribution
  std::uint8_t rate_of(Complement complement) const {
    return complement == Complement::none ? std::uint8_t{0} : rate[static_cast<std::size_t>(complement)];
  }
};

// Row 0 stands for "none".
const std::vector<CueRow>& cue_table();

// The row for any other verb right beside a quotation: “…,” she sang.
std::uint16_t any_verb_row();

// The name of a complement in the table ("that", "for").
std::string_view name_of(Complement complement);

}  // namespace rashomon
