// Which attribution speaks at a place: the innermost statement whose content holds it. Attitudes ("wants to …") do not speak.
//
// Contents may lie within each other ("Ann said Bob thinks …"). Ask with rising positions; all questions together take time
// linear in them and in the contents.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "rashomon/reading/reading.h"

namespace rashomon {

class InnermostAttribution {
 public:
  explicit InnermostAttribution(const std::vector<Attribution>& attributions) {
    for (std::size_t a = 0; a < attributions.size(); ++a) {
      if (!attributions[a].statement) continue;
      for (const Span& content : attributions[a].content) contents_.push_back({content, static_cast<AttributionId>(a)});
    }
    std::stable_sort(contents_.begin(), contents_.end(), [](const Content& a, const Content& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
  }

  // Nothing: the outlet speaks.
  std::optional<AttributionId> at(std::uint32_t byte) {
    for (; next_ < contents_.size() && contents_[next_].span.begin <= byte; ++next_) open_.push_back(contents_[next_]);
    while (!open_.empty() && open_.back().span.end <= byte) open_.pop_back();
    if (open_.empty()) return std::nullopt;
    return open_.back().attribution;
  }

 private:
  struct Content {
    Span span;
    AttributionId attribution{};
  };
  std::vector<Content> contents_, open_;
  std::size_t next_ = 0;
};

}  // namespace rashomon
