// Actors of all tellings -> who is talked about in several and heard in none.
//
// Persons named in full and organisations; "Swiss" is nobody, and a bare last name may be anybody's. A person is one across
// articles where the names can be one person's by spelling (reading/person_names.h), an organisation where they agree to the
// letter, case aside. Tested by tests/cases/compare.
#pragma once

#include <span>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// Those in most articles first, then those named most often. `voices`: all who are heard.
std::vector<SilentActor> find_silent_actors(std::span<const Telling> tellings, const std::vector<ComparedVoice>& voices);

}  // namespace rashomon
