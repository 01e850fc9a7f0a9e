#include "rashomon/fetch/robots.h"

#include <algorithm>
#include <charconv>

#include "rashomon/archive/header_fields.h"
#include "rashomon/base/letters.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxRules = 10'000, kMaxPattern = 2'000;

// Whether a pattern with * and $ matches the beginning of a path. What does not match goes back to the last star only, so that
// many stars cost no more than one.
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

constexpr bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// One way of writing each address (RFC 9309, 2.2.2; RFC 3986, 6.2.2): "%7e" is "~", "%3c" is "%3C", "é" is "%C3%A9".
std::string normal_form(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF", kUnreserved = "-._~";
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto byte = static_cast<unsigned char>(text[at]);
    const bool encoded = byte == '%' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2]);
    if (encoded) {
      std::from_chars(text.data() + at + 1, text.data() + at + 3, byte, 16);
      at += 2;
    }
    const bool letter = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (letter || kUnreserved.find(static_cast<char>(byte)) != std::string_view::npos || (!encoded && byte < 0x80)) {
      out.push_back(static_cast<char>(byte));
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return out;
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
          rules->rules_.push_back({normal_form(value), allow});
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
  const std::string normal = normal_form(path);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    if (rule.pattern.size() < longest || (rule.pattern.size() == longest && allowed) || !matches(rule.pattern, normal)) continue;
    longest = rule.pattern.size();
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace rashomon
