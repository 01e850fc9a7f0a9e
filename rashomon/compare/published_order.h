// Two dates of publication -> which article came out later, as exactly as both dates are.
#pragma once

#include <string_view>

namespace rashomon {

// Below 0: `a` came out earlier; above 0: later; 0: at the same time, less than an hour apart, or not known. ISO 8601;
// a time without a zone counts as UTC. Two dates of which one has no time are compared by day.
int compare_published(std::string_view a, std::string_view b);

}  // namespace rashomon
