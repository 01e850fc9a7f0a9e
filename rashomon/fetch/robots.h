// robots.txt -> whether a program may fetch an address (RFC 9309).
//
//   User-agent: *            /private/a is not allowed, /private/open/b is: the longest rule counts, and of two as long the
//   Disallow: /private/      one that allows
//   Allow: /private/open/
// Rules may hold * (anything) and $ (the end). The groups that name the program count, else those for *. Crawl-delay, which
// the RFC leaves out, is read as well. Tested by tests/robots_test.cpp and fuzz/robots.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rashomon {

constexpr std::size_t kMaxRobotsBytes = 500 * 1024;  // more is not read, as the RFC asks for at the least

class RobotsRules {
 public:
  // Everything is allowed.
  RobotsRules() = default;

  // `agent`: the program's product token, "rashomon", compared whatever its case.
  RobotsRules(std::string_view robots_txt, std::string_view agent);

  static RobotsRules nothing_allowed();

  // `path`: with its query, "/a?b".
  bool allows(std::string_view path) const;

  std::optional<double> crawl_delay_s() const { return crawl_delay_s_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };

  std::vector<Rule> rules_;
  std::optional<double> crawl_delay_s_;
};

}  // namespace rashomon
