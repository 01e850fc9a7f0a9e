// Names and speakers -> actors: people, bodies, groups and places, each with all that the article calls it, in order.
//
//   Daisaku Kaneko, a Japanese volunteer, … Kaneko said … He added   ->   "Daisaku Kaneko" (person):
//     Daisaku Kaneko [name] | a Japanese volunteer [description] | Kaneko [name] | He [pronoun]
//
// Which names are one actor is told by entities.h; pronouns and descriptions are those that a speaker stands behind, the
// roles, and what actor_labels.h finds. Names of works, events and what has no kind are no actors. Tested by tests/cases/actors.
#pragma once

#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"
#include "rashomon/reading/speakers/entities.h"

namespace rashomon {

// In order of their first label.
std::vector<Actor> find_actors(const Article& article, const Analysis& analysis, const Entities& entities,
                                const std::vector<Speaker>& speakers, const std::vector<Attribution>& attributions);

}  // namespace rashomon
