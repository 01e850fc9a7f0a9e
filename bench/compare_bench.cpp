// Speed of compare/ on invented tellings of one event, of about 900 words each: three articles and fifty.
//
// items are articles. The counter "checksum" is of what was found: a change of speed that changes it has changed the
// result.
#include <benchmark/benchmark.h>

#include <array>
#include <random>
#include <string>

#include "rashomon/base/hash.h"
#include "rashomon/compare/compare.h"
#include "rashomon/language/analyse.h"
#include "rashomon/reading/read_article.h"

namespace rashomon {
namespace {

// An invented word of two or three syllables.
std::string word(std::mt19937& random) {
  static constexpr std::array kSyllables = {"ba",  "dor", "fel", "gin",  "hum", "jo",   "kar", "lem",
                                            "mir", "nos", "pel", "quar", "ri",  "sten", "tu",  "vor",
                                            "wex", "yan", "zo",  "bri",  "cla", "dra",  "fro", "gle"};
  std::string made;
  for (std::size_t n = 2 + random() % 2; n > 0; --n) made += kSyllables[random() % kSyllables.size()];
  return made;
}

// A piece of news: the same number gives the same words. `variant` changes a word or two, as newsrooms do.
std::string sentence(unsigned number, std::mt19937& variant) {
  static constexpr std::array kWho = {"Ida Brandt", "Mayor Lena Holt", "The fire brigade", "Piet Hollis",
                                      "Vane Holdings"};
  std::mt19937 random(number);
  const std::string who = kWho[random() % kWho.size()];
  std::string text = who + " will";
  for (int i = 0; i < 9; ++i) {
    text += i % 3 == 1 ? " the " : " ";
    const std::string own = word(random);
    text += variant() % 5 == 0 ? word(variant) : own;
  }
  text += " with " + std::to_string(2 + (variant() % 10 == 0 ? variant() : random()) % 60) + " people";
  if (random() % 3 == 0) return "“" + text + ",” said " + who + ".";
  return variant() % 3 == 0 ? text + ", officials said." : text + ".";
}

Telling telling(unsigned seed) {
  std::mt19937 random(seed);
  Telling telling;
  Article& article = telling.article;
  article.published = "2026-03-04";
  article.language = "en";
  for (int paragraph = 0; paragraph < 20; ++paragraph) {
    if (paragraph > 0) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    // Three in five sentences are of the event, the others the article's own.
    for (int i = 0; i < 3; ++i) {
      const auto number = static_cast<unsigned>(random() % 5 < 3 ? random() % 60 : 1000 + random());
      article.text += (i > 0 ? " " : "") + sentence(number, random);
    }
    article.blocks.push_back({{begin, static_cast<std::uint32_t>(article.text.size())}, BlockKind::paragraph});
  }
  telling.analysis = analyse(article);
  telling.reading = read_article(article, telling.analysis);
  return telling;
}

double checksum(const Comparison& found) {
  std::string all;
  const auto add = [&](const Place& place) {
    all.append(std::to_string(place.article))
        .append(":")
        .append(std::to_string(place.span.begin))
        .append("-")
        .append(std::to_string(place.span.end))
        .append(" ");
  };
  for (const Fact& fact : found.facts)
    for (const FactMention& mention : fact.mentions) add(mention.place);
  for (const SharedQuote& quote : found.quotes)
    for (const Place& place : quote.mentions) add(place);
  for (const Conflict& conflict : found.conflicts)
    for (const Place& place : conflict.values) add(place);
  for (const Copy& copy : found.copies)
    for (const auto& [a, b] : copy.passages) add({copy.first, a});
  return static_cast<double>(hash64(all) % 1'000'000);
}

void compare_articles(benchmark::State& state) {
  std::vector<Telling> tellings;
  for (unsigned i = 0; i < static_cast<unsigned>(state.range(0)); ++i) tellings.push_back(telling(i + 1));
  Comparison found;
  for (auto _ : state) {
    found = compare(tellings);
    benchmark::DoNotOptimize(found);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["checksum"] = checksum(found);
  state.counters["facts"] = static_cast<double>(found.facts.size());
}
BENCHMARK(compare_articles)->Arg(3)->Arg(50)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rashomon
