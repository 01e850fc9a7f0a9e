// Tellings of one event -> comparison: the order in which the comparers run.
#pragma once

#include <span>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// Any number of tellings, also one or none: then there is nothing to share and the lists are empty but for voices.
Comparison compare(std::span<const Telling> tellings);

}  // namespace rashomon
