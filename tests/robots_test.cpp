// fetch/robots: the rules of RFC 9309 on small files.
#include <gtest/gtest.h>

#include "rashomon/fetch/robots.h"

namespace rashomon {
namespace {

bool allows(std::string_view robots_txt, std::string_view path) {
  return RobotsRules(robots_txt, "rashomon").allows(path);
}

TEST(Robots, TheLongestRuleCountsAndOfTwoAsLongTheOneThatAllows) {
  constexpr std::string_view kFile = "User-agent: *\nDisallow: /private/\nAllow: /private/open/\nDisallow: /both\nAllow: /both\n";
  EXPECT_TRUE(allows(kFile, "/"));
  EXPECT_FALSE(allows(kFile, "/private/a"));
  EXPECT_TRUE(allows(kFile, "/private/open/a"));
  EXPECT_TRUE(allows(kFile, "/both"));
  EXPECT_TRUE(allows("", "/a"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/a"));
  EXPECT_FALSE(RobotsRules::nothing_allowed().allows("/a"));
  EXPECT_TRUE(RobotsRules::nothing_allowed().allows("/robots.txt"));
}

TEST(Robots, GroupsThatNameTheProgramCountElseThoseForAll) {
  constexpr std::string_view kFile =
      "User-agent: other\nUser-agent: Rashomon/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n\nUser-Agent: rashomon\nDisallow: /c # too\n";
  EXPECT_FALSE(allows(kFile, "/a"));
  EXPECT_TRUE(allows(kFile, "/b"));
  EXPECT_FALSE(allows(kFile, "/c"));
  EXPECT_FALSE(allows("User-agent: others\nDisallow: /a\nSitemap: x\nUser-agent: *\nDisallow: /b", "/b"));
  EXPECT_TRUE(allows("User-agent: rashomonster\nDisallow: /", "/a"));
}

TEST(Robots, StarsAndEndsAreUnderstoodAndCostLittle) {
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /*?session=", "/a?session=1"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /a*b*c", "/aXbYc/d"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a*b*c$", "/aXbYc/d"));
  const std::string stars = "User-agent: *\nDisallow: /" + std::string(1000, '*') + "x$";
  EXPECT_TRUE(allows(stars, "/" + std::string(100'000, 'y')));
}

TEST(Robots, AddressesAreComparedHoweverTheyAreEncoded) {
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /a%3cd", "/a%3Cd"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /caf\u00e9", "/caf%C3%A9"));
  EXPECT_FALSE(allows("User-agent: *\nDisallow: /%7euser", "/~user"));
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a%2Fb", "/a/b"));  // an encoded slash is another path
  EXPECT_TRUE(allows("User-agent: *\nDisallow: /a%", "/a"));
}

TEST(Robots, ByteOrderMarksOldLineEndsAndDelays) {
  const RobotsRules rules("\xEF\xBB\xBFuser-agent : *\rcrawl-delay: 2.5\rdisallow: /a\r", "rashomon");
  EXPECT_FALSE(rules.allows("/a"));
  EXPECT_EQ(rules.crawl_delay_s(), 2.5);
  EXPECT_EQ(RobotsRules("User-agent: *\nCrawl-delay: soon", "rashomon").crawl_delay_s(), std::nullopt);
}

}  // namespace
}  // namespace rashomon
