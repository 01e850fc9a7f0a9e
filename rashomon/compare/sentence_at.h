// The sentence in which a span begins, and by what sentences of several articles are told apart.
#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "rashomon/compare/comparison.h"
#include "rashomon/language/analysis.h"

namespace rashomon {

// The span itself where no sentence begins before it.
Span sentence_at(const Analysis& analysis, Span span);

using SentenceId = std::pair<std::uint32_t, std::uint32_t>;  // article, first byte

SentenceId sentence_of(std::span<const Telling> tellings, const Place& place);

}  // namespace rashomon
