// Judges all pairs of sentences of different articles, as fast as one thread can: what bench/peers/facts.py sets beside
// sentence embeddings.
//
//   meet_articles FILE… [--rounds N]     the articles of each three files meet
//
// Reading and sentences come first; the time is that of encoding the words of each article once and of all meetings, the best
// of the rounds. Prints one line of JSON: pairs, seconds of processor time, and the sentences by article.
#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "rashomon/intake/page_reader.h"
#include "rashomon/language/analyse.h"
#include "rashomon/nn/embedded_weights.h"
#include "rashomon/nn/word_meeting.h"
#include "rashomon/page/extract_article.h"
#include "rashomon/report/json_writer.h"

namespace rashomon {
namespace {

constexpr std::size_t kTogether = 3;

struct Sentences {
  std::string text;
  std::vector<Span> spans;
};

std::size_t meet_all(const std::vector<Sentences>& articles, const WordEncoder& encoder) {
  EncoderWorkspace workspace;
  std::size_t pairs = 0;
  for (std::size_t first = 0; first + kTogether <= articles.size(); first += kTogether) {
    std::vector<MeetingSide> sides;
    for (std::size_t i = first; i < first + kTogether; ++i)
      sides.push_back(arrange_words(encoder.encode(articles[i].text, workspace), articles[i].spans));
    for (std::size_t a = 0; a < sides.size(); ++a)
      for (std::size_t b = a + 1; b < sides.size(); ++b) pairs += meet_words(sides[a], sides[b]).log_odds.size();
  }
  return pairs;
}

int run(std::vector<std::string> paths, int rounds) {
  std::vector<Sentences> articles;
  PageReader pages(std::move(paths), {});
  while (const auto page = pages.next()) {
    const Article article = extract_article(*page);
    articles.push_back({article.text, {}});
    for (const Sentence& sentence : analyse(article).sentences) articles.back().spans.push_back(sentence.span);
  }
  const ReaderNetwork reader(embedded_weights(), "embedded");
  const WordEncoder encoder(embedded_word_weights(), "embedded", reader);
  double best = 1e9;
  std::size_t pairs = 0;
  for (; rounds > 0; --rounds) {
    const std::clock_t begin = std::clock();
    pairs = meet_all(articles, encoder);
    best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  JsonWriter json;
  json.begin_object();
  json.field("pairs", static_cast<std::uint32_t>(pairs));
  json.field("seconds", best);
  json.key("articles");
  json.begin_array();
  for (const Sentences& article : articles) {
    json.begin_array();
    for (const Span span : article.spans) json.text(text_of(article.text, span));
    json.end_array();
  }
  json.end_array();
  json.end_object();
  fmt::print("{}\n", json.take());
  return 0;
}

}  // namespace
}  // namespace rashomon

int main(int count, char** arguments) {
  std::vector<std::string> paths(arguments + 1, arguments + count);
  int rounds = 3;
  if (paths.size() > 2 && paths[paths.size() - 2] == "--rounds") {
    rounds = std::max(1, std::atoi(paths.back().c_str()));
    paths.resize(paths.size() - 2);
  }
  if (paths.empty()) {
    fmt::print(stderr, "usage: meet_articles FILE... [--rounds N]\n");
    return 2;
  }
  return rashomon::run(std::move(paths), rounds);
}
