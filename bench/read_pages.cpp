// Extracts the articles of a folder of pages, as fast as one thread can: what bench/peers/pages.py sets beside other extractors.
//
//   read_pages FOLDER [ROUNDS]
//
// The pages are read into memory first; the time is that of the page stage alone, the best of the rounds. Prints one line of
// JSON: pages, milliseconds of processor time a page, bytes of text.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <vector>

#include <fmt/format.h>

#include "rashomon/intake/page_reader.h"
#include "rashomon/page/extract_article.h"

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: read_pages FOLDER [ROUNDS]\n");
    return 2;
  }
  std::vector<rashomon::Page> pages;
  rashomon::PageReader reader({arguments[1]}, {});
  while (auto page = reader.next()) pages.push_back(*std::move(page));
  double best = 1e9;
  std::size_t bytes = 0;
  for (int round = count > 2 ? std::atoi(arguments[2]) : 3; round > 0; --round) {
    bytes = 0;
    const std::clock_t begin = std::clock();
    for (const rashomon::Page& page : pages) bytes += rashomon::extract_article(page).text.size();
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  const double each = pages.empty() ? 0 : best * 1000 / static_cast<double>(pages.size());
  fmt::print("{{\"pages\": {}, \"milliseconds\": {:.4f}, \"bytes\": {}}}\n", pages.size(), each, bytes);
  return 0;
}
