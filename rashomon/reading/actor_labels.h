// The text -> what it calls somebody beside the name: descriptions and pronouns that can only mean one, and additions.
//
//   Daisaku Kaneko, 48, a Japanese volunteer, came … The 48-year-old … The volunteer … He …      a label of Kaneko each
//   the self-proclaimed prophet Ivan Drake        "self-proclaimed prophet", with "self-proclaimed" as its addition
//
// Nothing is guessed: a role or age counts where one person alone has it, "he" and "she" where one person alone of that sex
// can be meant in the sentence and the two before it; what stands in quotation marks is left out, since there somebody else
// speaks. Words of tables/label_additions.txt before a name or in a description are its additions. Tested by tests/cases/actors.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"
#include "rashomon/reading/speakers/entities.h"

namespace rashomon {

struct FoundLabel {
  Span span;
  std::uint32_t entity = 0;  // index into Entities::all
};

constexpr std::uint32_t kNobodysLabel = 0xFFFFFFFF;  // of somebody who is no entity

// A pronoun or description whose entity is known from elsewhere: who speaks.
using KnownLabels = std::vector<FoundLabel>;

// In order. `known`, in order: what is told there counts as naming its entity, and is not told again.
std::vector<FoundLabel> find_labels(const Article& article, const Analysis& analysis, const Entities& entities,
                                    const KnownLabels& known);

// Of each name (index into Analysis::names) with additions before it: what stands between, and the additions. The description
// is empty where they stand just before the name or its title: "alleged gunman" has none before "the alleged | Ivan Drake".
struct NameAdditions {
  std::uint32_t name = 0;
  Span description;
  std::vector<Span> additions;
};
std::vector<NameAdditions> find_name_additions(const Article& article, const Analysis& analysis);

// Whether a word is one: "self-described".
bool is_addition(std::string_view word);

// The additions among the words of a description.
std::vector<Span> additions_in(std::string_view text, Span description);

}  // namespace rashomon
