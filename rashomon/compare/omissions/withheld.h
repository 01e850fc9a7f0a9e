// How many tellings have to have something before others are asked for it, and of an article without it why nothing follows
// from that: it is cut off, much shorter, or older.
//
// Tested by tests/cases/compare (omission_cut_off).
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// Two; of many tellings a quarter: what two of fifty have, the others need not.
std::size_t min_carriers(std::size_t tellings);

class Withholder {
 public:
  // The tellings have to outlive it.
  explicit Withholder(std::span<const Telling> tellings);

  // Empty: no such reason.
  std::string reason(std::uint32_t article, const std::set<std::uint32_t>& carriers) const;

 private:
  std::span<const Telling> tellings_;
  std::vector<std::size_t> words_;
};

}  // namespace rashomon
