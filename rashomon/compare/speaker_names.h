// Speakers of several tellings -> one name for each voice: the full form that most of them use.
//
//   A "Daisaku Kaneko"   B "Kaneko"   C "Mr. Kaneko"   ->  "Daisaku Kaneko" for all three
// Persons are one where their names can be one person's (reading/person_names.h: "Donald J. Trump", "D. Trump"; "Viktor Orban",
// "Orban Viktor"); where they only sound alike ("Zelensky", "Selenskyj"), unless one article has both as two. A bare last
// name joins only if it is one person's in these tellings. All others are one where their names agree to the letter, case,
// "the" and the spelling of places aside ("Kyiv", "Kiev"). The unnamed are joined within an article only: "a spokesman" of two articles may be two
// people.
//
// Tested by tests/cases/compare.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

struct Voices {
  struct Member {
    std::uint32_t article = 0;
    SpeakerId speaker{};
  };
  struct Joined {
    std::string name;
    SpeakerKind kind = SpeakerKind::person;
    std::vector<Member> members;  // in order of article and speaker
  };
  std::vector<Joined> joined;                   // in order of their first members
  std::vector<std::vector<std::size_t>> index;  // article, speaker -> place in `joined`

  const Joined& of(std::uint32_t article, SpeakerId speaker) const { return joined[index[article][index_of(speaker)]]; }
};

Voices join_speakers(std::span<const Telling> tellings);

}  // namespace rashomon
