// A comparison -> one self-contained HTML page: no scripts needed, nothing loaded from elsewhere, whatever the articles
// contain is shown as text.
#pragma once

#include <span>
#include <string>

#include "rashomon/compare/comparison.h"

namespace rashomon {

std::string comparison_to_html(std::span<const Telling> tellings, const Comparison& comparison);

}  // namespace rashomon
