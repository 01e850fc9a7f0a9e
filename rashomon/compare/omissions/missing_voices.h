// Voices -> those that some tellings let speak and others do not: who is not in a text at all, and who is named there and not
// heard, apart.
//
//   A, B: “We were told nothing,” Ida Vane, a teacher, said.   C: no Vane at all   D: … a letter to Ida Vane.   -> C missing, D named
// Only persons by their full names, and bodies. Absence is claimed with care. An article does have a voice
//   - where a word of its name stands anywhere, in any spelling or as an acronym ("missing" is then not said), and where the
//     article names somebody as such and lets him speak ("named" is then not said);
//   - where somebody without a name speaks who can be this one: by the role that others give him ("the teacher said");
//   - where it has his words from another mouth: a quotation or a fact that others attribute to him.
//
// Tested by tests/cases/compare (missing_voice).
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"
#include "rashomon/compare/omissions/article_words.h"

namespace rashomon {

// `words` runs beside the tellings. `so_far`: voices, facts and quotes of the tellings. Those that are not withheld first, of
// them those of most tellings.
std::vector<MissingVoice> find_missing_voices(std::span<const Telling> tellings, std::span<const ArticleWords> words,
                                              const Comparison& so_far);

}  // namespace rashomon
