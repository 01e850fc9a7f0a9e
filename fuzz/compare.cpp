// Any texts -> a comparison. Holds: every place names an article and lies inside its text, on character borders; facts
// and shared quotations have mentions of two articles, in order; findings point at facts that exist; shares are between
// 0 and 1; there are at most as many newsrooms as articles; the first finding of each kind explains itself.
//
// Input: up to four texts, parted by the byte 0x1E. Each goes through language/ and reading/ first.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "rashomon/base/utf8.h"
#include "rashomon/compare/compare.h"
#include "rashomon/compare/explain.h"
#include "rashomon/language/analyse.h"
#include "rashomon/page/text_blocks.h"
#include "rashomon/reading/read_article.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxArticles = 4;

void require(bool holds) {
  if (!holds) std::abort();
}

Telling telling_of(std::string text, std::size_t number) {
  Telling telling;
  Article& article = telling.article;
  article.text = std::move(text);
  article.published = "2018-07-1" + std::to_string(number);
  article.blocks = find_text_blocks(article.text);
  telling.analysis = analyse(article);
  telling.reading = read_article(article, telling.analysis);
  return telling;
}

std::vector<Telling> tellings_of(const std::string& input) {
  std::vector<Telling> tellings;
  for (std::size_t begin = 0; begin <= input.size() && tellings.size() < kMaxArticles;) {
    const std::size_t end = std::min(input.find('\x1E', begin), input.size());
    tellings.push_back(telling_of(input.substr(begin, end - begin), tellings.size()));
    begin = end + 1;
  }
  return tellings;
}

void check_explanations(const std::vector<Telling>& tellings, const Comparison& found) {
  const std::vector<std::string> letters{"A", "B", "C", "D"};
  const std::pair<const char*, bool> ids[] = {{"f1", !found.facts.empty()},         {"q1", !found.quotes.empty()},
                                              {"c1", !found.conflicts.empty()},     {"s1", !found.shifts.empty()},
                                              {"o1", !found.omissions.empty()},     {"f", false},
                                              {"f18446744073709551617", false}};
  for (const auto& [id, exists] : ids) {
    const auto lines = explain_finding(tellings, found, letters, id);
    require(lines.has_value() == exists);
    if (lines)
      for (const ExplanationLine& line : *lines) require(is_valid_utf8(line.words));
  }
}

class Checker {
 public:
  explicit Checker(const std::vector<Telling>& tellings) : tellings_(tellings) {}

  void check(const Comparison& found) const {
    for (const Fact& fact : found.facts) check_fact(fact);
    for (const SharedQuote& quote : found.quotes) check_shared(quote.mentions);
    for (const Conflict& conflict : found.conflicts) {
      require(conflict.values.size() >= 2 && !conflict.why.empty());
      require(!conflict.fact || index_of(*conflict.fact) < found.facts.size());
      check_places(conflict.values);
    }
    for (const Shift& shift : found.shifts) {
      require(index_of(shift.fact) < found.facts.size() && !shift.attributed.empty() && !shift.outlet.empty());
      check_places(shift.attributed);
      check_places(shift.outlet);
    }
    for (const Omission& omission : found.omissions) {
      require(index_of(omission.fact) < found.facts.size() && !omission.missing_in.empty());
      for (const std::uint32_t article : omission.missing_in) require(article < tellings_.size());
    }
    for (const TermChoice& choice : found.wording) {
      check_shared(choice.terms);
      require(choice.speakers.size() == choice.terms.size() && !choice.why.empty());
    }
    for (const Copy& copy : found.copies) check_copy(copy);
    require(found.newsrooms <= tellings_.size());
  }

 private:
  void check_place(const Place& place) const {
    require(place.article < tellings_.size());
    const std::string& text = tellings_[place.article].article.text;
    require(place.span.begin < place.span.end && place.span.end <= text.size());
    require(is_char_border(text, place.span.begin) && is_char_border(text, place.span.end));
  }

  void check_places(const std::vector<Place>& places) const {
    for (const Place& place : places) check_place(place);
  }

  void check_shared(const std::vector<Place>& places) const {
    check_places(places);
    require(places.size() >= 2 && places.front().article != places.back().article);
    for (std::size_t i = 1; i < places.size(); ++i) require(places[i - 1] < places[i]);
  }

  void check_fact(const Fact& fact) const {
    require(fact.score >= 0 && fact.score <= 1);
    std::vector<Place> places;
    for (const FactMention& mention : fact.mentions) {
      places.push_back(mention.place);
      require(mention.voice != Voice::mixed);
      require(mention.voice == Voice::attributed || !mention.speaker);
    }
    check_shared(places);
  }

  void check_copy(const Copy& copy) const {
    require(copy.first < copy.second && copy.share > 0 && copy.share <= 1 && !copy.passages.empty());
    for (const auto& [a, b] : copy.passages) check_places({{copy.first, a}, {copy.second, b}});
  }

  const std::vector<Telling>& tellings_;
};

}  // namespace
}  // namespace rashomon

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rashomon;
  const std::string input = repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  const std::vector<Telling> tellings = tellings_of(input);
  const Comparison found = compare(tellings);
  Checker(tellings).check(found);
  check_explanations(tellings, found);
  return 0;
}
