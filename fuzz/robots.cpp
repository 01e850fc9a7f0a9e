// Any bytes as a robots.txt and a path -> an answer, in time; what it says of /robots.txt itself is always yes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rashomon/fetch/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = text.find('\0');
  const rashomon::RobotsRules rules(text.substr(0, cut), "rashomon");
  rules.allows(cut == std::string::npos ? "/a/b?c" : "/" + text.substr(cut + 1));
  if (!rules.allows("/robots.txt") || rules.crawl_delay_s().value_or(0) < 0) std::abort();
  return 0;
}
