#include "rashomon/fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "rashomon/archive/header_fields.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxRules = 10'000, kMaxPattern = 2'000;

// Whether a pattern with * and $ matches the beginning of a path. Linear in both: a star goes back to the last one only.
bool matches(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t p = 0, at = 0, star = std::string_view::npos, mark = 0;
  while (true) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = at;
    } else if (p == pattern.size() && (!anchored || at == path.size())) {
      return true;
    } else if (p < pattern.size() && at < path.size() && pattern[p] == path[at]) {
      ++p;
      ++at;
    } else if (star != std::string_view::npos && mark < path.size()) {
      p = star + 1;
      at = ++mark;
    } else {
      return false;
    }
  }
}

bool begins_no_case(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() && equal_no_case(text.substr(0, beginning.size()), beginning);
}

}  // namespace

RobotsRules::RobotsRules(std::string_view text, std::string_view agent) {
  text = text.substr(0, kMaxRobotsBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  RobotsRules own, others;
  bool in_names = false, own_group = false, any_group = false, found_own = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view key = trim_blanks(line.substr(0, colon)), value = trim_blanks(line.substr(colon + 1));
    if (equal_no_case(key, "user-agent")) {
      if (!in_names) own_group = any_group = false;
      in_names = true;
      const std::string_view name = value.substr(0, value.find_first_of(" /"));
      own_group |= equal_no_case(name, agent);
      any_group |= name == "*";
      found_own |= own_group;
      continue;
    }
    const bool allow = equal_no_case(key, "allow"), disallow = equal_no_case(key, "disallow");
    if (!allow && !disallow && !equal_no_case(key, "crawl-delay")) continue;  // Sitemap and the like end no group
    in_names = false;
    for (RobotsRules* rules : {own_group ? &own : nullptr, any_group ? &others : nullptr}) {
      if (rules == nullptr) continue;
      double seconds = 0;
      if (allow || disallow) {
        if (!value.empty() && value.size() <= kMaxPattern && rules->rules_.size() < kMaxRules)
          rules->rules_.push_back({std::string(value), allow});
      } else if (std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc{} && seconds >= 0) {
        rules->crawl_delay_s_ = seconds;
      }
    }
  }
  *this = found_own ? std::move(own) : std::move(others);
}

RobotsRules RobotsRules::nothing_allowed() {
  RobotsRules rules;
  rules.rules_.push_back({"/", false});
  return rules;
}

bool RobotsRules::allows(std::string_view path) const {
  if (begins_no_case(path, "/robots.txt")) return true;
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || (rule.pattern.size() == longest && allowed) || !matches(rule.pattern, path)) continue;
    longest = rule.pattern.size();
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace rashomon
